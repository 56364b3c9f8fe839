/**
 * How a figure is defined. A folder src/widgets/x/ holds
 *
 *   params.ts    the parameter table: what a reader may change, its range, how it is written (`digits`, `unit`)
 *   model.ts     `scene(params)`, all numbers of the picture, from the core; `rows(scene)`, the numbers and keys of its table
 *   en.ts        `words`: every word, and every number that stands among words
 *   drawing.tsx  `layout(size, scene)`, resolved numbers for one size, and `Drawing`, marks of src/plot placed by them
 *   index.ts     `widget = defineWidget({ … })`: what belongs together; no component of its own
 *   x.css        only what src/plot has no mark for; every class begins with the folder's name
 *
 * each importing only those above it (index.ts all). `npm run new:widget x` writes them.
 *
 * - `controls` names parameters in the order of their weight. The table says which input each gets, `words.controls` its label
 *   and what is spoken. `{ presets }` are states worth a press, named by `words.presets`. Where a control needs more, write an
 *   object (a value that differs, a patch that sets two parameters), an element with a key (<AddRemove>, a row of its own), or a
 *   function of the figure's state that returns such a list.
 *   A slider over whole numbers of several sizes walks a list of them: `parameter` and `value` are the place in the list, `text` is
 *   what stands beside it and `set` looks the number up (`scale: 'log'` keeps three digits and would not leave 1).
 *   Of more than three, `atRest` (two) are shown; the rest wait behind "more", or for the text: <Unlock figure="x" control="y">.
 *   A link, an embed, or an author's start that carries one of the rest shows them. A box stands before what it brings.
 * - `handles` are native ranges on an axis of the drawing, placed in the units of `layout`; an element is laid on it as it is.
 * - A figure that draws at random has a parameter `seed`; `seeded` says in which states it counts.
 * - `tween` lists the numbers that glide when a choice changes them; `layout` and the drawing get them as `shown`. Sliders are
 *   followed at once; an element that is dragged calls `follow` in place of `set`.
 * - `recording` is what was recorded and is too long for the script: a file the browser fetches before it brings the figure to life.
 * - `code` opens with the lines that matter: functions cut by name, `?of=ppoClip&listing`, at most 25 lines of 80 characters in the
 *   first (.prettierrc.json lists the modules that are written that narrow); a press shows the module they are cut from.
 * - A figure that is no plot (a run, a map, a table) hands over a `Component` in place of scene, Drawing and controls.
 */
import { type ComponentType, createElement, useMemo } from 'react'
import type { ComponentDefinition, FigureDefinition, FigureWords, WidgetDefinition } from './definition.ts'
import type { Params, Spec } from './params.ts'
import type { WidgetProps } from './store.ts'
import { WidgetFigure } from './widget-figure.tsx'

/** A figure from its parts, or a figure that brings a component of its own. */
export function defineWidget<S extends Spec, W extends { readonly title: string }>(
  definition: ComponentDefinition<S, W>,
): WidgetDefinition
export function defineWidget<S extends Spec, Scene, Row, Plot, W extends FigureWords<S, Scene, Row>>(
  definition: FigureDefinition<S, Scene, Row, Plot, W>,
): WidgetDefinition
export function defineWidget<S extends Spec, Scene, Row, Plot, W extends FigureWords<S, Scene, Row>>(
  definition: FigureDefinition<S, Scene, Row, Plot, W> | ComponentDefinition<S, W>,
): WidgetDefinition {
  const { spec, words, wakes } = definition
  const recording = 'recording' in definition ? definition.recording : undefined
  const site = {
    spec,
    words,
    title: words.en.title,
    ...(wakes ? { wakes } : {}),
    ...(recording ? { recording } : {}),
  }
  const Component = 'Component' in definition ? definition.Component : figureComponent(definition)
  return { ...site, Component } as unknown as WidgetDefinition
}

function figureComponent<S extends Spec, Scene, Row, Plot, W extends FigureWords<S, Scene, Row>>(
  definition: FigureDefinition<S, Scene, Row, Plot, W>,
): ComponentType<WidgetProps<S, W>> {
  const { scene } = definition
  const useScene = definition.useScene ?? ((params: Params<S>) => useMemo(() => scene(params), [params]))
  return (props) => createElement(WidgetFigure<S, Scene, Row, Plot, W>, { ...props, definition, useScene })
}
