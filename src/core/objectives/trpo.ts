/**
 * One TRPO step for a softmax policy over a few actions, exactly: maximise Σ π(a)·A(a) subject to KL(π_old‖π) <= δ.
 * The natural direction solves F x = g with F = diag(p) - pp', for a softmax simply x_a = A(a) - E[A]; its length makes
 * the quadratic model reach δ; then it is halved until the true KL holds and the surrogate has improved.
 * Source: Schulman et al. 2015, arXiv:1502.05477, eq. 14 and appendix C. No conjugate gradients: F is inverted by hand.
 */
import { checkFiniteList, checkInteger, checkPositive, checkRange, checkSameLength } from '../check.ts'
import { klDivergence } from '../numerics/kl-divergence.ts'
import { softmax } from '../numerics/softmax.ts'

export interface TrpoOptions {
  /** δ_KL, above 0, nats (.01 in the paper's experiments; not checked). */
  readonly radius: number
  /** Factor of each shortening, in (0, 1): .5 to halve. */
  readonly shrink: number
  /** How often to shorten before giving up, at least 0. */
  readonly attempts: number
}

export interface TrpoStep {
  /** [n], the new logits; the old ones if no step was accepted. */
  readonly logits: number[]
  /** KL(π_old‖π_new), nats. */
  readonly kl: number
  /** Σ (π_new - π_old)·A, reward units, at least 0. */
  readonly improvement: number
  readonly accepted: boolean
  /** How often the step was shortened. */
  readonly shortened: number
}

/**
 * @param logits - [n], finite. @param advantages - [n], A of each action, finite.
 * @throws RangeError if an argument is not of that form.
 */
export function trpoStep(
  logits: readonly number[],
  advantages: readonly number[],
  { radius, shrink, attempts }: TrpoOptions,
): TrpoStep {
  checkFiniteList('logits', logits, 2)
  checkFiniteList('advantages', advantages, 2)
  checkSameLength('logits', logits, 'advantages', advantages)
  checkPositive('radius', radius)
  checkRange('shrink', shrink, 1e-6, 0.999999)
  checkInteger('attempts', attempts, 0, 1000)
  const old = softmax(logits, 1)
  const expected = old.reduce((sum, p, i) => sum + p * (advantages[i] as number), 0)
  const direction = advantages.map((advantage) => advantage - expected)
  const curvature = old.reduce((sum, p, i) => sum + p * (direction[i] as number) * (direction[i] as number), 0)
  const stay = { logits: logits.slice(), kl: 0, improvement: 0, accepted: false }
  if (!(curvature > 0)) return { ...stay, shortened: 0 }
  let length = Math.sqrt((2 * radius) / curvature)
  for (let shortened = 0; shortened <= attempts; shortened += 1, length *= shrink) {
    const next = logits.map((logit, i) => logit + length * (direction[i] as number))
    const policy = softmax(next, 1)
    const kl = klDivergence(old, policy)
    const improvement = policy.reduce((sum, p, i) => sum + (p - (old[i] as number)) * (advantages[i] as number), 0)
    if (kl <= radius && improvement > 0) return { logits: next, kl, improvement, accepted: true, shortened }
  }
  return { ...stay, shortened: attempts }
}
