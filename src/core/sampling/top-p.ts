/**
 * Top-p (nucleus): keep the smallest set of most likely entries whose mass reaches p. Source: Holtzman et al. 2019,
 * arXiv:1904.09751, §3.1. The entry that crosses p is kept; on exact equality no further one is (as transformers and
 * vLLM; Llama's own sampler keeps one more). Sums are compared with a slack of 1e-12, so that .6 + .3 reaches .9.
 */
import { checkDistribution, checkRange } from '../check.ts'
import { type Truncated, descending, truncate } from './truncate.ts'

const SLACK = 1e-12

/**
 * @param probabilities - [n], sums to 1 within 1e-6.
 * @param p - in (0, 1]. Below the largest probability it keeps one entry; 1 keeps everything possible.
 * @throws RangeError if p is outside (0, 1] or probabilities is not a distribution.
 */
export function topP(probabilities: ArrayLike<number>, p: number): Truncated {
  checkDistribution('probabilities', probabilities)
  checkRange('p', p, 5e-324, 1)
  const kept = new Array<boolean>(probabilities.length).fill(false)
  let mass = 0
  for (const index of descending(probabilities)) {
    const probability = probabilities[index] as number
    if (probability === 0 || (p < 1 && mass >= p - SLACK && mass > 0)) break
    kept[index] = true
    mass += probability
  }
  return truncate(probabilities, kept)
}
