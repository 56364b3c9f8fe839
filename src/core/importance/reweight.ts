/**
 * The expectation under one distribution from draws of another: E_p[f] = E_q[(p/q) f], as long as q can draw whatever p can.
 * Source: Kahn and Marshall 1953 (importance sampling). The price is spread: the further q lies from p, the more.
 */
import {
  checkDistribution,
  checkFiniteList,
  checkSameLength,
  refuse,
} from '../check.ts'

/**
 * @param target - [n], p: the distribution that is asked about.
 * @param sampling - [n], q: the one that is drawn from.
 * @returns [n], p/q; 0 where both are 0: neither drawn nor asked about.
 * @throws RangeError if either is no distribution, the lengths differ, or q is
 * 0 where p is not: no draw of q can tell anything about such an outcome.
 */
export function importanceRatios(
  target: readonly number[],
  sampling: readonly number[],
): number[] {
  checkSameLength('target', target, 'sampling', sampling)
  checkDistribution('target', target)
  checkDistribution('sampling', sampling)
  return target.map((p, i) => {
    const q = sampling[i] as number
    if (p > 0 && q === 0)
      refuse(`sampling[${i}]`, q, {
        kind: 'above',
        limit: 0,
        when: { name: `target[${i}]`, value: p },
      })
    return p === 0 ? 0 : p / q
  })
}

/**
 * The standard deviation of one reweighted draw, (p/q) f under q: divided by √n it is the standard error of the mean of n
 * draws. With q = p it is the deviation of f itself.
 *
 * @param target - [n], p. @param sampling - [n], q. @param values - [n], f.
 * @returns in units of f, at least 0.
 * @throws RangeError as importanceRatios, or if a value is not finite.
 */
export function reweightedDeviation(
  target: readonly number[],
  sampling: readonly number[],
  values: readonly number[],
): number {
  const ratios = importanceRatios(target, sampling)
  checkSameLength('target', target, 'values', values)
  checkFiniteList('values', values, 1)
  const terms = values.map((value, i) => (ratios[i] as number) * value)
  let mean = 0
  terms.forEach((term, i) => (mean += (sampling[i] as number) * term))
  let variance = 0
  terms.forEach((term, i) => {
    variance += (sampling[i] as number) * (term - mean) * (term - mean)
  })
  return Math.sqrt(variance)
}
