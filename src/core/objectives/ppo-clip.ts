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
export type PpoCell =
  `${'positive' | 'negative' | 'zero'}-${'below' | 'inside' | 'above'}`

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
export function checkClipRange({
  clipLow,
  clipHigh,
  dualClip,
  delta,
}: ClipRange): void {
  checkRange('clipLow', clipLow, 0, 1)
  checkAtLeast('clipHigh', clipHigh, 0)
  if (dualClip !== null && !(dualClip > 1 && dualClip < Infinity)) {
    refuse('dualClip', dualClip, { kind: 'above', limit: 1, orNull: true })
  }
  if (delta !== null && !(delta >= 1 + clipHigh && delta < Infinity)) {
    refuse('delta', delta, {
      kind: 'atLeast',
      min: 1 + clipHigh,
      term: '1 + clipHigh',
      orNull: true,
    })
  }
}

/** Has this term no gradient: held by the band, by dual clip or by the cap? */
export function isFlat({ branch }: PpoClip): boolean {
  return branch === 'clipped' || branch === 'dual' || branch === 'capped'
}

function checkInput(input: PpoClipInput): void {
  checkAtLeast('ratio', input.ratio, 0)
  checkFinite('advantage', input.advantage)
  checkClipRange(input)
}

function cellOf({
  ratio,
  advantage,
  clipLow,
  clipHigh,
}: PpoClipInput): PpoCell {
  const sign = advantage > 0 ? 'positive' : advantage < 0 ? 'negative' : 'zero'
  const place =
    ratio < 1 - clipLow ? 'below' : ratio > 1 + clipHigh ? 'above' : 'inside'
  return `${sign}-${place}`
}

/**
 * min(ρA, clip(ρ)A): of two readings, the one that promises less.
 * @throws RangeError if ratio is negative, an input is not finite, or the range
 * is not one of ClipRange.
 */
export function ppoClip(input: PpoClipInput): PpoClip {
  checkInput(input)
  const { ratio, advantage, clipLow, clipHigh, dualClip, delta } = input
  const isCapped = delta !== null && ratio > delta
  const unclipped = (isCapped ? delta : ratio) * advantage
  const band = Math.min(Math.max(ratio, 1 - clipLow), 1 + clipHigh)
  const clipped = band * advantage
  const hasFloor = dualClip !== null && advantage < 0
  const floor = hasFloor ? dualClip * advantage : -Infinity
  const branch = branchOf({ unclipped, clipped, floor, isCapped })
  return {
    unclipped,
    clipped,
    value: Math.max(Math.min(unclipped, clipped), floor),
    derivative: branch === 'tie' || branch === 'unclipped' ? advantage : 0,
    branch,
    cell: cellOf(input),
  }
}

interface Readings {
  readonly unclipped: number
  readonly clipped: number
  readonly floor: number
  readonly isCapped: boolean
}

/** Which reading won. On the edge of the band both are equal: the slope there is the unclipped one. */
function branchOf({
  unclipped,
  clipped,
  floor,
  isCapped,
}: Readings): PpoBranch {
  if (clipped < unclipped) return 'clipped'
  if (unclipped < floor) return 'dual'
  if (isCapped) return 'capped'
  return unclipped === clipped ? 'tie' : 'unclipped'
}
