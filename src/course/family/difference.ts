/** What differs between two methods: the knobs, in words, and the pieces of their formulas. */
import { words } from '../../words/en/difference.ts'
import { type Knob, knobNames } from './knobs.ts'
import { type Method, choiceOf, methods } from './methods.ts'
import { type LineName, type Piece, objective } from './objective.ts'

/** The knobs on which two methods differ. */
export const changedKnobs = (from: Method, to: Method): readonly Knob[] =>
  knobNames.filter((knob) => from.settings[knob] !== to.settings[knob])

/** One change in words: what is gone, what is added, what stands instead of what. */
export function change(from: Method, to: Method, knob: Knob): string {
  const before = choiceOf(from, knob).words
  const after = choiceOf(to, knob).words
  if (after === null) return words.gone(before!)
  return before === null ? words.added(after) : words.instead(after, before)
}

/** "GRPO → Dr. GRPO: the division by the group’s std is gone; …". */
export const difference = (from: Method, to: Method): string =>
  `${from.name} → ${to.name}: ${changedKnobs(from, to)
    .map((knob) => change(from, to, knob))
    .join('; ')}.`

interface MarkedPiece extends Piece {
  readonly isChanged: boolean
}
interface MarkedLine {
  readonly name: LineName
  readonly groups: readonly (readonly MarkedPiece[])[]
}

/** The objective of `method`, with the pieces marked that the same line of `other` does not hold. */
export function marked(method: Method, other: Method): readonly MarkedLine[] {
  const held = new Map(objective(other).map(({ name, groups }) => [name, new Set(groups.flat().map(({ tex }) => tex))]))
  return objective(method).map(({ name, groups }) => ({
    name,
    groups: groups.map((group) => group.map((piece) => ({ ...piece, isChanged: !held.get(name)?.has(piece.tex) }))),
  }))
}

export interface LocatedLine {
  readonly name: LineName
  readonly groups: readonly (readonly (Piece & { readonly without: readonly string[] })[])[]
}

/** The objective with, for each piece, the methods whose same line does not hold it. */
export function located(method: Method): readonly LocatedLine[] {
  const others = methods.filter((other) => other !== method)
  const sides = others.map((other) => ({ id: other.id, lines: marked(method, other) }))
  return objective(method).map(({ name, groups }, line) => ({
    name,
    groups: groups.map((group, at) =>
      group.map((piece, index) => ({
        ...piece,
        without: sides.filter(({ lines }) => lines[line]!.groups[at]![index]!.isChanged).map(({ id }) => id),
      })),
    ),
  }))
}

/** Neighbouring pieces that the same methods lack become one formula, so that KaTeX can space them. */
export function pieces(group: LocatedLine['groups'][number]): { tex: string; without: string }[] {
  const found: { tex: string; without: string }[] = []
  for (const { tex, without } of group) {
    const lacking = without.join(' ')
    const last = found.at(-1)
    if (last?.without === lacking) last.tex += tex
    else found.push({ tex, without: lacking })
  }
  return found
}

export interface Pair {
  readonly id: string
  readonly from: Method
  readonly to: Method
}

/** All pairs, the earlier method first. */
export const pairs: readonly Pair[] = methods.flatMap((from, index) =>
  methods.slice(index + 1).map((to) => ({ id: `${from.id}-${to.id}`, from, to })),
)

export const pairOf = (one: Method, other: Method): Pair | undefined =>
  pairs.find(({ from, to }) => (from === one && to === other) || (from === other && to === one))
