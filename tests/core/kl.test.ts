import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  BANDIT_REWARDS,
  exp,
  expectedKlGradient,
  expectedReward,
  klDivergence,
  klCharges,
  klEstimate,
  klInReward,
  klLoss,
  log,
  sequenceLogRatios,
  softmax,
  tilt,
} from '../../src/core/index.ts'
import { close, closeAll, distribution, real, rounded, slopes } from './support.ts'

const P = [0.7, 0.2, 0.1]
const Q = [0.5, 0.3, 0.2]
const UNIFORM = [0.2, 0.2, 0.2, 0.2, 0.2]
const ESTIMATORS = ['k1', 'k2', 'k3'] as const
const TOKEN_MEAN = { mode: 'token-mean', emptyRows: 'excluded', constantLength: null } as const
const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0)
const over = (p: readonly number[], of: (i: number) => number): number => sum(p.map((x, i) => x * of(i)))
const K1 = { estimator: 'k1', logRatioClamp: null } as const
const k = (estimator: 'k1' | 'k2' | 'k3', i: number): number =>
  klEstimate(log(P[i]!), log(Q[i]!), { estimator, logRatioClamp: 700 }).value

describe('k1, k2, k3 of p=[.7,.2,.1] against q=[.5,.3,.2]', () => {
  it('per sample: k1=[.3365,-.4055,-.6931], k3=[.0508,.0945,.3069]', () => {
    expect(
      rounded(
        [0, 1, 2].map((i) => k('k1', i)),
        4,
      ),
    ).toEqual([0.3365, -0.4055, -0.6931])
    expect(
      rounded(
        [0, 1, 2].map((i) => k('k3', i)),
        4,
      ),
    ).toEqual([0.0508, 0.0945, 0.3069])
  })

  it('means .0851, .0801 (biased), .0851; standard deviations .391, .054, .076', () => {
    const means = ESTIMATORS.map((name) => over(P, (i) => k(name, i)))
    expect(rounded(means, 4)).toEqual([0.0851, 0.0801, 0.0851])
    close(means[0]!, klDivergence(P, Q), 1e-14)
    close(means[2]!, klDivergence(P, Q), 1e-14)
    const deviations = ESTIMATORS.map((name, n) => Math.sqrt(over(P, (i) => (k(name, i) - means[n]!) ** 2)))
    expect(rounded(deviations, 3)).toEqual([0.391, 0.054, 0.076])
  })

  it('expected gradient: a log-ratio counts up to 700 nats, so that e^d stays finite where the policy is all but 0', () => {
    const [smallest] = expectedKlGradient([5e-324, 1], [0.5, 0.5], { estimator: 'k3', placement: 'reward' })
    close(smallest! / (5e-324 * exp(700)), 1, 1e-9)
  })

  it('expected gradient in the loss: k1 0, k2 ∇KL(p‖q), k3 ∇KL(q‖p)', () => {
    closeAll(expectedKlGradient(P, Q, { estimator: 'k1', placement: 'loss' }), [0, 0, 0], 0, 1e-15)
    expect(rounded(expectedKlGradient(P, Q, { estimator: 'k2', placement: 'loss' }), 4)).toEqual([
      0.1759, -0.0981, -0.0778,
    ])
    closeAll(expectedKlGradient(P, Q, { estimator: 'k3', placement: 'loss' }), [0.2, -0.1, -0.1], 1e-14)
  })
})

describe('laws of the estimators', () => {
  it('k2 and k3 are never negative, all are 0 for equal policies, each derivative is a slope', () => {
    fc.assert(
      fc.property(real(-5, 0), real(-5, 0), fc.constantFrom(...ESTIMATORS), (p, q, name) => {
        const { value, derivative, sum: total } = klEstimate(p, q, { estimator: name, logRatioClamp: 20 })
        if (name !== 'k1') expect(value).toBeGreaterThanOrEqual(0)
        expect(klEstimate(p, p, { estimator: name, logRatioClamp: 20 }).value + 0).toBe(0)
        close(
          derivative,
          slopes(([x]) => klEstimate(x!, q, { estimator: name, logRatioClamp: 20 }).value, [p], 1e-3)[0]!,
          1e-6,
          1e-9,
        )
        close(total, value + derivative, 1e-12, 1e-12)
      }),
    )
  })

  it('k3 keeps its digits near 0, where exp(d)-d-1 loses them', () => {
    for (const d of [1e-6, -1e-6, 1e-3, 0.0199, 0.0201, -0.0201]) {
      let series = 0
      // Smallest first, or the sum loses the digits it is to show.
      for (let n = 12; n >= 2; n -= 1) series = (series * d + 1) / n
      close(
        klEstimate(0, d, { estimator: 'k3', logRatioClamp: 20 }).value,
        series * d * d,
        Math.abs(d) < 0.02 ? 1e-15 : 1e-12,
        0,
      )
    }
  })

  it('beyond the clamp the value stays and the derivative is 0; on it the slope is free', () => {
    expect(klEstimate(0, 900, { estimator: 'k3', logRatioClamp: 20 })).toMatchObject({
      value: exp(20) - 21,
      derivative: 0,
    })
    expect(klEstimate(0, 900, { estimator: 'k1', logRatioClamp: 20 })).toEqual({ value: -20, derivative: 0, sum: -20 })
    expect(klEstimate(0, -900, { estimator: 'k2', logRatioClamp: 20 })).toEqual({ value: 200, derivative: 0, sum: 200 })
    expect(klEstimate(0, -20, { estimator: 'k2', logRatioClamp: 20 })).toEqual({ value: 200, derivative: 20, sum: 220 })
    expect(klEstimate(0, 20, { estimator: 'k1', logRatioClamp: 20 }).derivative).toBe(1)
    for (const name of ESTIMATORS)
      expect(Number.isFinite(klEstimate(0, 900, { estimator: name, logRatioClamp: 700 }).value)).toBe(true)
  })

  it('the expected gradients are the gradients of the true divergences', () => {
    fc.assert(
      fc.property(fc.array(real(-2, 2), { minLength: 4, maxLength: 4 }), distribution(4, 4), (logits, q) => {
        const p = softmax(logits, 1)
        const forward = slopes((z) => klDivergence(softmax(z, 1), q), logits, 1e-3)
        const backward = slopes((z) => klDivergence(q, softmax(z, 1)), logits, 1e-3)
        closeAll(expectedKlGradient(p, q, { estimator: 'k1', placement: 'reward' }), forward, 1e-6, 1e-8)
        closeAll(expectedKlGradient(p, q, { estimator: 'k2', placement: 'loss' }), forward, 1e-6, 1e-8)
        closeAll(expectedKlGradient(p, q, { estimator: 'k3', placement: 'loss' }), backward, 1e-6, 1e-8)
        for (const name of ESTIMATORS)
          close(sum(expectedKlGradient(p, q, { estimator: name, placement: 'loss' })), 0, 0, 1e-14)
      }),
    )
    expect(expectedKlGradient([1, 0], [0.5, 0.5], { estimator: 'k3', placement: 'loss' }).map((x) => x + 0)).toEqual([
      0, 0,
    ])
  })

  it('refuses what has no estimate', () => {
    expect(() => klEstimate(NaN, 0, { estimator: 'k1', logRatioClamp: 20 })).toThrow('logProb is NaN')
    expect(() => klEstimate(0, -Infinity, { estimator: 'k1', logRatioClamp: 20 })).toThrow('refLogProb is -Infinity')
    expect(() => klEstimate(0, 0, { estimator: 'k4' as never, logRatioClamp: 20 })).toThrow(
      'estimator is "k4"; allowed: "k1", "k2", "k3"',
    )
    expect(() => klEstimate(0, 0, { estimator: 'k1', logRatioClamp: 0 })).toThrow('logRatioClamp is 0')
    expect(() => expectedKlGradient(P, [0.5, 0.5], { estimator: 'k1', placement: 'loss' })).toThrow(
      'policy has length 3; allowed: the length of ref',
    )
    expect(() => expectedKlGradient([0.5, 0.6], [0.5, 0.5], { estimator: 'k1', placement: 'loss' })).toThrow(
      'the sum of policy',
    )
    expect(() => expectedKlGradient([0.5, 0.5], [0.5, 0.6], { estimator: 'k1', placement: 'loss' })).toThrow(
      'the sum of reference',
    )
    expect(() => expectedKlGradient([0.5, 0.5], [1, 0], { estimator: 'k1', placement: 'loss' })).toThrow(
      'reference[1] is 0; allowed: a finite number above 0 when policy[1] is 0.5',
    )
    expect(() => expectedKlGradient(P, Q, { estimator: 'k0' as never, placement: 'loss' })).toThrow('estimator is "k0"')
    expect(() => expectedKlGradient(P, Q, { estimator: 'k1', placement: 'both' as never })).toThrow(
      'placement is "both"; allowed: "loss", "reward"',
    )
  })
})

describe('klLoss', () => {
  const batch = { logProbs: [[-1, -2]], refLogProbs: [[-2, -1]], oldLogProbs: null, mask: [[1, 1]] }
  const options = { estimator: 'k3', gradientOf: 'k3', logRatioClamp: 20, aggregation: TOKEN_MEAN } as const

  it('has hand values', () => {
    const { loss, derivatives } = klLoss(batch, options)
    close(loss, (exp(-1) + exp(1) - 2) / 2, 1e-14)
    closeAll(derivatives[0]!, [(1 - exp(-1)) / 2, (1 - exp(1)) / 2], 1e-14)
    expect(klLoss(batch, { ...options, estimator: 'k1', gradientOf: 'k1' })).toEqual({
      loss: 0,
      derivatives: [[0.5, 0.5]],
    })
  })

  it('k3+ shows the value of k3 and has the gradient of k2', () => {
    const plus = klLoss(batch, { ...options, gradientOf: 'k2' })
    expect(plus.loss).toBe(klLoss(batch, options).loss)
    expect(plus.derivatives).toEqual([[0.5, -0.5]])
  })

  it('off-policy the ratio multiplies value and gradient: the expectation over π_old has the gradient of KL(π‖π_ref)', () => {
    const old = [0.3, 0.3, 0.4]
    const logits = P.map(log)
    const exact = slopes((z) => klDivergence(softmax(z, 1), Q), logits, 1e-3)
    for (const name of ['k1', 'k3'] as const) {
      const expected = [0, 0, 0]
      let value = 0
      old.forEach((mass, a) => {
        const one = klLoss(
          { logProbs: [[log(P[a]!)]], refLogProbs: [[log(Q[a]!)]], oldLogProbs: [[log(mass)]], mask: [[1]] },
          { ...options, estimator: name, gradientOf: name },
        )
        value += mass * one.loss
        P.forEach((p, i) => (expected[i]! += mass * one.derivatives[0]![0]! * ((i === a ? 1 : 0) - p)))
      })
      close(value, klDivergence(P, Q), 1e-13)
      closeAll(expected, exact, 1e-6, 1e-9)
    }
  })

  it('off-policy beyond the guard of the ratio only the estimate moves; k3 keeps its digits at large d', () => {
    const far = { logProbs: [[0]], refLogProbs: [[-1]], oldLogProbs: [[-30]], mask: [[1]] }
    closeAll(klLoss(far, options).derivatives[0]!, [exp(20) * (1 - exp(-1))], 1e-13)
    const large = { logProbs: [[0]], refLogProbs: [[18]], oldLogProbs: [[0]], mask: [[1]] }
    expect(klLoss(large, options).derivatives).toEqual([[-18]])
    const mixed = klLoss(large, { ...options, gradientOf: 'k2' })
    close(mixed.derivatives[0]![0]!, exp(18) - 19 - 18, 1e-13)
  })

  it('refuses tables and options that are none', () => {
    expect(() => klLoss({ ...batch, logProbs: [[NaN, 0]] }, options)).toThrow('logProbs[0][0] is NaN')
    expect(() => klLoss({ ...batch, refLogProbs: [[0]] }, options)).toThrow('refLogProbs[0] has length 1')
    expect(() => klLoss({ ...batch, oldLogProbs: [[0]] }, options)).toThrow('oldLogProbs[0] has length 1')
    expect(() => klLoss(batch, { ...options, estimator: 'k' as never })).toThrow('estimator is "k"')
    expect(() => klLoss(batch, { ...options, gradientOf: 'k' as never })).toThrow('gradientOf is "k"')
    expect(() => klLoss(batch, { ...options, logRatioClamp: 0 })).toThrow('logRatioClamp is 0')
  })
})

describe('klInReward', () => {
  const batch = {
    scores: [1, 0.5, 2],
    logProbs: [
      [-1, -1, 0],
      [-1, -2, -3],
      [0, 0, 0],
    ],
    refLogProbs: [
      [-2, -1.5, 0],
      [-1, -1, -1],
      [0, 0, 0],
    ],
    mask: [
      [1, 1, 0],
      [1, 1, 1],
      [0, 0, 0],
    ],
  }

  it('charges each token, or the last one for all; the score stands on the last kept token', () => {
    const rounds = (table: number[][]) => table.map((row) => rounded(row, 10))
    expect(rounds(klInReward(batch, { beta: 0.1, per: 'token', ...K1 }))).toEqual([
      [-0.1, 0.95, 0],
      [0, 0.1, 0.7],
      [0, 0, 0],
    ])
    expect(rounds(klInReward(batch, { beta: 0.1, per: 'sequence', ...K1 }))).toEqual([
      [0, 0.85, 0],
      [0, 0, 0.8],
      [0, 0, 0],
    ])
  })

  it('charges by the estimator it is told: k1, k2 or k3, each -β times klEstimate', () => {
    for (const estimator of ESTIMATORS) {
      const options = { estimator, logRatioClamp: 20 }
      const { logProbs, refLogProbs, mask } = batch
      const charges = klCharges(batch, { beta: 0.1, ...options })
      mask.forEach((row, i) =>
        row.forEach((kept, t) => {
          const value = kept === 0 ? 0 : -0.1 * klEstimate(logProbs[i]![t]!, refLogProbs[i]![t]!, options).value
          expect(charges[i]![t]! + 0).toBe(value + 0)
        }),
      )
      expect(klInReward({ ...batch, scores: [0, 0, 0] }, { beta: 0.1, per: 'token', ...options }).map(sum)).toEqual(
        charges.map(sum),
      )
    }
    expect(klCharges(batch, { beta: 0, ...K1 }).flat()).toEqual(new Array(9).fill(0))
    expect(() => klCharges(batch, { beta: 0.1, ...K1, estimator: 'k4' as never })).toThrow('estimator is "k4"')
    expect(() => klCharges(batch, { beta: 0.1, ...K1, logRatioClamp: 0 })).toThrow('logRatioClamp is 0')
  })

  it('both give the same total: R - β Σ k1', () => {
    const totals = sequenceLogRatios(batch)
    expect(totals).toEqual([1.5, -3, 0])
    for (const per of ['token', 'sequence'] as const) {
      closeAll(klInReward(batch, { beta: 0.3, per, ...K1 }).map(sum), [1 - 0.45, 0.5 + 0.9, 0], 1e-14)
    }
  })

  it('refuses what does not fit', () => {
    const options = { beta: 0.1, per: 'token', ...K1 } as const
    expect(() => klInReward({ ...batch, scores: [1] }, options)).toThrow(
      'scores has length 1; allowed: the length of mask, which is 3',
    )
    expect(() => klInReward({ ...batch, scores: [1, NaN, 1] }, options)).toThrow('scores[1] is NaN')
    expect(() => klInReward(batch, { ...options, beta: -1 })).toThrow('beta is -1')
    expect(() => klInReward(batch, { ...options, per: 'step' as never })).toThrow('per is "step"; allowed: "token"')
    expect(() => klInReward({ ...batch, mask: [[2]] }, options)).toThrow('mask[0][0] is 2')
    expect(() => klInReward({ ...batch, logProbs: [] }, options)).toThrow('logProbs has length 0')
    expect(() => klInReward({ ...batch, refLogProbs: [] }, options)).toThrow('refLogProbs has length 0')
    expect(() => sequenceLogRatios({ ...batch, logProbs: [] })).toThrow('logProbs has length 0')
    expect(() => sequenceLogRatios({ ...batch, refLogProbs: [] })).toThrow('refLogProbs has length 0')
    expect(() => sequenceLogRatios({ logProbs: [[1]], refLogProbs: [[1]], mask: [[3]] })).toThrow('mask[0][0] is 3')
  })
})

describe('tilt', () => {
  it('β 1, .5, .2, .1 of the bandit: π_C, E[r], KL; limit ln 5', () => {
    const rows = [1, 0.5, 0.2, 0.1].map((beta) => {
      const { probabilities } = tilt(UNIFORM, BANDIT_REWARDS, beta)
      return [probabilities[2]!, expectedReward(probabilities, BANDIT_REWARDS), klDivergence(probabilities, UNIFORM)]
    })
    expect(
      rounded(
        rows.map((row) => row[0]!),
        4,
      ),
    ).toEqual([0.3224, 0.4722, 0.8472, 0.9896])
    expect(
      rounded(
        rows.map((row) => row[1]!),
        3,
      ),
    ).toEqual([0.468, 0.57, 0.81, 0.894])
    expect(rounded([rows[0]![2]!], 4)).toEqual([0.0457])
    expect(
      rounded(
        rows.slice(1).map((row) => row[2]!),
        3,
      ),
    ).toEqual([0.199, 0.992, 1.542])
    close(klDivergence(tilt(UNIFORM, BANDIT_REWARDS, 1e-4).probabilities, UNIFORM), 1.6094, 1e-4)
  })

  it('no policy has a higher E[r] - β·KL, and its value is β log Z', () => {
    const objective = (p: readonly number[], q: readonly number[], beta: number): number =>
      expectedReward(p, BANDIT_REWARDS) - beta * klDivergence(p, q)
    fc.assert(
      fc.property(distribution(5, 5), distribution(5, 5), real(0.05, 3), (reference, other, beta) => {
        const { probabilities, logNormaliser } = tilt(reference, BANDIT_REWARDS, beta)
        const best = objective(probabilities, reference, beta)
        close(best, beta * logNormaliser, 1e-10, 1e-12)
        expect(objective(other, reference, beta)).toBeLessThanOrEqual(best + 1e-12)
      }),
    )
  })

  it('keeps zeros of the reference and refuses what is none', () => {
    expect(tilt([0.5, 0.5, 0], [0, 0, 9], 1).probabilities).toEqual([0.5, 0.5, 0])
    expect(() => tilt([1], [1], 0)).toThrow('beta is 0')
    expect(() => tilt([1], [1, 2], 1)).toThrow('reference has length 1')
    expect(() => tilt([0.5], [1], 1)).toThrow('the sum of reference is 0.5')
    expect(() => tilt([1], [NaN], 1)).toThrow('rewards[0] is NaN')
    expect(() => tilt([1], [1e300], 1e-300)).toThrow(RangeError)
  })
})
