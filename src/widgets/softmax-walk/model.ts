import type { Params } from '../../figure/params.ts'
import { exp } from '../../core/mathematics/exp.ts'
import { softmax } from '../../core/numerics/softmax.ts'
import { fixed } from '../../plot/number.ts'
import type { Words } from './en.ts'
import { SCENES, TOKENS, type spec } from './params.ts'

export type WalkParams = Params<typeof spec>

/** The stretch of the number line that is shown; both ends are whole numbers. */
export type Range = readonly [low: number, high: number]

export interface Scene {
  /** 0 line, 1 exp, 2 projection, 3 sum, 4 divide; between them while the picture moves. */
  readonly progress: number
  /** The logits with the constant added: what stands on the line. */
  readonly scores: readonly number[]
  readonly range: Range
  readonly largest: number
  /** e^(z − max): the heights up to one common factor, whatever the scores. */
  readonly relative: readonly number[]
  /** Why e^z cannot be used as it is: larger than any double, or all of them 0. */
  readonly breaks: 'overflow' | 'underflow' | null
  /** The heights as shown: e^z, or where that breaks e^(z − max). */
  readonly heights: readonly number[]
  readonly total: number
  readonly probabilities: readonly number[]
}

/** Half-widths of the number line. Dragging moves within one of them, so that the ruler keeps still. */
const HALF_WIDTHS = [3, 10, 30, 100, 300, 1000, 2000, 4000]

/** The narrowest stretch that holds all scores, moved away from 0 only as far as it must. */
export function rangeOf(scores: readonly number[]): Range {
  const [low, high] = [Math.min(...scores), Math.max(...scores)]
  for (const half of HALF_WIDTHS) {
    const middle = high > half ? Math.ceil(high - half) : low < -half ? Math.floor(low + half) : 0
    if (middle - half <= low && high <= middle + half) return [middle - half, middle + half]
  }
  throw new RangeError(`scores from ${low} to ${high} do not fit on the line`)
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)

/** All numbers of the picture at any moment, also between two stations. */
export function sceneAt(progress: number, scores: readonly number[], range: Range): Scene {
  const largest = Math.max(...scores)
  const relative = scores.map((score) => exp(score - largest))
  const naive = scores.map((score) => exp(score))
  const breaks = !Number.isFinite(sum(naive)) ? 'overflow' : sum(naive) === 0 ? 'underflow' : null
  const heights = breaks ? relative : naive
  return {
    progress,
    scores,
    range,
    largest,
    relative,
    breaks,
    heights,
    total: sum(heights),
    probabilities: softmax(scores, 1),
  }
}

/** The scores on the line, on the grid of the parameters: 0.1 + 0.2 is 0.3 here. */
export const scoresOf = ({ logits, shift }: WalkParams): number[] =>
  logits.map((logit) => Number((logit + shift).toFixed(1)))

export function scene(params: WalkParams): Scene {
  const scores = scoresOf(params)
  return sceneAt(SCENES.indexOf(params.scene), scores, rangeOf(scores))
}

/** The index of the token in the formula. */
export const tokenOf = ({ token }: WalkParams): number => TOKENS.indexOf(token)

/** The indices from the right end of the line to the left. */
export const ranking = (scores: readonly number[]): number[] =>
  scores.map((_, i) => i).sort((a, b) => scores[b]! - scores[a]! || a - b)

/** Neighbours on the line: how far apart they stand, and how many times higher the right one is lifted. */
export function gaps({ scores }: Scene): { left: number; right: number; gap: number; ratio: number }[] {
  const order = ranking(scores)
  return order.slice(1).map((left, k) => {
    const right = order[k]!
    const gap = scores[right]! - scores[left]!
    return { left, right, gap, ratio: exp(gap) }
  })
}

/** A height in powers of ten, where two decimals cannot show it. */
export function powerOfTen(value: number, digits = 1): { mantissa: string; exponent: number } | null {
  if (value === 0 || (value >= 0.005 && value < 99999.5)) return null
  const [mantissa, exponent] = value.toExponential(digits).split('e')
  return { mantissa: mantissa!, exponent: Number(exponent) }
}

/** A height as plain text. */
export function heightText(value: number): string {
  const power = powerOfTen(value)
  return power ? `${power.mantissa}\u00a0×\u00a010^${fixed(power.exponent, 0)}` : fixed(value, value >= 1000 ? 0 : 2)
}

export function table(s: Scene, { logits }: WalkParams, words: Words) {
  const head = s.breaks ? words.table.headSafe : words.table.head
  return {
    caption: words.table.caption,
    head,
    rows: [
      ...words.tokens.map((token, i) => [
        token,
        fixed(logits[i]!, 1),
        fixed(s.scores[i]!, 1),
        heightText(s.heights[i]!),
        fixed(s.probabilities[i]!, 4),
      ]),
      [words.table.sum, '', '', heightText(s.total), fixed(sum(s.probabilities), 4)],
    ],
  }
}
