import { renderToStaticMarkup } from 'react-dom/server'
import { type Params, type Spec, defaults, startParams } from '../../src/figure/params.ts'
import type { WidgetDefinition } from '../../src/figure/definition.ts'

export type Kind = 'wide' | 'narrow'

/** The whole first frame of a figure, as the build writes it. */
export const frame = (widget: WidgetDefinition, patch: object = {}): string =>
  renderToStaticMarkup(
    <widget.Component
      id="figure"
      start={startParams(widget.spec, patch as Record<string, unknown>)}
      words={widget.words.en}
    />,
  )

/** React's ids, in order: a hook more in the figure around a drawing is no change of the drawing. */
function calmIds(svg: string): string {
  const ids = [...new Set(svg.match(/_R_\w*_/g))]
  return svg.replace(/_R_\w*_/g, (id) => `id${ids.indexOf(id) + 1}-`)
}

/** The drawing in a frame, as a file that a browser opens. */
export function drawingOf(html: string, kind: Kind): string {
  const found = new RegExp(`<div class="drawing-${kind}"><svg viewBox="([^"]*)"[^>]*>(.*?)</svg>`, 's').exec(html)
  if (!found) throw new Error(`this figure has no ${kind} drawing`)
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${found[1]}">${found[2]}</svg>`
  return calmIds(svg).replaceAll('><', '>\n<')
}

/** The drawing of a figure at its table's start, but for `patch`. */
export const draw = (widget: WidgetDefinition, patch: object = {}, kind: Kind = 'wide'): string =>
  drawingOf(frame(widget, patch), kind)

/** Scenes of a model by what differs from the table's start. */
export const scenes =
  <S extends Spec, Scene>(spec: S, scene: (params: Params<S>) => Scene) =>
  (patch: Partial<Params<S>> = {}): Scene =>
    scene({ ...defaults(spec), ...patch })

/** What stands in a slot of the first live formula of a frame, in each of its forms. */
export const slot = (html: string, name: string): string[] => [
  ...new Set(
    [...html.matchAll(new RegExp(`data-slot="${name}"[^>]*>(?:<span[^>]*>)*([^<]*)<`, 'g'))].map(([, text]) => text!),
  ),
]
