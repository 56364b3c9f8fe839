import type { HTMLAttributes, ReactNode } from 'react'
import { renderToString } from 'react-dom/server'
import { QuestionContext } from '../../figure/question.ts'
import { textMark, textOf } from '../../figure/first-frame.ts'
import { type Params, type Spec, startParams } from '../../figure/params.ts'
import { componentName } from '../../course/component-name.ts'
import type { WidgetDefinition } from '../../figure/definition.ts'

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
      'x-island': HTMLAttributes<HTMLElement> & {
        'data-widget': string
        'data-title': string
        'data-start': string
        /** A mark of the first frame's words. */
        'data-words': string
        'data-steps'?: string
        'data-wakes'?: 'touch'
        'data-question'?: string
        'data-shows'?: string
      }
    }
  }
}

/** Every widget of src/widgets by folder name. Only the build sees this list; the browser loads one folder at a time. */
const modules = import.meta.glob<{ widget: WidgetDefinition }>('../../widgets/*/index.ts', { eager: true })

export const widgets: ReadonlyMap<string, WidgetDefinition> = new Map(
  Object.entries(modules).map(([path, module]) => [path.split('/').at(-2)!, module.widget]),
)

export interface IslandProps {
  readonly widget: string
  /** Unique on its page; the widget's name unless a page shows it twice. */
  readonly id?: string
  /** What differs from the table's start values. */
  readonly start?: Readonly<Record<string, unknown>>
  readonly steps?: readonly Readonly<Record<string, unknown>>[]
  /** The Predict whose guess this figure waits for once scripts live. */
  readonly question?: string | undefined
  /** Where it moves after the guess. */
  readonly shows?: Readonly<Record<string, unknown>> | undefined
}

const findWidget = (name: string): WidgetDefinition => {
  const found = widgets.get(name)
  if (!found) throw new RangeError(`unknown widget "${name}"; there are: ${[...widgets.keys()].join(', ')}`)
  return found
}

/**
 * The first frame of a widget, as HTML, in an element that the browser can bring to life on its own. Call it where what it
 * throws must reach the caller: a wrapper that knows the lesson's line.
 */
export function renderIsland({ widget, id = widget, start = {}, steps, question, shows }: IslandProps): ReactNode {
  const { spec, Component, words, title, wakes } = findWidget(widget)
  if (!/^[a-z][a-z0-9-]*$/.test(id))
    throw new RangeError(`id is "${id}"; allowed: lower case letters, digits and hyphens, a letter first`)
  const params = startParams(spec, start)
  if (shows) startParams(spec, shows)
  steps?.forEach((step, index) => {
    try {
      startParams(spec, step)
    } catch (error) {
      throw new RangeError(`step ${index + 1}: ${(error as Error).message}`)
    }
  })
  const html = renderToString(
    <QuestionContext value={question ?? null}>
      <Component
        id={id}
        start={params}
        words={words.en}
        {...(steps ? { steps: steps as readonly Partial<Params<Spec>>[] } : {})}
      />
    </QuestionContext>,
    {
      identifierPrefix: `${id}-`,
    },
  )
  return (
    <x-island
      id={id}
      data-widget={widget}
      data-title={title}
      data-start={JSON.stringify(params)}
      data-words={textMark(textOf(html))}
      {...(steps ? { 'data-steps': JSON.stringify(steps) } : {})}
      {...(wakes === 'touch' ? { 'data-wakes': wakes } : {})}
      {...(question === undefined ? {} : { 'data-question': question })}
      {...(shows ? { 'data-shows': JSON.stringify(shows) } : {})}
      dangerouslySetInnerHTML={{ __html: html }}
    />
  )
}

export const Island = (props: IslandProps): ReactNode => renderIsland(props)

/** The first frame at given parameters, without life: what a Scrolly shows beside each step when there are no scripts. */
export function stillFrame(widget: string, id: string, params: Readonly<Record<string, unknown>>): string {
  const { spec, Component, words } = findWidget(widget)
  return renderToString(<Component id={id} start={startParams<Spec>(spec, params)} words={words.en} />, {
    identifierPrefix: `${id}-`,
  })
}

/** <PpoClip ratio={1.3} /> in a lesson, for every folder of src/widgets. */
export const widgetComponents: Readonly<Record<string, (props: Record<string, unknown>) => ReactNode>> =
  Object.fromEntries(
    [...widgets.keys()].map((name) => [
      componentName(name),
      ({ id, question, shows, ...start }: Record<string, unknown>) =>
        renderIsland({
          widget: name,
          start,
          ...(typeof id === 'string' ? { id } : {}),
          ...(typeof question === 'string' ? { question } : {}),
          ...(shows ? { shows: shows as Record<string, unknown> } : {}),
        }),
    ]),
  )
