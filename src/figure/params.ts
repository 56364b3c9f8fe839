/**
 * A widget's parameter table: one object gives the types, the defaults, the sliders, the URL and the check of what an author
 * writes in MDX. Every value that enters from outside passes `parseValue` or `checkValue`; what is refused is named with the
 * allowed range, never silently bent.
 */
import { fixed, signed } from '../plot/number.ts'
import { decimals } from '../plot/decimals.ts'
import { words } from '../words/en/refusals.ts'

export interface NumberParameter {
  readonly kind: 'number'
  readonly min: number
  readonly max: number
  /** Distance between two values of the slider; also the grid to which values are rounded. */
  readonly step: number
  readonly start: number
  /** A slider over several orders of magnitude moves in the logarithm. Values keep three significant digits. */
  readonly scale?: 'log'
  /** Decimals in which a value is written, beside its slider and for those who listen; those of `step` by default. */
  readonly digits?: number
  /** Written after the value: "0.30 nats". */
  readonly unit?: string
  /** True where the sign is always shown: "+1.0". */
  readonly signed?: boolean
}
export interface ChoiceParameter<Option extends string = string> {
  readonly kind: 'choice'
  readonly options: readonly Option[]
  readonly start: NoInfer<Option>
}
export interface FlagParameter {
  readonly kind: 'flag'
  readonly start: boolean
}
export interface ListParameter {
  readonly kind: 'list'
  readonly min: number
  readonly max: number
  readonly step: number
  readonly minLength: number
  readonly maxLength: number
  readonly start: readonly number[]
}
/** A line that the reader types. */
export interface TextParameter {
  readonly kind: 'text'
  /** In UTF-16 units, as an input counts them. */
  readonly maxLength: number
  readonly start: string
}
export type Parameter = NumberParameter | ChoiceParameter | FlagParameter | ListParameter | TextParameter
export type Spec = Readonly<Record<string, Parameter>>

export type ValueOf<P extends Parameter> = P extends NumberParameter
  ? number
  : P extends ChoiceParameter<infer Option>
    ? Option
    : P extends FlagParameter
      ? boolean
      : P extends TextParameter
        ? string
        : readonly number[]
export type Params<S extends Spec> = { readonly [Name in keyof S]: ValueOf<S[Name]> }

export const number = (parameter: Omit<NumberParameter, 'kind'>): NumberParameter => ({ kind: 'number', ...parameter })
export const choice = <const Option extends string>(
  options: readonly Option[],
  start: NoInfer<Option>,
): ChoiceParameter<Option> => ({
  kind: 'choice',
  options,
  start,
})
export const flag = (start: boolean): FlagParameter => ({ kind: 'flag', start })
export const list = (parameter: Omit<ListParameter, 'kind'>): ListParameter => ({ kind: 'list', ...parameter })
export const text = (parameter: Omit<TextParameter, 'kind'>): TextParameter => ({ kind: 'text', ...parameter })
/** The seed of a run: any 32-bit unsigned number. */
export const seed = (start: number): NumberParameter => number({ min: 0, max: 4294967295, step: 1, start })

/** Something from outside that was refused: which parameter, what stood there, what is allowed. */
export interface Problem {
  readonly parameter: string
  readonly value: string
  readonly allowed: string
}

type Result<T> =
  { readonly value: T; readonly problem?: undefined } | { readonly value?: undefined; readonly problem: string }

/** Rounds to the parameter's grid, so that a value, its text in the URL and its slider agree exactly. */
export function snap(parameter: NumberParameter | ListParameter, value: number): number {
  if (parameter.kind === 'number' && parameter.scale === 'log') return Number(value.toPrecision(3))
  const steps = Math.round((value - parameter.min) / parameter.step)
  return Number(
    (parameter.min + steps * parameter.step).toFixed(
      Math.max(decimals(String(parameter.step)), decimals(String(parameter.min))),
    ),
  )
}

/** A value as figures write it: the digits, sign and unit that its table gives. */
export function written(
  { step, digits = decimals(String(step)), unit, signed: isSigned }: NumberParameter,
  value: number,
): string {
  const text = isSigned ? signed(value, digits) : fixed(value, digits)
  return unit === undefined ? text : `${text} ${unit}`
}

/**
 * What is allowed, in words.
 * @public A test loads it from a build in another language.
 */
export function allowed(parameter: Parameter): string {
  switch (parameter.kind) {
    case 'number':
      return words.number(parameter.min, parameter.max)
    case 'choice':
      return words.oneOf(parameter.options)
    case 'flag':
      return words.flag('yes', 'no')
    case 'list':
      return words.numbers(parameter.minLength, parameter.maxLength, parameter.min, parameter.max)
    case 'text':
      return words.text(parameter.maxLength)
  }
}

const inRange = (value: number, { min, max }: { min: number; max: number }) =>
  Number.isFinite(value) && value >= min && value <= max

/** No line breaks, no control or format characters, no halves of a character. */
const PLAIN = /^\P{C}*$/u

/** Checks a value an author or a program hands over. */
export function checkValue(
  parameter: Parameter,
  value: unknown,
): Result<number | string | boolean | readonly number[]> {
  const refused = { problem: allowed(parameter) }
  switch (parameter.kind) {
    case 'number':
      return typeof value === 'number' && inRange(value, parameter) ? { value: snap(parameter, value) } : refused
    case 'choice':
      return typeof value === 'string' && parameter.options.includes(value) ? { value } : refused
    case 'flag':
      return typeof value === 'boolean' ? { value } : refused
    case 'list':
      return Array.isArray(value) &&
        value.length >= parameter.minLength &&
        value.length <= parameter.maxLength &&
        value.every((item) => typeof item === 'number' && inRange(item, parameter))
        ? { value: (value as number[]).map((item) => snap(parameter, item)) }
        : refused
    case 'text':
      return typeof value === 'string' && value.length <= parameter.maxLength && PLAIN.test(value) ? { value } : refused
  }
}

const DECIMAL = /^-?(\d{1,12}(\.\d{0,12})?|\.\d{1,12})$/

/** Reads a value from the text of a URL. Plain decimals only: no exponents, no hexadecimals, no spaces. */
export function parseValue(parameter: Parameter, text: string): Result<number | string | boolean | readonly number[]> {
  const toNumber = (part: string) => (DECIMAL.test(part) ? Number(part) : Number.NaN)
  switch (parameter.kind) {
    case 'number':
      return checkValue(parameter, toNumber(text))
    case 'choice':
    case 'text':
      return checkValue(parameter, text)
    case 'flag':
      return checkValue(parameter, text === 'yes' ? true : text === 'no' ? false : null)
    case 'list':
      return checkValue(parameter, text.length > 40 * parameter.maxLength ? null : text.split(',').map(toNumber))
  }
}

/** The text of a value in a URL; `parseValue` reads it back unchanged. */
export function formatValue(parameter: Parameter, value: unknown): string {
  if (parameter.kind === 'flag') return value ? 'yes' : 'no'
  if (parameter.kind === 'list') return (value as readonly number[]).map(plain).join(',')
  return parameter.kind === 'number' ? plain(value as number) : String(value)
}

/** A number as plain decimal text, never in exponent form. */
const plain = (value: number): string => {
  const text = String(value)
  return text.includes('e') ? value.toFixed(12).replace(/\.?0+$/, '') : text
}

export const sameValue = (a: unknown, b: unknown): boolean =>
  Array.isArray(a) && Array.isArray(b)
    ? a.length === b.length && a.every((item, i) => Object.is(item, b[i]))
    : Object.is(a, b)

/** The table's own start values. */
export const defaults = <S extends Spec>(spec: S): Params<S> =>
  Object.fromEntries(Object.entries(spec).map(([name, parameter]) => [name, parameter.start])) as Params<S>

/**
 * The start an author wrote, completed by the table's defaults.
 * @throws RangeError naming every parameter that is unknown or out of range, and what is allowed.
 */
export function startParams<S extends Spec>(spec: S, given: Readonly<Record<string, unknown>>): Params<S> {
  const problems: string[] = []
  const patch: Record<string, unknown> = {}
  for (const [name, value] of Object.entries(given)) {
    if (!Object.hasOwn(spec, name)) {
      problems.push(`unknown parameter "${name}" (allowed: ${Object.keys(spec).join(', ')})`)
      continue
    }
    const result = checkValue(spec[name]!, value)
    if (result.problem !== undefined) problems.push(`${name} is ${JSON.stringify(value)}; allowed: ${result.problem}`)
    else patch[name] = result.value
  }
  if (problems.length > 0) throw new RangeError(problems.join('; '))
  return { ...defaults(spec), ...patch }
}
