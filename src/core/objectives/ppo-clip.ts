/**
 * The clipped surrogate of one token, to be maximised: min(ρA, clip(ρ, 1-ε_low, 1+ε_high) A).
 * Source: Schulman et al. 2017, arXiv:1707.06347, eq. 7; asymmetric range: DAPO, arXiv:2503.14476;
 * dual clip: Ye et al. 2019, arXiv:1912.09729, eq. 5 (as Tianshou cites it); cap δ: INTELLECT-2, arXiv:2505.07291.
 * Its slope is 0 in exactly two corners: A > 0 above the band, A < 0 below it. At the edges of the band (and at ρ = c,
 * ρ = δ) the slope is the unclipped one, by definition of this core. verl turns dual clip on by default (c = 3),
 * TRL has δ instead; both are explicit here.
 */
import { checkAtLeast, checkFinite, checkRange, refuse } from '../check.ts'

export interface ClipRange {
  /** ε_low, in [0, 1]: the band starts at 1 - clipLow. */
  readonly clipLow: number
  /** ε_high, at least 0: the band ends at 1 + clipHigh. */
  readonly clipHigh: number
  /** c, above 1, or null: for A < 0 the value never falls below cA. */
  readonly dualClip: number | null
  /** δ, at least 1 + clipHigh, or null: the unclipped ratio never exceeds δ. */
  readonly delta: number | null
}

export interface PpoClipInput extends ClipRange {
  /** ρ, at least 0: π(a|s)/π_old(a|s). */
  readonly ratio: number
  /** A, reward units. */
  readonly advantage: number
}

/** Which argument won: "tie" inside the band where both are equal, "capped" where δ took over, "dual" where cA did. */
export type PpoBranch = 'unclipped' | 'clipped' | 'tie' | 'dual' | 'capped'

/** Sign of the advantage and place of the ratio; the band [1-clipLow, 1+clipHigh] is "inside", edges included. */
export type PpoCell = `${'positive' | 'negative' | 'zero'}-${'below' | 'inside' | 'above'}`

export interface PpoClip {
  /** ρA, or min(ρ, δ)A. */
  readonly unclipped: number
  /** clip(ρ)A. */
  readonly clipped: number
  /** The surrogate, to be maximised. */
  readonly value: number
  /** d value / d ratio. */
  readonly derivative: number
  readonly branch: PpoBranch
  readonly cell: PpoCell
}

/** @throws RangeError if a field is outside what ClipRange allows. */
export function checkClipRange({ clipLow, clipHigh, dualClip, delta }: ClipRange): void {
  checkRange('clipLow', clipLow, 0, 1)
  checkAtLeast('clipHigh', clipHigh, 0)
  if (dualClip !== null && !(dualClip > 1 && dualClip < Infinity)) {
    refuse('dualClip', dualClip, { kind: 'above', limit: 1, orNull: true })
  }
  if (delta !== null && !(delta >= 1 + clipHigh && delta < Infinity)) {
    refuse('delta', delta, { kind: 'atLeast', min: 1 + clipHigh, term: '1 + clipHigh', orNull: true })
  }
}

/** Has this term no gradient: held by the band, by dual clip or by the cap? */
export function isFlat({ branch }: PpoClip): boolean {
  return branch === 'clipped' || branch === 'dual' || branch === 'capped'
}

/** @throws RangeError if ratio is negative, an input is not finite, or the range is not one of ClipRange. */
export function ppoClip(input: PpoClipInput): PpoClip {
  const { ratio, advantage, clipLow, clipHigh, dualClip, delta } = input
  checkAtLeast('ratio', ratio, 0)
  checkFinite('advantage', advantage)
  checkClipRange(input)
  const low = 1 - clipLow
  const high = 1 + clipHigh
  const capped = delta !== null && ratio > delta
  const unclipped = (capped ? delta : ratio) * advantage
  const clipped = Math.min(Math.max(ratio, low), high) * advantage
  const sign = advantage > 0 ? 'positive' : advantage < 0 ? 'negative' : 'zero'
  const place = ratio < low ? 'below' : ratio > high ? 'above' : 'inside'
  const cell: PpoCell = `${sign}-${place}`
  if (clipped < unclipped) return { unclipped, clipped, value: clipped, derivative: 0, branch: 'clipped', cell }
  if (dualClip !== null && advantage < 0 && unclipped < dualClip * advantage) {
    return { unclipped, clipped, value: dualClip * advantage, derivative: 0, branch: 'dual', cell }
  }
  if (capped) return { unclipped, clipped, value: unclipped, derivative: 0, branch: 'capped', cell }
  const branch = unclipped === clipped ? 'tie' : 'unclipped'
  return { unclipped, clipped, value: unclipped, derivative: advantage, branch, cell }
}
