/**
 * Mean, standard deviation and whitening of the kept entries of a table. Libraries differ in the form of the std, in
 * where the epsilon stands, and in what they whiten: verl, TRL and oat use the sample form with rsqrt(var + 1e-8),
 * OpenRLHF the population form with a floor of 1e-8 under the variance ("floor"), cleanrl and SB3 (x - mean)/(std + 1e-8). All explicit here.
 */
import { checkAtLeast, checkChoice } from '../check.ts'
import { type TokenMask, type TokenTable, at, checkMask, checkTable, fromMask } from './token-table.ts'
import { mean } from '../numerics/mean.ts'
import { type StandardDeviationForm, standardDeviation } from '../numerics/standard-deviation.ts'

/** The kept entries in reading order. */
function keptEntries(table: TokenTable, mask: TokenMask): number[] {
  checkMask(mask)
  checkTable('table', table, mask)
  return table.flatMap((row, i) => row.filter((_, t) => at(mask, i, t) === 1))
}

/** @returns the mean of the kept entries; 0 if the mask keeps none. @throws RangeError as checkTable. */
export function maskedMean(table: TokenTable, mask: TokenMask): number {
  const entries = keptEntries(table, mask)
  return entries.length === 0 ? 0 : mean(entries)
}

/**
 * @returns the standard deviation of the kept entries.
 * @throws RangeError if too few entries are kept: 2 for "sample" (where TRL gives NaN), 1 for "population".
 */
export function maskedStandardDeviation(table: TokenTable, mask: TokenMask, form: StandardDeviationForm): number {
  return standardDeviation(keptEntries(table, mask), form)
}

export interface WhitenOptions {
  readonly form: StandardDeviationForm
  /** At least 0. */
  readonly epsilon: number
  /** "outside": divide by std + ε; "inside": by √(var + ε); "floor": by √(max(var, ε)). */
  readonly place: 'outside' | 'inside' | 'floor'
  /** false adds the mean back, as TRL does for rewards. */
  readonly shiftMean: boolean
}

/**
 * @returns [rows, T], mean 0 and about unit variance over the kept entries, 0 elsewhere. If the divisor is 0 (all kept
 *   entries equal and ε = 0), the centred entries: zeros.
 * @throws RangeError as maskedStandardDeviation, or if an option is not legal.
 */
export function whiten(table: TokenTable, mask: TokenMask, options: WhitenOptions): number[][] {
  const { form, epsilon, place, shiftMean } = options
  checkAtLeast('epsilon', epsilon, 0)
  checkChoice('place', place, ['outside', 'inside', 'floor'])
  const centre = maskedMean(table, mask)
  const deviation = maskedStandardDeviation(table, mask, form)
  const variance = deviation * deviation
  const divisor =
    place === 'outside'
      ? deviation + epsilon
      : Math.sqrt(place === 'inside' ? variance + epsilon : Math.max(variance, epsilon))
  const back = shiftMean ? 0 : centre
  return fromMask(mask, (row, t) => (at(table, row, t) - centre) / (divisor === 0 ? 1 : divisor) + back)
}
