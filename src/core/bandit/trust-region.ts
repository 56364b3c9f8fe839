/**
 * Where a policy over a few actions may go from π_old: the KL ball {π : KL(π_old‖π) <= δ} and, for three actions, the
 * clip region {π : every ratio π/π_old within [1-ε_low, 1+ε_high]}; and how far a direction in logit space leads until
 * the ball ends. Source: the ball is TRPO's constraint, Schulman et al. 2015, arXiv:1502.05477, eq. 14, here for one
 * state; the band is that of Schulman et al. 2017, arXiv:1707.06347, eq. 7. PPO has no such constraint: its objective
 * only goes flat there.
 */
import {
  checkDistribution,
  checkExactLength,
  checkFiniteList,
  checkInteger,
  checkPositive,
  checkSameLength,
} from '../check.ts'
import { cos } from '../mathematics/cos.ts'
import { klDivergence } from '../numerics/kl-divergence.ts'
import { softmax } from '../numerics/softmax.ts'
import { type ClipRange, checkClipRange } from '../objectives/ppo-clip.ts'

const BISECTIONS = 60
/** Once around, in radians. */
const TURN = 6.283185307179586

/** The largest t in [0, high] with reaches(t) <= radius, for a function that grows with t. */
function bisect(reaches: (t: number) => number, radius: number, high: number): number {
  let low = 0
  for (let i = 0; i < BISECTIONS; i += 1) {
    const middle = (low + high) / 2
    if (reaches(middle) <= radius) low = middle
    else high = middle
  }
  return low
}

/**
 * Along a direction in logit space, as far as the KL allows. KL(π_old‖π) is convex in the logits, so it grows all the way.
 * @param logits - [n], θ of π_old, finite. @param direction - [n], any length. @param radius - δ_KL, above 0, nats.
 * @returns [n], the logits where KL(π_old‖π) reaches the radius (never beyond); the old ones if the direction moves nothing.
 * @throws RangeError if an argument is not of that form.
 */
export function stepToRadius(logits: readonly number[], direction: readonly number[], radius: number): number[] {
  checkFiniteList('logits', logits, 2)
  checkFiniteList('direction', direction, 2)
  checkSameLength('logits', logits, 'direction', direction)
  checkPositive('radius', radius)
  const old = softmax(logits, 1)
  const spread = Math.max(...direction) - Math.min(...direction)
  if (!(spread > 0)) return logits.slice()
  const moved = (t: number) => logits.map((logit, i) => logit + (t * (direction[i] as number)) / spread)
  const reaches = (t: number) => klDivergence(old, softmax(moved(t), 1))
  let high = 1
  while (high < 512 && reaches(high) <= radius) high *= 2
  return moved(bisect(reaches, radius, high))
}

function checkThree(probabilities: readonly number[]): void {
  checkDistribution('probabilities', probabilities)
  checkExactLength('probabilities', probabilities, 3)
  probabilities.forEach((p, i) => checkPositive(`probabilities[${i}]`, p))
}

/**
 * @param probabilities - [3], π_old, every entry above 0. @param radius - δ_KL, above 0, nats. @param points - at least 3.
 * @returns [points][3], policies on the edge of the ball, once around.
 * @throws RangeError if an argument is not of that form.
 */
export function klBall(
  probabilities: readonly number[],
  { radius, points }: { radius: number; points: number },
): number[][] {
  checkThree(probabilities)
  checkPositive('radius', radius)
  checkInteger('points', points, 3, 1e5)
  return Array.from({ length: points }, (_, k) => {
    // Three cosines a third of a turn apart sum to 0: a direction that keeps the sum of the probabilities.
    const turn = (TURN * k) / points
    const direction = [0, 1, 2].map((i) => cos(turn - (TURN * i) / 3))
    // Where the first probability reaches 0: there the KL is infinite.
    const edge = Math.min(...direction.map((d, i) => (d < 0 ? (probabilities[i] as number) / -d : Infinity)))
    const moved = (t: number) => probabilities.map((p, i) => Math.max(0, p + t * (direction[i] as number)))
    return moved(bisect((t) => klDivergence(probabilities, moved(t)), radius, edge))
  })
}

/**
 * @param probabilities - [3], π_old, every entry above 0.
 * @returns [3 to 6 corners][3], the region's corners in order: a polygon, because ratio and sum are linear in π.
 * @throws RangeError if an argument is not of that form.
 */
export function clipRegion(
  probabilities: readonly number[],
  { clipLow, clipHigh }: Pick<ClipRange, 'clipLow' | 'clipHigh'>,
): number[][] {
  checkThree(probabilities)
  checkClipRange({ clipLow, clipHigh, dualClip: null, delta: null })
  // Cut the simplex by two lines per action, keeping the side of π_old.
  let corners: number[][] = [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ]
  probabilities.forEach((p, i) => {
    const sides = [
      (policy: readonly number[]) => (1 + clipHigh) * p - (policy[i] as number),
      (policy: readonly number[]) => (policy[i] as number) - (1 - clipLow) * p,
    ]
    for (const side of sides) {
      corners = corners.flatMap((to, k) => {
        const from = corners.at(k - 1) as number[]
        const [a, b] = [side(from), side(to)]
        const crossing = from.map((value, j) => value + (a / (a - b)) * ((to[j] as number) - value))
        return [...(a < 0 !== b < 0 ? [crossing] : []), ...(b < 0 ? [] : [to])]
      })
    }
  })
  return corners
}
