/**
 * Best-of-n: draw n, keep the one with the highest reward. How far it moves the policy is at most log n - (n-1)/n nats.
 * Source: Stiennon et al. 2020, app. G.3; Gao et al. 2022, arXiv:2210.10760, §2 (there an equality); that it is an upper
 * bound: Beirami et al. 2024, arXiv:2401.01879, abstract.
 */
import { checkDistribution, checkFiniteList, checkInteger, checkRange, checkSameLength } from '../check.ts'
import { log } from '../mathematics/log.ts'
import { pow } from '../mathematics/pow.ts'

/**
 * The index of the largest reward; among equals, the one that `uniform` picks.
 * @param rewards - [n], at least 1. @param uniform - in [0, 1), one draw; 0 takes the first of the ties.
 * @throws RangeError if an argument is not of that form.
 */
export function bestOf(rewards: readonly number[], uniform: number): number {
  checkFiniteList('rewards', rewards, 1)
  checkRange('uniform', uniform, 0, 1)
  const largest = Math.max(...rewards)
  const best = rewards.flatMap((reward, i) => (reward === largest ? [i] : []))
  return best[Math.min(Math.floor(uniform * best.length), best.length - 1)] as number
}

/** log n - (n-1)/n, nats: no best-of-n policy is farther from its base. @throws RangeError if n is not at least 1. */
export function bestOfKlBound(n: number): number {
  checkInteger('n', n, 1, 1e15)
  return log(n) - (n - 1) / n
}

/**
 * The distribution of the winner, exactly: outcomes of equal reward share their mass in proportion.
 * @param probabilities - [outcomes], the base policy. @param rewards - [outcomes].
 * @returns [outcomes], sums to 1.
 * @throws RangeError if an argument is not of that form.
 */
export function bestOfDistribution(probabilities: readonly number[], rewards: readonly number[], n: number): number[] {
  checkSameLength('probabilities', probabilities, 'rewards', rewards)
  checkDistribution('probabilities', probabilities)
  checkFiniteList('rewards', rewards, 1)
  checkInteger('n', n, 1, 1e15)
  return probabilities.map((probability, i) => {
    let below = 0
    let equal = 0
    rewards.forEach((reward, j) => {
      if (reward < (rewards[i] as number)) below += probabilities[j] as number
      if (reward === rewards[i]) equal += probabilities[j] as number
    })
    if (probability === 0) return 0
    return ((pow(Math.min(below + equal, 1), n) - pow(Math.min(below, 1), n)) * probability) / equal
  })
}
