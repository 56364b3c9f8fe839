import { type CSSProperties, type ReactNode, useId } from 'react'
import { keptLetter } from '../course/kept-letter.ts'
import { at } from '../plot/number.ts'
import { type ChoiceParameter, type NumberParameter, sameValue, snap } from './params.ts'

/** Positions of a logarithmic slider. */
const POSITIONS = 200

const toPosition = ({ min, max }: NumberParameter, value: number) =>
  Math.round((POSITIONS * Math.log(value / min)) / Math.log(max / min))
const fromPosition = (parameter: NumberParameter, position: number) =>
  snap(
    parameter,
    Math.min(
      parameter.max,
      Math.max(parameter.min, parameter.min * (parameter.max / parameter.min) ** (position / POSITIONS)),
    ),
  )

interface SliderProps {
  readonly parameter: NumberParameter
  readonly value: number
  readonly onChange: (value: number) => void
  /** What stands before the slider: symbol and word. */
  readonly label: ReactNode
  /** The value as shown beside the slider. */
  readonly text: string
  /** The value in words, for those who listen: "1.35, past the fence". */
  readonly spoken?: string
  readonly disabled?: boolean
  readonly className?: string
  readonly style?: CSSProperties
}

/** A row with a native range input: arrow keys, Home, End, Page Up and Page Down come with it. */
export function Slider({
  parameter,
  value,
  onChange,
  label,
  text,
  spoken = text,
  disabled,
  className = '',
}: SliderProps) {
  return (
    <label className={`control-row ${className}`}>
      <span className="control-name">{label}</span>
      <RangeInput
        parameter={parameter}
        value={value}
        onChange={onChange}
        spoken={spoken}
        {...(disabled ? { disabled } : {})}
      />
      <output className="control-value" aria-hidden="true">
        {text}
      </output>
    </label>
  )
}

/** The bare input, for a handle that lies on the axis of its plot. Give it an aria-label there. */
export function RangeInput({
  parameter,
  value,
  onChange,
  spoken,
  label,
  disabled,
  className,
  style,
}: Pick<SliderProps, 'parameter' | 'value' | 'onChange' | 'disabled' | 'className' | 'style'> & {
  readonly spoken: string
  readonly label?: string
}) {
  const isLog = parameter.scale === 'log'
  return (
    <input
      type="range"
      className={className}
      style={style}
      min={isLog ? 0 : parameter.min}
      max={isLog ? POSITIONS : parameter.max}
      step={isLog ? 1 : parameter.step}
      value={isLog ? toPosition(parameter, value) : value}
      onChange={(event) => {
        const next = Number(event.currentTarget.value)
        onChange(isLog ? fromPosition(parameter, next) : snap(parameter, next))
      }}
      aria-valuetext={spoken}
      aria-label={label}
      disabled={disabled}
    />
  )
}

interface AxisHandleProps extends Pick<SliderProps, 'parameter' | 'value' | 'onChange'> {
  /** Of the drawing, in px. */
  readonly width: number
  /** The ends of the axis, and the height of the handle's middle, in px of the drawing. */
  readonly left: number
  readonly right: number
  readonly y: number
  readonly label: string
  readonly spoken: string
  readonly className?: string
}

/** Half the thumb's width: at the ends of the axis the thumb's middle lies on the end. */
const HALF_THUMB = 14

/** A range input on an axis of a drawing; in percent of its width, so that it keeps its place while the drawing is measured. */
export const AxisHandle = ({ width, left, right, y, className = 'range-on-axis', ...rest }: AxisHandleProps) => (
  <RangeInput
    {...rest}
    className={className}
    style={{
      left: `calc(${at((100 * left) / width)}% - ${HALF_THUMB}px)`,
      width: `calc(${at((100 * (right - left)) / width)}% + ${2 * HALF_THUMB}px)`,
      top: y - 22,
    }}
  />
)

interface BarHandleProps extends Pick<SliderProps, 'parameter' | 'value' | 'onChange'> {
  /** Of the drawing, in px. */
  readonly width: number
  /** The middle of the bar, and where its least and its greatest value lie, in px of the drawing. */
  readonly x: number
  readonly bottom: number
  readonly top: number
  readonly label: string
  readonly spoken: string
}

/** A range input upright on a bar, of which only the thumb at the bar's end can be touched: the page still scrolls beside it. */
export const BarHandle = ({ width, x, bottom, top, ...rest }: BarHandleProps) => (
  <RangeInput
    {...rest}
    className="bar-handle"
    style={{
      left: `calc(${at((100 * x) / width)}% - 22px)`,
      top: top - HALF_THUMB,
      height: bottom - top + 2 * HALF_THUMB,
    }}
  />
)

interface PresetsProps<P> {
  /** What the presets are, for all of them: "try". */
  readonly label: string
  /** States worth a press: what each sets. */
  readonly presets: Readonly<Record<string, Partial<P>>>
  readonly names: Readonly<Record<string, string>>
  readonly params: P
  readonly set: (patch: Partial<P>) => void
}

/** Cases worth a press, the one that is shown now marked. */
export function Presets<P extends object>({ label, presets, names, params, set }: PresetsProps<P>) {
  const isShown = (patch: Partial<P>) =>
    Object.entries(patch).every(([name, value]) => sameValue(value, params[name as keyof P]))
  return (
    <div className="control-row control-presets" role="group" aria-label={label}>
      <span className="control-name">{label}</span>
      <div className="choices">
        {Object.entries(presets).map(([preset, patch]) => (
          <button key={preset} type="button" aria-pressed={isShown(patch)} onClick={() => set(patch)}>
            {names[preset] ?? preset}
          </button>
        ))}
      </div>
    </div>
  )
}

interface AddRemoveProps {
  readonly count: number
  /** How few and how many there may be. */
  readonly least: number
  readonly most: number
  readonly add: string
  readonly remove: string
  readonly onAdd: () => void
  readonly onRemove: () => void
}

/** Two buttons that make a list longer and shorter. */
export const AddRemove = ({ count, least, most, add, remove, onAdd, onRemove }: AddRemoveProps) => (
  <div className="control-row control-buttons" data-list="">
    <button type="button" className="button" disabled={count >= most} onClick={onAdd}>
      {add}
    </button>
    <button type="button" className="button button-quiet" disabled={count <= least} onClick={onRemove}>
      {remove}
    </button>
  </div>
)

interface ChoiceProps<Option extends string> {
  readonly parameter: ChoiceParameter<Option>
  readonly value: Option
  readonly onChange: (value: Option) => void
  readonly label: ReactNode
  /** The words for each option. */
  readonly names: Readonly<Record<Option, ReactNode>>
  readonly disabled?: boolean
}

/** One of a few: native radio buttons in a row. */
export function Choice<Option extends string>({
  parameter,
  value,
  onChange,
  label,
  names,
  disabled,
}: ChoiceProps<Option>) {
  const name = useId()
  return (
    <fieldset className="control-row control-choice" disabled={disabled}>
      <legend className="control-name">{label}</legend>
      <div className="choices">
        {parameter.options.map((option) => (
          <label key={option} className="choice">
            <input
              type="radio"
              name={name}
              value={option}
              checked={option === value}
              onChange={() => onChange(option)}
            />
            <span {...keptLetter(names[option])}>{names[option]}</span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}

/** On or off: a native checkbox. */
export function Switch({
  value,
  onChange,
  label,
  disabled = false,
  opens = false,
}: {
  readonly value: boolean
  readonly onChange: (value: boolean) => void
  readonly label: ReactNode
  readonly disabled?: boolean
  /** It shows and hides a part of the figure, which is then taller. */
  readonly opens?: boolean
}) {
  return (
    <label className="control-row control-switch">
      <input
        type="checkbox"
        checked={value}
        disabled={disabled}
        onChange={(event) => onChange(event.currentTarget.checked)}
        {...(opens ? { 'aria-expanded': value } : {})}
      />
      <span className="control-name">{label}</span>
    </label>
  )
}
