/** Dice that figures roll: the numbers on their faces, and the counts of rolls at which a picture looks. */
import { log } from '../../core/mathematics/log.ts'
import { createRandom } from '../../core/random/mulberry32.ts'
import { sampleIndexUnchecked } from '../../core/random/sample-index.ts'

/** The numbers on the faces. */
export const VALUES: readonly number[] = [1, 2, 3, 4, 5, 6]

export const MOST_ROLLS = 10_000

/** Each needs four times the rolls of the one before: its error is half as large. */
export const POWERS: readonly number[] = [1, 4, 16, 64, 256, 1024, 4096]

/** Whole numbers of rolls, each a few percent more than the one before: as many points as an axis can show. */
export const STOPS: readonly number[] = Array.from({ length: MOST_ROLLS }, (_, k) => k + 1).filter(
  (n) => n === MOST_ROLLS || POWERS.includes(n) || Math.floor(24 * log(n)) !== Math.floor(24 * log(n - 1)),
)

/** The place among the stops of a number of rolls, or of the next smaller stop. */
export const stopOf = (rolls: number): number => STOPS.findLastIndex((n) => n <= rolls)

/** Probabilities in proportion to weights; null where every weight is 0. */
export function fromWeights(weights: readonly number[]): readonly number[] | null {
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  return total === 0 ? null : weights.map((weight) => weight / total)
}

/**
 * Rolls a die and hands over every roll: the face from 0, how many rolls there were, and whether a picture looks at this number.
 * More rolls begin with the same ones.
 */
export function eachRoll(
  probabilities: readonly number[],
  { rolls, seed }: { readonly rolls: number; readonly seed: number },
  see: (face: number, n: number, isStop: boolean) => void,
): void {
  const random = createRandom(seed)
  let stop = 0
  for (let n = 1; n <= rolls; n += 1) {
    const isStop = n === STOPS[stop]
    if (isStop) stop += 1
    see(sampleIndexUnchecked(probabilities, random.next()), n, isStop || n === rolls)
  }
}
