import type { Params } from '../../figure/params.ts'
import { type PpoCell, type PpoClip, ppoClip } from '../../core/objectives/ppo-clip.ts'
import type { spec } from './params.ts'

export type PpoClipParams = Params<typeof spec>

/** Ye et al. 2019 as verl sets it. */
const DUAL_CLIP = 3
const ADVANTAGES = { positive: 1, negative: -1, zero: 0 } as const

const WINNERS = { unclipped: 'plain', clipped: 'clipped', tie: 'both', dual: 'neither', capped: 'neither' } as const

export interface Scene {
  readonly ratio: number
  readonly advantage: number
  /** The fences: 1 − ε_low and 1 + ε_high. */
  readonly low: number
  readonly high: number
  readonly maxRatio: number
  readonly cell: PpoCell
  readonly result: PpoClip
  /** The branch that does not count; the plain one where a floor holds both. */
  readonly other: number
  /** Which argument of the min counts; both where they agree, neither where dual clip took over. */
  readonly winner: 'plain' | 'clipped' | 'both' | 'neither'
  /** Dual clip is on and changes nothing here: for a good token, or as far as the floor, which may lie beyond the axis. */
  readonly idleDualClip: 'good' | 'near' | 'short' | null
  /** Which way a gradient step moves this token's probability. */
  readonly push: 'up' | 'down' | 'none'
  /** Corners of the plain branch, the clipped branch and the objective, as [ρ, value]. */
  readonly plain: readonly (readonly [number, number])[]
  readonly clipped: readonly (readonly [number, number])[]
  readonly objective: readonly (readonly [number, number])[]
  /** The slope of the objective at each of those corners. */
  readonly slopes: readonly number[]
  /** Intervals of ρ in which the objective has no slope although the advantage is not zero. */
  readonly flat: readonly (readonly [number, number])[]
}

/** All numbers the drawing shows, from the core. */
export function scene(params: PpoClipParams): Scene {
  const clipLow = params.clipLow
  const clipHigh = params.asymmetric ? params.clipHigh : params.clipLow
  const advantage = ADVANTAGES[params.advantage]
  const maxRatio = params.range === 'far' ? 5 : 2
  const ratio = Math.min(params.ratio, maxRatio)
  const evaluate = (at: number) =>
    ppoClip({ ratio: at, advantage, clipLow, clipHigh, dualClip: params.dualClip ? DUAL_CLIP : null, delta: null })
  const result = evaluate(ratio)
  const [low, high] = [1 - clipLow, 1 + clipHigh]
  // Piecewise linear: the values at the corners are the whole curve.
  const corners = [0, low, 1, high, ...(maxRatio > DUAL_CLIP ? [DUAL_CLIP] : []), maxRatio].map((at) => ({
    at,
    ...evaluate(at),
  }))
  const flat = corners.slice(1).flatMap((right, index) => {
    const left = corners[index]!
    const middle = evaluate((left.at + right.at) / 2)
    return advantage !== 0 && middle.derivative === 0 ? [[left.at, right.at] as const] : []
  })
  return {
    ratio,
    advantage,
    low,
    high,
    maxRatio,
    cell: result.cell,
    result,
    other: result.value === result.unclipped ? result.clipped : result.unclipped,
    winner: WINNERS[result.branch],
    idleDualClip:
      !params.dualClip || result.branch === 'dual'
        ? null
        : advantage >= 0
          ? 'good'
          : maxRatio <= DUAL_CLIP
            ? 'short'
            : 'near',
    push: result.derivative > 0 ? 'up' : result.derivative < 0 ? 'down' : 'none',
    plain: corners.map(({ at, unclipped }) => [at, unclipped]),
    clipped: corners.map(({ at, clipped }) => [at, clipped]),
    objective: corners.map(({ at, value }) => [at, value]),
    slopes: corners.map(({ derivative }) => derivative),
    flat,
  }
}

/** One corner of both branches and of the objective. */
export interface Corner {
  readonly ratio: number
  readonly plain: number
  readonly clipped: number
  readonly objective: number
  readonly slope: number
}

export const rows = ({ plain, clipped, objective, slopes }: Scene): readonly Corner[] =>
  plain.map(([ratio, value], k) => ({
    ratio,
    plain: value,
    clipped: clipped[k]![1],
    objective: objective[k]![1],
    slope: slopes[k]!,
  }))
