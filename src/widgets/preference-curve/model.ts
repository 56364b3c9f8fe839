import { log } from '../../core/mathematics/log.ts'
import { bradleyTerryLoss, preferenceProbability } from '../../core/preference/bradley-terry.ts'
import type { Params } from '../../figure/params.ts'
import { FAR, NEAR, type spec } from './params.ts'

export interface Scene {
  readonly first: number
  readonly second: number
  readonly flipped: boolean
  readonly isFar: boolean
  /** Δ, the winner's score minus the other's. */
  readonly difference: number
  /** P(the winner is preferred) = σ(Δ). */
  readonly probability: number
  /** Nats. */
  readonly loss: number
  /** Of the loss in Δ, from -1 to 0. */
  readonly slope: number
  /** -log of σ as it is stored: infinite where σ has become 0. */
  readonly naive: number
  /** Both curves over Δ. */
  readonly curve: readonly { readonly difference: number; readonly probability: number; readonly loss: number }[]
}

const at = (difference: number) => ({
  difference,
  probability: preferenceProbability(difference),
  ...bradleyTerryLoss(difference, 0),
})
const curveTo = (end: number) => Array.from({ length: 161 }, (_, k) => at((end * (k - 80)) / 80))
const CURVES = { near: curveTo(2 * NEAR), far: curveTo(2 * FAR) }

export function scene({ first, second, flipped }: Params<typeof spec>): Scene {
  const isFar = Math.max(Math.abs(first), Math.abs(second)) > NEAR
  // Scores have one decimal, their difference as well.
  const difference = Number((flipped ? second - first : first - second).toFixed(1))
  const { probability, loss, derivative } = at(difference)
  return {
    first,
    second,
    flipped,
    isFar,
    difference,
    probability,
    loss,
    slope: derivative,
    naive: probability === 0 ? Infinity : 0 - log(probability),
    curve: isFar ? CURVES.far : CURVES.near,
  }
}

export interface Row {
  readonly difference: number
  readonly probability: number
  readonly loss: number
  readonly slope: number
}

/** The table of the lesson, and the present difference last. */
export const rows = (s: Scene): readonly Row[] =>
  [-2, 0, 1, 2, 3, s.difference].map((difference) => {
    const { probability, loss, derivative } = at(difference)
    return { difference, probability, loss, slope: derivative }
  })
