import type { Params } from '../../figure/params.ts'
import { change, changedKnobs, difference } from '../../course/family/difference.ts'
import { type Choice, type Knob, type Section, choices, knobNames } from '../../course/family/knobs.ts'
import { type Method, choiceOf, methods } from '../../course/family/methods.ts'
import { code } from './lines/index.ts'
import { type Step, groups } from './lines/batch.ts'
import type { spec } from './params.ts'

export type MatrixParams = Params<typeof spec>

export interface Cell {
  readonly knob: Knob
  readonly text: string
  /** The section of a lesson that shows it. */
  readonly section: Section | undefined
  /** The two compared methods differ here, and this is one of them. */
  readonly isChanged: boolean
}

export interface Row {
  readonly method: Method
  readonly isCompared: boolean
  readonly cells: readonly Cell[]
}

export interface Scene {
  /** The methods that have everything the filters ask for. */
  readonly rows: readonly Row[]
  readonly all: number
  /** The knobs that filter now, and what each asks for. */
  readonly filters: readonly { readonly knob: Knob; readonly choice: Choice }[]
  /** Two different methods; null unless two are chosen. */
  readonly pair: {
    readonly from: Method
    readonly to: Method
    readonly sentence: string
    readonly changes: readonly { readonly knob: Knob; readonly text: string }[]
  } | null
  /** The method that is compared with itself, if one is. */
  readonly same: Method | null
  readonly lines: {
    readonly method: Method
    readonly outputs: Readonly<Record<keyof typeof groups, Step | null>>
  } | null
}

const methodOf = (id: string): Method | undefined => methods.find((method) => method.id === id)

function cellOf(method: Method, knob: Knob): { cell: string; section?: Section } {
  return method.cells?.[knob] ?? choiceOf(method, knob)
}

/** Which rows, which cells, which difference, and what the chosen lines make of the batch. */
export function scene(params: MatrixParams): Scene {
  const filters = knobNames
    .filter((knob) => params[knob] !== 'any')
    .map((knob) => ({ knob, choice: (choices[knob] as Record<string, Choice>)[params[knob]]! }))
  const [from, to] = [methodOf(params.from), methodOf(params.to)]
  const pair =
    from && to && from !== to
      ? {
          from,
          to,
          sentence: difference(from, to),
          changes: changedKnobs(from, to).map((knob) => ({ knob, text: change(from, to, knob) })),
        }
      : null
  const matches = (method: Method) => filters.every(({ knob }) => method.settings[knob] === params[knob])
  const method = methodOf(params.lines)
  return {
    all: methods.length,
    filters,
    pair,
    same: from && from === to ? from : null,
    rows: methods.filter(matches).map((method) => {
      const isCompared = method === pair?.from || method === pair?.to
      return {
        method,
        isCompared,
        cells: knobNames.map((knob) => {
          const { cell, section } = cellOf(method, knob)
          const isChanged = isCompared && pair.changes.some((item) => item.knob === knob)
          return { knob, text: cell, section, isChanged }
        }),
      }
    }),
    lines: method
      ? {
          method,
          outputs: { mixed: code[method.id].run(groups.mixed), silent: code[method.id].run(groups.silent) },
        }
      : null,
  }
}
