import { Fragment, type ReactElement, type ReactNode, isValidElement } from 'react'
import { Responsive } from '../plot/responsive.tsx'
import { signedText } from '../plot/signed-text.tsx'
import { useTween } from '../plot/use-tween.ts'
import { AxisHandle, Choice, Presets, Slider, Switch } from './inputs.tsx'
import { Figure } from './figure.tsx'
import { GuessMark } from './guess-mark.tsx'
import { MoreControls } from './more-controls.tsx'
import { useUnlocked } from './unlocked.ts'
import { LiveFormula } from './live-formula.tsx'
import { type NumberParameter, type Params, type Spec, sameValue, written } from './params.ts'
import { unlockAnchor } from '../course/unlock-anchor.ts'
import { type WidgetProps, useWidget } from './store.ts'
import type { ControlEntry, ControlItem, ControlWords, FigureDefinition, FigureWords, Use } from './definition.ts'

const NONE: readonly number[] = []

interface WidgetFigureProps<S extends Spec, Scene, Row, Plot, W extends FigureWords<S, Scene, Row>> extends WidgetProps<
  S,
  W
> {
  readonly definition: FigureDefinition<S, Scene, Row, Plot, W>
  readonly useScene: (params: Params<S>) => Scene
}

/** A figure as its definition says. */
export function WidgetFigure<S extends Spec, Scene, Row, Plot, W extends FigureWords<S, Scene, Row>>({
  definition: d,
  useScene,
  id,
  start,
  words,
  steps,
}: WidgetFigureProps<S, Scene, Row, Plot, W>) {
  const live = useWidget(d.spec, { id, start, ...(steps ? { steps } : {}) })
  const { params, set } = live
  // The definition is a constant of the module, and its hook with it.
  // oxlint-disable-next-line react/hooks
  const scene = useScene(params)
  const [shown, follow] = useTween(d.tween?.(scene) ?? NONE)
  // A question in words is answered where it stands, and locks the drawing like everything else.
  const isAskedInDrawing = d.guess !== undefined && live.question?.field != null
  const use: Use<S, Scene, W> = {
    params,
    scene,
    words,
    set,
    follow: (patch) => {
      follow()
      set(patch)
    },
    isStepped: steps !== undefined,
    isAsked: isAskedInDrawing && live.question.waits,
  }
  const control = (entry: ControlEntry<S>) => <Control entry={entry} use={use} spec={d.spec} />
  const entries: readonly ControlEntry<S>[] = (
    typeof d.controls === 'function' ? d.controls(use) : (d.controls ?? [])
  ).filter((entry) => entry !== null)
  const { caption, head } = words.table
  const given = typeof d.formula === 'function' ? d.formula(scene, params) : (d.formula ?? null)
  const look = typeof given === 'string' ? { formula: given } : given
  const formula =
    look === null ? null : (
      <LiveFormula {...look} values={words.slots?.(scene, params) ?? {}} label={words.formula?.(scene, params) ?? ''} />
    )
  const rest = restOf(entries, typeof d.atRest === 'function' ? d.atRest(use) : d.atRest)
  const seed = d.spec.seed?.kind === 'number' ? d.spec.seed : null
  return (
    <Figure
      live={live}
      look={typeof words.look === 'string' ? words.look : words.look(scene, params)}
      {...(d.wide === undefined ? {} : { wide: d.wide })}
      {...(d.className === undefined ? {} : { className: d.className })}
      {...(d.room === undefined ? {} : { room: d.room })}
      drawing={
        <>
          {look?.under ? null : formula}
          <Responsive
            heights={typeof d.size === 'function' ? d.size(scene) : d.size}
            label={words.picture(scene, params)}
            draw={(size) => (
              <d.Drawing size={size} plot={d.layout(size, scene, shown)} scene={scene} words={words} shown={shown} />
            )}
            overlay={(size) => {
              const plot = d.layout(size, scene, shown)
              const handles = d.handles?.(use, plot, size).map((handle, index) => {
                if (handle === null || isValidElement(handle)) return handle
                const { name, value = params[name] as number, parameter = d.spec[name] as NumberParameter } = handle
                const text = controlWords(use, name)
                return (
                  <AxisHandle
                    key={index}
                    {...handle}
                    width={size.width}
                    parameter={parameter}
                    value={value}
                    onChange={(next) => use.follow({ [name]: next } as Partial<Params<S>>)}
                    label={text.label}
                    spoken={text.spoken?.(scene, params) ?? written(parameter, value)}
                  />
                )
              })
              const axis = d.guess?.(plot) ?? null
              if (!live.question?.field || axis === null) return use.isAsked ? null : handles
              return (
                <>
                  {use.isAsked ? null : handles}
                  <GuessMark question={live.question} axis={axis} width={size.width} />
                </>
              )
            }}
          />
          {look?.under ? formula : null}
        </>
      }
      {...(entries.length === 0
        ? {}
        : {
            controls: (
              <Controls
                id={id}
                entries={entries}
                waiting={rest.length}
                arrived={live.arrived}
                spec={d.spec}
                draw={control}
              />
            ),
            anchors: rest.flatMap((entry) => nameOf(entry) ?? []).map((name) => unlockAnchor(id, name)),
          })}
      status={words.narrate(scene, params)}
      table={{
        caption: typeof caption === 'string' ? caption : caption(scene),
        head: typeof head === 'function' ? head(scene) : head,
        // Made when the table is opened: a slider under the finger does not wait for them.
        get rows() {
          return d.rows(scene).map(words.table.row)
        },
      }}
      listings={d.code}
      isAskedInDrawing={isAskedInDrawing}
      {...(seed
        ? {
            seed: {
              parameter: seed,
              value: params.seed as number,
              isIdle: !(d.seeded?.(params) ?? true),
              onChange: (next: number) => set({ seed: next } as unknown as Partial<Params<S>>),
            },
          }
        : {})}
    />
  )
}

interface CompleteWords<S extends Spec, Scene> {
  readonly label: string
  readonly spoken?: (scene: Scene, params: Params<S>) => string
  readonly options?: Readonly<Record<string, string>>
}

/** The words of a control, complete; the parameter's own name where the table of words has none. */
function controlWords<S extends Spec, Scene, W extends FigureWords<S, Scene, never>>(
  { words, scene, params }: Use<S, Scene, W>,
  name: keyof S & string,
): CompleteWords<S, Scene> {
  const given: ControlWords<Scene, Params<S>> = words.controls?.[name] ?? name
  if (typeof given === 'string') return { label: given }
  return { ...given, label: typeof given.label === 'string' ? given.label : given.label(scene, params) }
}

interface ControlProps<S extends Spec, Scene, W> {
  readonly entry: ControlEntry<S>
  readonly use: Use<S, Scene, W>
  readonly spec: S
}

/** The input that a parameter's kind asks for, or the element that stands for the odd one. */
function Control<S extends Spec, Scene, W extends FigureWords<S, Scene, never>>({
  entry,
  use,
  spec,
}: ControlProps<S, Scene, W>): ReactNode {
  if (entry === null || isValidElement(entry)) return entry
  if (typeof entry === 'object' && 'presets' in entry)
    return (
      <Presets
        label={use.words.presets?.label ?? ''}
        names={use.words.presets?.names ?? {}}
        presets={entry.presets}
        params={use.params}
        set={use.set}
      />
    )
  const item = (typeof entry === 'string' ? { name: entry } : entry) as ControlItem<Spec>
  const name = item.name
  const parameter = item.parameter ?? spec[name]!
  const value = item.value ?? use.params[name]
  const patch = (next: unknown) =>
    (item.set ? item.set(next as never) : { [name]: next }) as unknown as Partial<Params<S>>
  const { label, spoken, options } = controlWords(use, name)
  switch (parameter.kind) {
    case 'number': {
      const text = item.text ?? written(parameter, value as number)
      return (
        <Slider
          parameter={parameter}
          value={value as number}
          onChange={(next) => use.follow(patch(next))}
          label={label}
          text={text}
          spoken={spoken?.(use.scene, use.params) ?? text}
          {...(item.disabled ? { disabled: true } : {})}
        />
      )
    }
    case 'choice':
      return (
        <Choice
          parameter={parameter}
          value={value as string}
          onChange={(next) => use.set(patch(next))}
          label={label}
          names={Object.fromEntries(
            parameter.options.map((option) => [option, signedText(options?.[option] ?? option)]),
          )}
          {...(item.disabled ? { disabled: true } : {})}
        />
      )
    case 'flag':
      return (
        <Switch
          value={value as boolean}
          onChange={(next) => use.set(patch(next))}
          label={label}
          {...(item.disabled ? { disabled: true } : {})}
        />
      )
    case 'list':
    case 'text':
      throw new RangeError(
        `"${name}" is a ${parameter.kind}, which has no control of its own; allowed: an element that draws it`,
      )
  }
}

const nameOf = <S extends Spec>(entry: ControlEntry<S>): string | null =>
  entry === null
    ? null
    : typeof entry === 'string'
      ? entry
      : isValidElement(entry)
        ? (entry as ReactElement).key
        : 'presets' in entry
          ? 'presets'
          : entry.name

/** With one more than these none is hidden: a button that shows one control is no gain. */
const AT_REST = 2

/** The controls that wait. */
const restOf = <S extends Spec>(entries: readonly ControlEntry<S>[], atRest = AT_REST) =>
  entries.length > atRest + 1 ? entries.slice(atRest) : []

interface ControlsProps<S extends Spec> {
  readonly id: string
  readonly entries: readonly ControlEntry<S>[]
  /** How many of the entries wait, at the end. */
  readonly waiting: number
  /** What the figure came with. A preset that moves a waiting control opens nothing: the figure keeps its height. */
  readonly arrived: Params<S>
  readonly spec: S
  readonly draw: (entry: ControlEntry<S>) => ReactNode
}

/** The first controls; the others one by one as the text unlocks them, all behind "more", and shown where the figure came with a use of them. */
function Controls<S extends Spec>({ id, entries, waiting, arrived, spec, draw }: ControlsProps<S>) {
  const first = entries.length - waiting
  const keyOf = (entry: ControlEntry<S>, index: number) => nameOf(entry) ?? String(index)
  const names = entries.map(keyOf).slice(first)
  const controls = useUnlocked(id, names, (name) => name in spec && !sameValue(arrived[name], spec[name]!.start))
  const closed = names.filter((name) => !controls.isOpen(name)).length
  return (
    <>
      {entries.map((entry, index) => {
        const key = keyOf(entry, index)
        return index < first ? (
          <Fragment key={key}>{draw(entry)}</Fragment>
        ) : (
          <div key={key} className="controls-rest" data-open={controls.isOpen(key) || undefined}>
            {draw(entry)}
          </div>
        )
      })}
      {closed === 0 ? null : <MoreControls waiting={closed} onPress={controls.openAll} />}
    </>
  )
}
