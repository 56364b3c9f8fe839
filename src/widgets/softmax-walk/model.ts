import type { Params } from '../../figure/params.ts'
import { exp } from '../../core/mathematics/exp.ts'
import { softmax } from '../../core/numerics/softmax.ts'
import { SCENES, TOKENS, type spec } from './params.ts'

export type WalkParams = Params<typeof spec>

/** The stretch of the number line that is shown; both ends are whole numbers. */
export type Range = readonly [low: number, high: number]

/** All numbers of the picture at any moment, also between two stations. */
export interface Frame {
  /** 0 line, 1 exp, 2 projection, 3 sum, 4 divide; between them while the picture moves. */
  readonly progress: number
  /** The logits with the constant added, over the temperature: what stands on the line. */
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

export interface Scene extends Frame {
  readonly logits: readonly number[]
  readonly temperature: number
  /** Keeps the ruler still while a word is dragged; only in a page that lives. */
  readonly hold?: (isHeld: boolean) => void
}

/** Half-widths of the number line. Dragging moves within one of them, so that the ruler keeps still. */
const HALF_WIDTHS = [3, 6, 10, 30, 100, 300, 1000, 2000, 4000, 8000]

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

export function frameAt(progress: number, scores: readonly number[], range: Range): Frame {
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

/** The scores on the line. Undivided they are on the grid of the parameters: 0.1 + 0.2 is 0.3 here. */
const scoresOf = ({ logits, shift, temperature }: WalkParams): number[] =>
  logits.map((logit) => Number((logit + shift).toFixed(1)) / temperature)

/** The ruler holds the scores at 1 and at the end of a stretch of temperatures; between them it keeps still and the words move. */
const stretchEnd = (temperature: number) =>
  temperature > 1 ? 4 : temperature === 1 ? 1 : temperature >= 0.5 ? 0.5 : 0.25

const ruler = (params: WalkParams): Range =>
  rangeOf([1, stretchEnd(params.temperature)].flatMap((temperature) => scoresOf({ ...params, temperature })))

export const scene = (params: WalkParams): Scene => ({
  ...frameAt(SCENES.indexOf(params.scene), scoresOf(params), ruler(params)),
  logits: params.logits,
  temperature: params.temperature,
})

/** The index of the token in the formula. */
export const tokenOf = ({ token }: WalkParams): number => TOKENS.indexOf(token)

/** The indices from the right end of the line to the left. */
export const ranking = (scores: readonly number[]): number[] =>
  scores.map((_, i) => i).sort((a, b) => scores[b]! - scores[a]! || a - b)

/** Neighbours on the line: how far apart they stand, and how many times higher the right one is lifted. */
export function gaps({ scores }: Frame): { left: number; right: number; gap: number; ratio: number }[] {
  const order = ranking(scores)
  return order.slice(1).map((left, k) => {
    const right = order[k]!
    const gap = scores[right]! - scores[left]!
    return { left, right, gap, ratio: exp(gap) }
  })
}

/** A word on its way, or all five together. */
export interface Row {
  /** Its index; null for the sum. */
  readonly token: number | null
  readonly logit: number
  readonly score: number
  readonly height: number
  readonly probability: number
}

export const rows = ({ logits, scores, heights, total, probabilities }: Scene): readonly Row[] => [
  ...logits.map((logit, token) => ({
    token,
    logit,
    score: scores[token]!,
    height: heights[token]!,
    probability: probabilities[token]!,
  })),
  { token: null, logit: sum(logits), score: sum(scores), height: total, probability: sum(probabilities) },
]
