import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { clipRegion, klBall, klDivergence, softmax, stepToRadius } from '../../src/core/index.ts'
import { close, closeAll, distribution, real, rounded } from './support.ts'

const EVEN = [1 / 3, 1 / 3, 1 / 3]
const three = distribution(3, 3)
const radii = fc.constantFrom(0.0001, 0.01, 0.02, 0.3, 2)
const sum = (values: readonly number[]) => values.reduce((a, b) => a + b, 0)

describe('klBall', () => {
  it('every point is a policy at KL(π_old‖π) = δ, or where an action all but vanishes', () => {
    fc.assert(
      fc.property(three, radii, (old, radius) => {
        for (const policy of klBall(old, { radius: radius, points: 12 })) {
          close(sum(policy), 1, 1e-9)
          const kl = klDivergence(old, policy)
          expect(kl).toBeLessThanOrEqual(radius)
          // A rare action can all but vanish within the ball: there the edge lies on the side of the simplex.
          if (Math.min(...policy) > 1e-9) close(kl, radius, 1e-5)
        }
      }),
      { numRuns: 25 },
    )
  })

  it('is the old policy against the new, not the reverse', () => {
    const [policy] = klBall([0.6, 0.3, 0.1], { radius: 0.3, points: 8 })
    expect(Math.abs(klDivergence(policy!, [0.6, 0.3, 0.1]) - 0.3)).toBeGreaterThan(0.01)
  })

  it('is small where δ is: to first order Σ Δ²/π = 2δ', () => {
    const old = [0.6, 0.3, 0.1]
    for (const policy of klBall(old, { radius: 1e-6, points: 12 })) {
      close(sum(policy.map((p, i) => ((p - old[i]!) * (p - old[i]!)) / old[i]!)), 2e-6, 0.01)
    }
  })

  it('goes round once: up in the first action, then the second against the third, then down, then back', () => {
    const [first, second, third, fourth] = klBall(EVEN, { radius: 0.01, points: 4 }).map((policy) =>
      policy.map((p) => p - 1 / 3),
    )
    expect(first![0]).toBeGreaterThan(0.01)
    close(first![1]!, first![2]!, 0, 1e-12)
    close(second![0]!, 0, 0, 1e-12)
    expect(second![1]).toBeGreaterThan(0.01)
    expect(third![0]).toBeLessThan(-0.01)
    expect(fourth![1]).toBeLessThan(-0.01)
    expect(klBall(EVEN, { radius: 0.01, points: 3 })).toHaveLength(3)
  })

  it('reaches a wide radius too, unless an action vanishes first', () => {
    for (const policy of klBall([0.6, 0.3, 0.1], { radius: 0.3, points: 12 })) {
      if (Math.min(...policy) > 1e-9) close(klDivergence([0.6, 0.3, 0.1], policy), 0.3, 1e-12)
    }
    for (const policy of klBall(EVEN, { radius: 0.3, points: 12 })) close(klDivergence(EVEN, policy), 0.3, 1e-12)
  })

  it('refuses a policy without three live actions', () => {
    expect(() => klBall([0.5, 0.5], { radius: 0.1, points: 8 })).toThrow(/length/)
    expect(() => klBall([0.5, 0.5, 0], { radius: 0.1, points: 8 })).toThrow(/probabilities\[2\]/)
    expect(() => klBall(EVEN, { radius: 0, points: 8 })).toThrow(/radius/)
    expect(() => klBall(EVEN, { radius: 1, points: 2 })).toThrow(/points/)
    expect(() => klBall(EVEN, { radius: 1, points: 100_001 })).toThrow(/points is 100001/)
    expect(() => klBall([0.5, 0.5, 0.5], { radius: 0.1, points: 8 })).toThrow(/the sum of probabilities/)
  })
})

describe('clipRegion', () => {
  it('around the uniform policy it is a regular hexagon: 0.8, 1 and 1.2 times a third in every order', () => {
    const ratios = clipRegion(EVEN, { clipLow: 0.2, clipHigh: 0.2 }).map((corner) => corner.map((p) => 3 * p))
    const found = ratios.map((corner) => rounded(corner, 9).join(' ')).toSorted()
    expect(found).toEqual(['0.8 1 1.2', '0.8 1.2 1', '1 0.8 1.2', '1 1.2 0.8', '1.2 0.8 1', '1.2 1 0.8'])
  })

  it('corners are policies with every ratio within the fences, and at least two of them on a fence', () => {
    fc.assert(
      fc.property(three, real(0.05, 0.9), real(0.05, 2), (old, clipLow, clipHigh) => {
        for (const corner of clipRegion(old, { clipLow, clipHigh })) {
          close(sum(corner), 1, 1e-9)
          const ratios = corner.map((p, i) => p / old[i]!)
          for (const ratio of ratios) {
            expect(ratio).toBeGreaterThanOrEqual(1 - clipLow - 1e-9)
            expect(ratio).toBeLessThanOrEqual(1 + clipHigh + 1e-9)
          }
          const onFence = (ratio: number) =>
            Math.min(Math.abs(ratio - 1 + clipLow), Math.abs(ratio - 1 - clipHigh)) < 1e-9
          expect(ratios.filter(onFence).length).toBeGreaterThanOrEqual(2)
        }
      }),
    )
  })

  it('a mixture of corners lies inside', () => {
    fc.assert(
      fc.property(three, fc.array(real(0.01, 1), { minLength: 6, maxLength: 6 }), (old, weights) => {
        const corners = clipRegion(old, { clipLow: 0.2, clipHigh: 0.2 })
        const total = sum(weights.slice(0, corners.length))
        const inner = [0, 1, 2].map((i) => sum(corners.map((corner, k) => (weights[k]! / total) * corner[i]!)))
        inner.forEach((p, i) => {
          expect(Math.abs(p / old[i]! - 1)).toBeLessThanOrEqual(0.2 + 1e-9)
        })
      }),
    )
  })

  it('with fences at 0 and far out it is the whole simplex', () => {
    expect(clipRegion(EVEN, { clipLow: 1, clipHigh: 100 })).toHaveLength(3)
  })

  it('refuses a policy without three live actions', () => {
    expect(() => clipRegion([1], { clipLow: 0.2, clipHigh: 0.2 })).toThrow(/length/)
    expect(() => clipRegion(EVEN, { clipLow: 2, clipHigh: 0.2 })).toThrow(/clipLow/)
  })
})

describe('stepToRadius', () => {
  const logits = fc.array(real(-3, 3), { minLength: 2, maxLength: 6 })

  it('ends at KL(π_old‖π) = δ, never beyond, in the direction asked for', () => {
    fc.assert(
      fc.property(logits, radii, fc.infiniteStream(real(-1, 1)), (theta, radius, stream) => {
        const direction = theta.map(() => stream.next().value as number)
        if (Math.max(...direction) - Math.min(...direction) < 0.01) return
        const end = stepToRadius(theta, direction, radius)
        const kl = klDivergence(softmax(theta, 1), softmax(end, 1))
        expect(kl).toBeLessThanOrEqual(radius)
        close(kl, radius, 1e-6)
        const moved = end.map((logit, i) => logit - theta[i]!)
        const length = moved[0]! / direction[0]!
        if (Math.abs(direction[0]!) > 0.01) {
          closeAll(
            moved,
            direction.map((d) => d * length),
            1e-6,
            1e-9,
          )
          expect(length).toBeGreaterThan(0)
        }
      }),
    )
  })

  it('the length of the direction does not matter', () => {
    const end = stepToRadius([1, 0, 0], [2, 0, -1], 0.02)
    for (const factor of [100, 1e-3]) {
      closeAll(end, stepToRadius([1, 0, 0], [2 * factor, 0, -factor], 0.02), 1e-12)
    }
  })

  it('ends on the radius to the last digits', () => {
    const end = stepToRadius([0, 0], [1, 0], 0.02)
    // KL of even odds against logits ±t/2 is log cosh(t/2).
    close(Math.log(Math.cosh(end[0]! / 2)), 0.02, 1e-13)
  })

  it('a point exactly at the radius is still inside', () => {
    const half = klDivergence([0.5, 0.5], softmax([0.5, 0], 1))
    expect(stepToRadius([0, 0], [1, 0], half)[0]).toBeGreaterThanOrEqual(0.5)
  })

  it('a radius that no policy of finite logits reaches ends 512 apart in the logits', () => {
    close(stepToRadius([0, 0], [1, 0], 1e6)[0]!, 512, 1e-12)
  })

  it('a direction that moves every logit alike moves nothing', () => {
    expect(stepToRadius([1, 2], [3, 3], 0.1)).toEqual([1, 2])
  })

  it('refuses what is not finite or does not fit', () => {
    expect(() => stepToRadius([1, NaN], [1, 0], 0.1)).toThrow(/logits/)
    expect(() => stepToRadius([1, 2], [1, 0, 0], 0.1)).toThrow(/direction/)
    expect(() => stepToRadius([1, 2], [1, 0], 0)).toThrow(/radius/)
    expect(() => stepToRadius([1, -Infinity], [1, 0], 0.1)).toThrow('logits[1] is -Infinity; allowed: a finite number')
    expect(() => stepToRadius([1, 2], [1, NaN], 0.1)).toThrow('direction[1] is NaN')
  })
})
