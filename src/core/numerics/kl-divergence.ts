/**
 * KL(p‖q) = Σ p_i log(p_i/q_i) in nats, exactly, from two distributions. Source: Kullback and Leibler 1951, eq. 2.3
 * (not checked). Not symmetric: it punishes mass of p where q has none.
 */
import { checkDistribution, checkSameLength } from '../check.ts'
import { log } from '../mathematics/log.ts'

/**
 * @param p - [n], the distribution samples come from.
 * @param q - [n], the other.
 * @returns nats, at least 0; Infinity if p has mass where q has none.
 * @throws RangeError if the lengths differ or one is not a distribution.
 */
export function klDivergence(p: ArrayLike<number>, q: ArrayLike<number>): number {
  checkSameLength('p', p, 'q', q)
  checkDistribution('p', p)
  checkDistribution('q', q)
  let total = 0
  for (let i = 0; i < p.length; i += 1) {
    const mass = p[i] as number
    if (mass > 0) total += mass * (log(mass) - log(q[i] as number))
  }
  return total < 0 ? 0 : total
}
