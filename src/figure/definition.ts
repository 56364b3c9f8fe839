/** What a figure is made of; src/figure/widget.ts says how to put it together. */
import type { ComponentType, ReactElement } from 'react'
import type { Listing } from '../course/listing.ts'
import type { Size } from '../plot/responsive.tsx'
import type { SlotValues } from './live-formula.tsx'
import type { NumberParameter, Params, Spec, ValueOf } from './params.ts'
import type { WidgetProps } from './store.ts'

/**
 * What a figure draws and its script does not carry. A browser fetches it before it brings the figure to life; at build and in the
 * unit tests the figure has it from the start.
 */
interface RecordingToFetch {
  readonly address: string
  /** Is handed the file's JSON. */
  readonly keep: (json: unknown) => void
}

/** What a widget folder's index.ts hands to the site: its table, its component, its words per language. */
export interface WidgetDefinition<S extends Spec = Spec, W = unknown> {
  readonly spec: S
  readonly Component: ComponentType<WidgetProps<S, W>>
  readonly words: { readonly en: W }
  /**
   * When its scripts are fetched: as the reader comes near, or, for a figure that reads completely as it stands, at the first
   * touch. Near by default.
   */
  readonly wakes?: 'near' | 'touch'
  readonly recording?: RecordingToFetch
  /** The figure's title in lists, embeds and error boxes. */
  readonly title: string
}

/** The words of one control; a string alone is its label. */
export type ControlWords<Scene, P> =
  | string
  | {
      readonly label: string | ((scene: Scene, params: P) => string)
      /** A number in words, for those who listen: "1.35, past the fence". As written by default. */
      readonly spoken?: (scene: Scene, params: P) => string
      /** Of a choice. A text that begins with ▲ or ▼ and a number gives them the colour of their sign. */
      readonly options?: Readonly<Record<string, string>>
    }

export interface FigureWords<S extends Spec, Scene, Row> {
  readonly title: string
  /** The sentence that says what to look at. */
  readonly look: string | ((scene: Scene, params: Params<S>) => string)
  /** One or two sentences that say what is now the case. */
  readonly narrate: (scene: Scene, params: Params<S>) => string
  /** What the drawing shows, its accessible name. */
  readonly picture: (scene: Scene, params: Params<S>) => string
  /** The formula's numbers, and the formula with them in words. */
  readonly slots?: (scene: Scene, params: Params<S>) => SlotValues
  readonly formula?: (scene: Scene, params: Params<S>) => string
  readonly controls?: { readonly [Name in keyof S]?: ControlWords<Scene, Params<S>> }
  /** What the presets are, "try", and the name of each. */
  readonly presets?: { readonly label: string; readonly names: Readonly<Record<string, string>> }
  readonly table: {
    readonly caption: string | ((scene: Scene) => string)
    readonly head: readonly string[] | ((scene: Scene) => readonly string[])
    /** A row's cells as text. */
    readonly row: (row: Row) => readonly string[]
  }
}

/** tex`...`; `winner`, `sign` and `under` as in LiveFormula. */
type FormulaLook =
  | string
  | {
      readonly formula: string
      readonly winner?: string
      readonly sign?: number
      readonly under?: 'shown' | 'waits'
    }

/** A figure's present state, for what the definition decides by it. */
export interface Use<S extends Spec, Scene, W> {
  readonly params: Params<S>
  readonly scene: Scene
  readonly words: W
  readonly set: (patch: Partial<Params<S>>) => void
  /** The same for a number under the reader's finger: nothing glides then. */
  readonly follow: (patch: Partial<Params<S>>) => void
  /** True while the figure waits for a guess that is made in its drawing: nothing else in it can be moved. */
  readonly isAsked: boolean
  /** True inside a Scrolly, whose steps drive the figure. */
  readonly isStepped: boolean
}

/** A control that differs from what its table says. */
export type ControlItem<S extends Spec> = {
  readonly [Name in keyof S & string]: {
    readonly name: Name
    readonly parameter?: S[Name]
    readonly value?: ValueOf<S[Name]>
    /** How a number is written beside its slider; as its table says by default. */
    readonly text?: string
    /** What a new value changes; the parameter alone by default. */
    readonly set?: (value: ValueOf<S[Name]>) => Partial<Params<S>>
    readonly disabled?: boolean
  }
}[keyof S & string]

/** Cases worth a press; `words.presets` names them. */
interface PresetsItem<S extends Spec> {
  readonly presets: Readonly<Record<string, Partial<Params<S>>>>
}

export type ControlEntry<S extends Spec> = (keyof S & string) | ControlItem<S> | PresetsItem<S> | ReactElement | null

/** A range on a horizontal axis of the drawing, from `left` to `right`, its middle at `y`, all in px. */
interface Handle<S extends Spec> {
  /** The parameter it moves; its words name it. */
  readonly name: keyof S & string
  readonly left: number
  readonly right: number
  readonly y: number
  readonly parameter?: NumberParameter
  readonly value?: number
}

export interface GuessAxis {
  readonly left: number
  readonly right: number
  /** The ends of the mark. */
  readonly top: number
  readonly bottom: number
}

export interface DrawingProps<Scene, W, Plot = unknown> {
  readonly size: Size
  /** What `layout` returned for this size. */
  readonly plot: Plot
  readonly scene: Scene
  readonly words: W
  /** The numbers of `tween`, on their way; empty without. */
  readonly shown: readonly number[]
}

type Heights = { readonly wide: number; readonly narrow: number }

/** Room a figure keeps whatever its state, so that nothing below moves: lines of its sentence, and its formula's height in em. */
export interface Room {
  readonly status?: Heights
  readonly formula?: Heights
}

export interface FigureDefinition<S extends Spec, Scene, Row, Plot, W extends FigureWords<S, Scene, Row>> {
  readonly spec: S
  readonly words: { readonly en: W }
  readonly scene: (params: Params<S>) => Scene
  /** In place of calling `scene`: a hook, for a scene that arrives bit by bit. */
  readonly useScene?: (params: Params<S>) => Scene
  readonly rows: (scene: Scene) => readonly Row[]
  readonly Drawing: ComponentType<DrawingProps<Scene, W, Plot>>
  /** Heights of the drawing in px. */
  readonly size: Heights | ((scene: Scene) => Heights)
  readonly layout: (size: Size, scene: Scene, shown: readonly number[]) => Plot
  readonly formula?: FormulaLook | ((scene: Scene, params: Params<S>) => FormulaLook | null)
  readonly controls?: readonly ControlEntry<S>[] | ((use: Use<S, Scene, W>) => readonly ControlEntry<S>[])
  readonly atRest?: number | ((use: Use<S, Scene, W>) => number)
  readonly handles?: (use: Use<S, Scene, W>, plot: Plot, size: Size) => readonly (Handle<S> | ReactElement | null)[]
  /** Where a question for a number is answered in the drawing: the axis of its mark, from its least value to its largest, all in px; null where the drawing does not show it now. */
  readonly guess?: (plot: Plot) => GuessAxis | null
  readonly tween?: (scene: Scene) => readonly number[]
  readonly seeded?: (params: Params<S>) => boolean
  readonly recording?: RecordingToFetch
  /** The core modules this figure runs. */
  readonly code: readonly (() => Promise<{ default: Listing }>)[]
  readonly wakes?: 'near' | 'touch'
  /** False keeps the figure in the text column. */
  readonly wide?: boolean
  readonly className?: string
  /** Two lines for the sentence, three on a phone, by default. */
  readonly room?: Room
}

export interface ComponentDefinition<S extends Spec, W extends { readonly title: string }> {
  readonly spec: S
  readonly words: { readonly en: W }
  readonly Component: ComponentType<WidgetProps<S, W>>
  readonly wakes?: 'near' | 'touch'
}
