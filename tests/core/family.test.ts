import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type Aggregation,
  type AggregationMode,
  batchAdvantages,
  broadcastRows,
  cispoBounds,
  dppoKeeps,
  dppoLoss,
  exp,
  gdpoAdvantages,
  gmpoLoss,
  gradientFactor,
  groupAdvantages,
  gspoLoss,
  importanceWeights,
  log,
  maxRlAdvantages,
  ppoClip,
  reinforceLoss,
  rlooAdvantages,
  sapoGate,
  sapoLoss,
  tokenWeights,
  vespoLoss,
  vespoWeight,
  whiten,
} from '../../src/core/index.ts'
import { close, closeAll, real, rounded, slopes } from './support.ts'

const how = (mode: AggregationMode): Aggregation => ({ mode, emptyRows: 'counted', constantLength: null })
const guard = { logRatioClamp: 20, aggregation: how('token-mean') }
const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0)
const sample = { scale: 'sample', epsilon: 0 } as const

/** One row of tokens by their ratios, all trained. */
const row = (ratios: number[], advantages: number[], old = ratios.map(() => 0.5)) => ({
  logProbs: [ratios.map((ratio, t) => log(ratio * old[t]!))],
  oldLogProbs: [old.map(log)],
  advantages: [advantages],
  mask: [ratios.map(() => 1)],
})

/** Masks and tables of one random shape; one advantage for each completion. */
const batches = fc.tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 4 })).chain(([rows, width]) => {
  const table = (low: number, high: number) =>
    fc.array(fc.array(real(low, high), { minLength: width, maxLength: width }), { minLength: rows, maxLength: rows })
  return fc
    .record({
      mask: table(0, 1).map((t) => t.map((entries) => entries.map((x) => (x < 0.7 ? 1 : 0)))),
      oldLogProbs: table(-4, -0.7),
      moves: table(-0.6, 0.6),
      own: fc.array(real(-2, 2), { minLength: rows, maxLength: rows }),
    })
    .map(({ mask, oldLogProbs, moves, own }) => ({
      mask,
      oldLogProbs,
      logProbs: oldLogProbs.map((entries, i) => entries.map((x, t) => x + moves[i]![t]!)),
      advantages: broadcastRows(own, mask),
    }))
})
type Batch = typeof batches extends fc.Arbitrary<infer Value> ? Value : never

/** dLoss/dlogProb, numerically, in reading order. */
function numericGradient(loss: (logProbs: number[][]) => number, { logProbs }: Batch): number[] {
  const width = logProbs[0]!.length
  const rows = (flat: readonly number[]) => logProbs.map((_, i) => flat.slice(i * width, (i + 1) * width))
  return slopes((flat) => loss(rows(flat)), logProbs.flat(), 1e-4)
}

describe('DPPO', () => {
  const fence = { maskLow: 0.2, maskHigh: 0.2 }
  const keeps = (oldProbability: number, probability: number, advantage: number) =>
    dppoKeeps({ ...fence, oldProbability, probability, advantage })

  it('with .2, .01 may rise to .21 and .9 fall to .7, where the ratio clip stops them at .012 and .72', () => {
    expect([keeps(0.01, 0.2099, 1), keeps(0.01, 0.2101, 1)]).toEqual([true, false])
    expect([keeps(0.9, 0.7001, -1), keeps(0.9, 0.6999, -1)]).toEqual([true, false])
    const clipped = (ratio: number, advantage: number) =>
      ppoClip({ ratio, advantage, clipLow: 0.2, clipHigh: 0.2, dualClip: null, delta: null }).branch
    expect([clipped(0.0119 / 0.01, 1), clipped(0.0121 / 0.01, 1)]).toEqual(['tie', 'clipped'])
    expect([clipped(0.7201 / 0.9, -1), clipped(0.7199 / 0.9, -1)]).toEqual(['tie', 'clipped'])
  })

  it('drops on one side only: a token that moves back keeps its gradient, and so does one without an advantage', () => {
    expect([keeps(0.9, 0.1, 1), keeps(0.1, 0.9, -1), keeps(0.1, 0.9, 0), keeps(0.9, 0.1, 0)]).toEqual([
      true,
      true,
      true,
      true,
    ])
  })

  it('keeps the edge of the fence', () => {
    expect(dppoKeeps({ maskLow: 0.25, maskHigh: 0.25, oldProbability: 0.5, probability: 0.75, advantage: 1 })).toBe(
      true,
    )
    expect(dppoKeeps({ maskLow: 0.25, maskHigh: 0.25, oldProbability: 0.5, probability: 0.25, advantage: -1 })).toBe(
      true,
    )
  })

  it('has hand values: kept tokens get ρA, a dropped one gives neither value nor gradient', () => {
    // Probabilities .5 → .6 (kept), .5 → .75 (dropped), .5 → .25 (dropped), .5 → .25 (kept, A > 0).
    const batch = row([1.2, 1.5, 0.5, 0.5], [1, 1, -1, 1])
    const result = dppoLoss(batch, { ...fence, ...guard })
    close(result.loss, -(1.2 + 0.5) / 4, 1e-14)
    closeAll(result.derivatives[0]!, [-0.3, 0, 0, -0.125], 1e-14)
    expect(result.kept).toEqual([[1, 0, 0, 1]])
    expect(result.clipFraction).toBe(0.5)
  })

  it('the two bounds are apart, and padding is not counted', () => {
    const batch = { ...row([1.5, 0.5, 9], [1, -1, 1]), mask: [[1, 1, 0]] }
    expect(dppoLoss(batch, { maskLow: 0.3, maskHigh: 0.2, ...guard }).kept).toEqual([[0, 1, 0]])
    expect(dppoLoss(batch, { maskLow: 0.2, maskHigh: 0.3, ...guard }).kept).toEqual([[1, 0, 0]])
    expect(dppoLoss(batch, { ...fence, ...guard }).clipFraction).toBe(1)
    expect(dppoLoss({ ...batch, mask: [[0, 0, 0]] }, { ...fence, ...guard }).clipFraction).toBe(0)
  })

  it('refuses what is none', () => {
    const batch = row([1], [1])
    expect(() => dppoLoss(batch, { ...guard, maskLow: -0.1, maskHigh: 0.2 })).toThrow(
      'maskLow is -0.1; allowed: a finite number from 0 to 1',
    )
    expect(() => dppoLoss(batch, { ...guard, maskLow: 0.1, maskHigh: 2 })).toThrow('maskHigh is 2')
    expect(() => dppoLoss(batch, { ...guard, ...fence, logRatioClamp: 0 })).toThrow('logRatioClamp is 0')
    expect(() => dppoLoss({ ...batch, advantages: [[NaN]] }, { ...guard, ...fence })).toThrow('advantages[0][0] is NaN')
    expect(() => keeps(1.1, 0.5, 1)).toThrow('oldProbability is 1.1')
    expect(() => keeps(0.5, -0.5, 1)).toThrow('probability is -0.5')
    expect(() => keeps(1.5, 0.5, 1)).toThrow('oldProbability is 1.5; allowed: a finite number from 0 to 1')
    expect(() => keeps(0.5, 1.5, 1)).toThrow('probability is 1.5; allowed: a finite number from 0 to 1')
    expect(() => dppoKeeps({ maskLow: 0.2, maskHigh: 3, oldProbability: 0.5, probability: 0.5, advantage: 1 })).toThrow(
      'maskHigh is 3',
    )
  })
})

describe('SAPO', () => {
  it('the slope of its gate is 1 at ρ = 1; with τ = 1 .990 at 1.2 and .8, .786 at 2, .071 at 5', () => {
    for (const temperature of [0.3, 1, 1.05, 7]) {
      expect(sapoGate(1, temperature).derivative).toBe(1)
      close(sapoGate(1, temperature).value, 2 / temperature, 1e-15)
    }
    expect(
      rounded(
        [1.2, 0.8, 2, 5].map((ratio) => sapoGate(ratio, 1).derivative),
        3,
      ),
    ).toEqual([0.99, 0.99, 0.786, 0.071])
  })

  it('a larger temperature lets go of a moved token sooner', () => {
    for (const ratio of [0.5, 2, 5]) {
      expect(sapoGate(ratio, 1.05).derivative).toBeLessThan(sapoGate(ratio, 1).derivative)
    }
  })

  it('has hand values, with a temperature for each sign', () => {
    const batch = row([2, 2], [1, -1])
    const options = { temperaturePositive: 1, temperatureNegative: 2, ...guard }
    const [one, two] = [1 / (1 + exp(-1)), 1 / (1 + exp(-2))]
    const result = sapoLoss(batch, options)
    close(result.loss, (-4 * one + 2 * two) / 2, 1e-14)
    closeAll(result.derivatives[0]!, [-4 * one * (1 - one), 4 * two * (1 - two)], 1e-13)
    expect(sapoLoss(row([1.5], [0]), options).derivatives[0]![0]! + 0).toBe(0)
  })

  it('never turns the push around and never cuts it off: the slope is above 0 as far as ratios go', () => {
    fc.assert(
      fc.property(real(0, 100), real(0.1, 5), (ratio, temperature) => {
        const { value, derivative } = sapoGate(ratio, temperature)
        expect(derivative).toBeGreaterThan(0)
        expect(derivative).toBeLessThanOrEqual(1)
        expect(value).toBeLessThanOrEqual(4 / temperature)
        const [slope] = slopes(([x]) => sapoGate(x!, temperature).value, [ratio + 0.001], 1e-4)
        close(sapoGate(ratio + 0.001, temperature).derivative, slope!, 1e-6, 1e-9)
      }),
    )
  })

  it('stays finite for ratios of any size', () => {
    expect(sapoGate(1e300, 1e300)).toEqual({ value: 4 / 1e300, derivative: 0 })
    expect(sapoGate(0, 1e300).value).toBe(0)
  })

  it('refuses what is none', () => {
    expect(() => sapoGate(-1, 1)).toThrow('ratio is -1; allowed: a finite number of at least 0')
    expect(() => sapoGate(1, 0)).toThrow('temperature is 0; allowed: a finite number above 0')
    const options = { temperaturePositive: 1, temperatureNegative: 1, ...guard }
    expect(() => sapoLoss(row([1], [1]), { ...options, temperaturePositive: 0 })).toThrow('temperaturePositive is 0')
    expect(() => sapoLoss(row([1], [1]), { ...options, temperatureNegative: NaN })).toThrow(
      'temperatureNegative is NaN',
    )
    expect(() => sapoLoss(row([1], [1]), { ...options, logRatioClamp: -1 })).toThrow('logRatioClamp is -1')
    expect(() => sapoLoss(row([1], [Infinity]), options)).toThrow('advantages[0][0] is Infinity')
  })
})

describe('VESPO', () => {
  const positive = { power: 2, decay: 3 }
  const negative = { power: 3, decay: 2 }

  it('weighs 1 at W = 1, most at k/λ, and little far away', () => {
    expect([vespoWeight(0, positive), vespoWeight(0, negative)]).toEqual([1, 1])
    close(vespoWeight(log(2), positive), 4 * exp(-3), 1e-14)
    close(vespoWeight(log(0.5), negative), 0.125 * exp(1), 1e-14)
    const top = vespoWeight(log(2 / 3), positive)
    for (const W of [0.01, 0.3, 0.6, 0.7, 1, 2]) expect(vespoWeight(log(W), positive)).toBeLessThan(top)
    expect([vespoWeight(800, positive), vespoWeight(-800, positive)]).toEqual([0, 0])
  })

  it('may lack either side: k = 0 weighs by e^(λ(1 - W)) alone', () => {
    close(vespoWeight(log(2), { power: 0, decay: 3 }), exp(-3), 1e-14)
  })

  it('does not look beyond 700 nats', () => {
    const slow = { power: 0, decay: 1e-304 }
    close(vespoWeight(700, slow), exp(-1e-304 * exp(700)), 1e-14)
    expect(vespoWeight(701, slow)).toBe(vespoWeight(700, slow))
    const steep = { power: 1, decay: 1e-9 }
    expect(vespoWeight(-700, steep)).toBeGreaterThan(0)
    expect(vespoWeight(-701, steep)).toBe(vespoWeight(-700, steep))
  })

  it('gives every token of a completion the weight of the product, by the sign of its advantage', () => {
    const batch = row([2, 0.5, 1.5, 1], [1, 1, 1, 1])
    const { ratioWeights, derivatives, loss } = vespoLoss(batch, { positive, negative, ...guard })
    const weight = vespoWeight(log(1.5), positive)
    closeAll(ratioWeights[0]!, [weight, weight, weight, weight], 1e-13)
    closeAll(
      derivatives[0]!,
      [1, 1, 1, 1].map(() => -weight / 4),
      1e-13,
    )
    close(loss, (-weight * sum(batch.logProbs[0]!)) / 4, 1e-13)
    const down = vespoLoss({ ...batch, advantages: [[-1, -1, -1, 0]] }, { positive, negative, ...guard })
    closeAll(
      down.ratioWeights[0]!.slice(0, 3),
      [1, 1, 1].map(() => vespoWeight(log(1.5), negative)),
      1e-13,
    )
    close(down.ratioWeights[0]![3]!, weight, 1e-13)
  })

  it('refuses what is none', () => {
    expect(() => vespoWeight(NaN, positive)).toThrow('logRatio is NaN')
    expect(() => vespoWeight(0, { power: -1, decay: 1 })).toThrow('power is -1')
    expect(() => vespoWeight(0, { power: 1, decay: 0 })).toThrow('decay is 0; allowed: a number above 0')
    expect(vespoWeight(0, { power: 1e6, decay: 1e6 })).toBe(1)
    expect(() => vespoWeight(0, { power: 1_000_001, decay: 1 })).toThrow('power is 1000001')
    expect(() => vespoWeight(0, { power: 1, decay: 1_000_001 })).toThrow('decay is 1000001')
    expect(() => vespoWeight(10, { power: 100, decay: 1e-6 })).toThrow(
      'weight is Infinity; allowed: a finite number when decay is 0.000001',
    )
    expect(() => vespoLoss({ ...row([1], [1]), oldLogProbs: [[NaN]] }, { positive, negative, ...guard })).toThrow(
      'oldLogProbs[0][0] is NaN',
    )
  })
})

describe('GMPO', () => {
  const options = { logClipLow: 0.4, logClipHigh: 0.4, emptyRows: 'counted' } as const

  it('clips each token, then takes the geometric mean', () => {
    const ratios = [exp(0.9), exp(-0.9), exp(0.2)]
    const up = gmpoLoss(row(ratios, [1, 1, 1]), options)
    close(up.sequenceRatios[0]!, exp((0.4 - 0.9 + 0.2) / 3), 1e-13)
    close(up.loss, -exp(-0.1), 1e-13)
    closeAll(up.derivatives[0]!, [0, -exp(-0.1) / 3, -exp(-0.1) / 3], 1e-13)
    const down = gmpoLoss(row(ratios, [-1, -1, -1]), options)
    close(down.sequenceRatios[0]!, exp((0.9 - 0.4 + 0.2) / 3), 1e-13)
    expect(down.derivatives[0]!.map((x) => x === 0)).toEqual([false, true, false])
    close(down.clipFraction, 1 / 3, 1e-15)
  })

  it('at the clip a token keeps its gradient, on either side', () => {
    const at = (logRatio: number, advantage: number) =>
      gmpoLoss(
        { logProbs: [[logRatio - 1]], oldLogProbs: [[-1]], advantages: [[advantage]], mask: [[1]] },
        { logClipLow: 0.5, logClipHigh: 0.25, emptyRows: 'counted' },
      )
    expect(at(0.25, 1)).toMatchObject({ clipFraction: 0, derivatives: [[-exp(0.25)]] })
    expect(at(-0.5, -1)).toMatchObject({ clipFraction: 0, derivatives: [[exp(-0.5)]] })
    expect(at(0.375, 1)).toMatchObject({ clipFraction: 1, sequenceRatios: [exp(0.25)] })
    expect(at(-0.75, -1)).toMatchObject({ clipFraction: 1, sequenceRatios: [exp(-0.5)] })
  })

  it('clips for any advantage above or below 0, and for none at 0', () => {
    const ratios = [exp(0.9), exp(-0.9)]
    expect(gmpoLoss(row(ratios, [0.5, 0.5]), options).clipFraction).toBe(0.5)
    expect(gmpoLoss(row(ratios, [-0.5, -0.5]), options).clipFraction).toBe(0.5)
    const none = gmpoLoss(row([exp(0.9), exp(0.5)], [0, 0]), options)
    expect(none.clipFraction).toBe(0)
    close(none.sequenceRatios[0]!, exp(0.7), 1e-13)
    expect(gmpoLoss(row([exp(-0.9), exp(-0.5)], [0, 0]), options).clipFraction).toBe(0)
  })

  it('differs from GSPO, which clips the mean: there one wild token takes the whole completion along', () => {
    const batch = row([exp(3), 1], [1, 1])
    const clip = { clipLow: 0.2, clipHigh: exp(0.4) - 1, dualClip: null, delta: null, form: 'sequence' } as const
    const gspo = gspoLoss(batch, { ...clip, logRatioClamp: 20, aggregation: how('seq-mean-token-mean') })
    expect(gspo.derivatives[0]!.map((x) => x + 0)).toEqual([0, 0])
    closeAll(gmpoLoss(batch, options).derivatives[0]!, [0, -exp(0.2) / 2], 1e-13)
  })

  it('without a clip it is GSPO without a clip', () => {
    fc.assert(
      fc.property(batches, (batch) => {
        const free = { clipLow: 1, clipHigh: 1e9, dualClip: null, delta: null, form: 'sequence' } as const
        const gspo = gspoLoss(batch, { ...free, logRatioClamp: 20, aggregation: how('seq-mean-token-mean') })
        const gmpo = gmpoLoss(batch, { ...options, logClipLow: 99, logClipHigh: 99 })
        close(gmpo.loss, gspo.loss, 1e-12, 1e-12)
        closeAll(gmpo.derivatives.flat(), gspo.derivatives.flat(), 1e-12, 1e-12)
      }),
    )
  })

  it('a row without tokens is counted or left out', () => {
    const batch = { ...row([1], [2]), mask: [[1], [0]], logProbs: [[0], [0]], oldLogProbs: [[0], [0]] }
    const two = { ...batch, advantages: [[2], [9]] }
    expect(gmpoLoss(two, options).loss).toBe(-1)
    expect(gmpoLoss(two, { ...options, emptyRows: 'excluded' }).loss).toBe(-2)
    expect(gmpoLoss(two, options).sequenceRatios).toEqual([1, 1])
  })

  it('refuses what is none', () => {
    expect(() => gmpoLoss(row([1, 1], [1, 2]), options)).toThrow(
      'advantages[0][1] is 2; allowed: the value of advantages[0][0], which is 1',
    )
    expect(() => gmpoLoss({ ...row([1], [1]), oldLogProbs: [[NaN]] }, options)).toThrow('oldLogProbs[0][0] is NaN')
    expect(() => gmpoLoss(row([1], [1]), { ...options, logClipLow: -1 })).toThrow('logClipLow is -1')
    expect(() => gmpoLoss(row([1], [1]), { ...options, logClipHigh: -1 })).toThrow('logClipHigh is -1')
    expect(() => gmpoLoss(row([1], [1]), { ...options, emptyRows: 'kept' as never })).toThrow('emptyRows is "kept"')
    expect(() => gmpoLoss({ ...row([1], [1]), oldLogProbs: [[-800]] }, { ...options, logClipHigh: 900 })).toThrow(
      'its exponential overflows',
    )
  })
})

describe('the newer losses together', () => {
  const shapes = { positive: { power: 2, decay: 3 }, negative: { power: 3, decay: 2 } }
  const dppo = { maskLow: 0.2, maskHigh: 0.2, ...guard }
  const sapo = { temperaturePositive: 1, temperatureNegative: 1.05, ...guard }
  const gmpo = { logClipLow: 0.4, logClipHigh: 0.4, emptyRows: 'counted' } as const
  const away = (x: number, kinks: readonly number[]) => kinks.every((kink) => Math.abs(x - kink) > 2e-3)

  it('at π = π_old have the gradient of REINFORCE', () => {
    fc.assert(
      fc.property(batches, ({ mask, oldLogProbs, advantages }) => {
        const batch = { logProbs: oldLogProbs, oldLogProbs, advantages, mask }
        const gradient = (mode: AggregationMode) =>
          reinforceLoss({ logProbs: oldLogProbs, advantages, mask }, { aggregation: how(mode) }).derivatives.flat()
        for (const { derivatives } of [
          dppoLoss(batch, dppo),
          sapoLoss(batch, sapo),
          vespoLoss(batch, { ...shapes, aggregation: how('token-mean') }),
        ]) {
          closeAll(derivatives.flat(), gradient('token-mean'), 1e-12, 1e-15)
        }
        closeAll(gmpoLoss(batch, gmpo).derivatives.flat(), gradient('seq-mean-token-mean'), 1e-12, 1e-15)
      }),
    )
  })

  it('have the gradient of their value, by finite differences, away from kinks', () => {
    fc.assert(
      fc.property(batches, (batch) => {
        const { logProbs, oldLogProbs } = batch
        const changes = logProbs.map((entries, i) => entries.map((x, t) => exp(x) - exp(oldLogProbs[i]![t]!))).flat()
        const moves = logProbs.map((entries, i) => entries.map((x, t) => x - oldLogProbs[i]![t]!)).flat()
        fc.pre(changes.every((change) => away(change, [-0.2, 0.2])) && moves.every((move) => away(move, [-0.4, 0.4])))
        for (const loss of [
          (x: number[][]) => dppoLoss({ ...batch, logProbs: x }, dppo),
          (x: number[][]) => sapoLoss({ ...batch, logProbs: x }, sapo),
          (x: number[][]) => gmpoLoss({ ...batch, logProbs: x }, gmpo),
        ]) {
          closeAll(
            loss(logProbs).derivatives.flat(),
            numericGradient((x) => loss(x).loss, batch),
            1e-6,
            1e-9,
          )
        }
        // VESPO holds its weights: the gradient is that of the loss with them fixed.
        const held = vespoLoss(batch, { ...shapes, aggregation: how('token-mean') })
        const weights = tokenWeights(batch.mask, how('token-mean'))
        const fixed = (x: number[][]) =>
          -sum(
            batch.mask.flatMap((entries, i) =>
              entries.map((kept, t) =>
                kept === 0 ? 0 : weights[i]![t]! * held.ratioWeights[i]![t]! * batch.advantages[i]![t]! * x[i]![t]!,
              ),
            ),
          )
        close(held.loss, fixed(logProbs), 1e-12, 1e-12)
        closeAll(held.derivatives.flat(), numericGradient(fixed, batch), 1e-6, 1e-9)
      }),
      { numRuns: 50 },
    )
  })
})

describe('LUSPO: GSPO times the length', () => {
  const clip = { clipLow: 0.002, clipHigh: 0.0025, dualClip: null, delta: null, form: 'sequence' } as const
  const of = (batch: Batch, mode: AggregationMode) =>
    gspoLoss(batch, { ...clip, logRatioClamp: 20, aggregation: how(mode) })

  it('every token of a completion weighs s·A over the group size, where GSPO has 1/|y| of it', () => {
    fc.assert(
      fc.property(batches, (batch) => {
        const [gspo, luspo] = [of(batch, 'seq-mean-token-mean'), of(batch, 'seq-mean-token-sum')]
        batch.mask.forEach((entries, i) => {
          const length = sum(entries)
          closeAll(
            luspo.derivatives[i]!,
            gspo.derivatives[i]!.map((x) => x * length),
            1e-12,
            1e-15,
          )
        })
      }),
    )
  })

  it('at s = 1 GSPO’s gradient is that of GRPO’s mean per completion: the length bias stays', () => {
    fc.assert(
      fc.property(batches, ({ mask, oldLogProbs, advantages }) => {
        const batch = { logProbs: oldLogProbs, oldLogProbs, advantages, mask }
        const reinforce = reinforceLoss(
          { logProbs: oldLogProbs, advantages, mask },
          { aggregation: how('seq-mean-token-mean') },
        )
        closeAll(of(batch, 'seq-mean-token-mean').derivatives.flat(), reinforce.derivatives.flat(), 1e-12, 1e-15)
      }),
    )
  })
})

describe('CISPO’s ε = .2 in three libraries', () => {
  it('is a cap of .2 in TRL, of 1.2 in Open-Instruct, and of 1.2 with a floor of .8 in verl', () => {
    const epsilon = { epsilonLow: 0.2, epsilonHigh: 0.2 }
    expect(cispoBounds({ bounds: 'cap', ...epsilon })).toEqual([0, 0.2])
    expect(cispoBounds({ bounds: 'upper', ...epsilon })).toEqual([0, 1.2])
    expect(cispoBounds({ bounds: 'band', ...epsilon })).toEqual([0.8, 1.2])
  })
})

describe('MaxRL', () => {
  it('divides by the mean: [0,0,1,0] gives [-1,-1,3,-1]', () => {
    expect(maxRlAdvantages([0, 0, 1, 0])).toEqual([-1, -1, 3, -1])
    closeAll(maxRlAdvantages([1, 1, 0, 1]), [1 / 3, 1 / 3, -1, 1 / 3], 1e-15)
  })

  it('is zeros where nothing is right, everything is, or the mean is not above 0', () => {
    for (const rewards of [
      [0, 0, 0],
      [1, 1, 1],
      [0.1, 0.1, 0.1],
      [-1, 0, 0.5],
      [1, -1],
    ]) {
      expect(maxRlAdvantages(rewards)).toEqual(rewards.map(() => 0))
    }
  })

  it('sums to 0, does not see a scale, and is at least -1 for rewards of at least 0', () => {
    fc.assert(
      fc.property(fc.array(real(0, 10), { minLength: 2, maxLength: 9 }), real(0.5, 4), (rewards, factor) => {
        fc.pre(Math.max(...rewards) - Math.min(...rewards) > 1e-3)
        const advantages = maxRlAdvantages(rewards)
        close(sum(advantages), 0, 0, 1e-9)
        expect(Math.min(...advantages)).toBeGreaterThanOrEqual(-1)
        closeAll(maxRlAdvantages(rewards.map((reward) => reward * factor)), advantages, 1e-9, 1e-12)
      }),
    )
  })

  it('refuses what is none', () => {
    expect(() => maxRlAdvantages([1])).toThrow('rewards has length 1; allowed: a length of at least 2')
    expect(() => maxRlAdvantages([1, NaN])).toThrow('rewards[1] is NaN')
  })
})

describe('what the advantages make of the expected gradient, for rewards of 0 and 1', () => {
  const probability = real(0.01, 0.99)
  const size = fc.integer({ min: 2, max: 40 })
  const power = (x: number, n: number) => Array.from({ length: n }).reduce<number>((product) => product * x, 1)

  it('MaxRL: (1 - (1-p)^(G-1))/p, so the order of its series is G - 1', () => {
    fc.assert(
      fc.property(probability, size, (p, groupSize) => {
        close(gradientFactor(p, groupSize, maxRlAdvantages), (1 - power(1 - p, groupSize - 1)) / p, 1e-10)
      }),
    )
  })

  it('leave-one-out: 1; centred: (G-1)/G, whatever p', () => {
    fc.assert(
      fc.property(probability, size, (p, groupSize) => {
        close(gradientFactor(p, groupSize, rlooAdvantages), 1, 1e-10)
        const centred = (rewards: readonly number[]) => groupAdvantages(rewards, { scale: 'none', epsilon: 0 })
        close(gradientFactor(p, groupSize, centred), (groupSize - 1) / groupSize, 1e-10)
      }),
    )
  })

  it('std: towards 1/√(p(1-p)) in large groups', () => {
    const std = (rewards: readonly number[]) => groupAdvantages(rewards, sample)
    for (const p of [0.1, 0.5, 0.8]) close(gradientFactor(p, 1024, std), 1 / Math.sqrt(p * (1 - p)), 0.01)
  })

  it('two answers, by hand: one of each has probability 2p(1-p) and pushes by 1/(2p(1-p)), equal ones cancel', () => {
    close(
      gradientFactor(0.3, 2, () => [1, -1]),
      1,
      1e-14,
    )
    expect(gradientFactor(0.3, 2, () => [1, 1])).toBeCloseTo(0, 14)
  })

  it('stays finite at the ends of its ranges', () => {
    for (const p of [1e-6, 1 - 1e-6]) {
      close(gradientFactor(p, 128, maxRlAdvantages), (1 - power(1 - p, 127)) / p, 1e-8)
      // A constant is a baseline: it pushes nothing on average.
      const constant = Array.from({ length: 1024 }, () => 1)
      close(
        gradientFactor(p, 1024, () => constant),
        0,
        0,
        1e-8,
      )
    }
  })

  it('refuses what is none', () => {
    expect(() => gradientFactor(0, 4, rlooAdvantages)).toThrow('p is 0')
    expect(() => gradientFactor(1, 4, rlooAdvantages)).toThrow('p is 1')
    expect(() => gradientFactor(0.5, 1, rlooAdvantages)).toThrow('groupSize is 1; allowed: an integer from 2 to 1024')
    expect(() => gradientFactor(0.5, 4, () => [1])).toThrow('advantages has length 1')
    expect(() => gradientFactor(0.5, 2, () => [1, NaN])).toThrow('advantages[1] is NaN')
  })
})

describe('one price for all prompts: the std of the batch', () => {
  const groups = [
    [0, 0, 1, 0],
    [0.9, 0.9, 1, 0.9],
  ]

  it('raw rewards, sample std .488: [-.512,-.512,1.536,-.512] and [-.051,-.051,.154,-.051]', () => {
    const advantages = batchAdvantages(groups, { ...sample, level: 'batch' })
    expect(rounded(advantages[0]!, 3)).toEqual([-0.512, -0.512, 1.536, -0.512])
    expect(rounded(advantages[1]!, 3)).toEqual([-0.051, -0.051, 0.154, -0.051])
  })

  it('over tokens, as REINFORCE++ is written in verl and OpenRLHF: a long answer counts more in the std', () => {
    const centred = batchAdvantages(groups, { scale: 'none', epsilon: 0, level: 'group' }).flat()
    const mask = (longest: number) =>
      centred.map((_, i) => Array.from({ length: 8 }, (__, t) => (t < (i === longest ? 8 : 1) ? 1 : 0)))
    const verl = { form: 'sample', epsilon: 1e-8, place: 'inside', shiftMean: true } as const
    const of = (longest: number) => whiten(broadcastRows(centred, mask(longest)), mask(longest), verl)
    // The right answer of the first group lies far from the mean; long, it widens the std and shrinks itself.
    expect(of(2)[2]![0]!).toBeLessThan(of(4)[2]![0]!)
    const openRlhf = { form: 'population', epsilon: 1e-8, place: 'floor', shiftMean: true } as const
    const even = centred.map(() => [1])
    closeAll(
      whiten(broadcastRows(centred, even), even, openRlhf).flat(),
      whiten(broadcastRows(centred, even), even, verl)
        .flat()
        .map((advantage) => advantage * Math.sqrt(8 / 7)),
      1e-6,
    )
  })
})

describe('GDPO', () => {
  const plain = { weights: [1, 1], form: 'sample', epsilon: 0, whitened: false } as const
  const twice = [
    [1, 0],
    [1, 0],
  ]
  const once = [
    [1, 0],
    [0, 0],
  ]

  it('[1,0]+[1,0] and [1,0]+[0,0]: GRPO .707 for both, GDPO 1.414 and .707 before whitening', () => {
    for (const rewards of [twice, once]) {
      const total = rewards[0]!.map((reward, i) => reward + rewards[1]![i]!)
      expect(rounded(groupAdvantages(total, sample), 3)).toEqual([0.707, -0.707])
    }
    const [double, single] = gdpoAdvantages([twice, once], plain)
    expect(rounded(double!, 3)).toEqual([1.414, -1.414])
    expect(rounded(single!, 3)).toEqual([0.707, -0.707])
  })

  it('does not rescue rewards that cancel: [1,0,1,0]+[0,1,0,1] is zeros, unless their weights differ', () => {
    const cancelling = [
      [1, 0, 1, 0],
      [0, 1, 0, 1],
    ]
    expect(gdpoAdvantages([cancelling], { ...plain, whitened: true })).toEqual([[0, 0, 0, 0]])
    expect(gdpoAdvantages([cancelling], { ...plain, weights: [2, 1] })[0]![0]).toBeGreaterThan(0)
  })

  it('whitened, has mean 0 and std 1 over the batch', () => {
    const values = fc.array(fc.integer({ min: -9, max: 9 }), { minLength: 4, maxLength: 4 })
    fc.assert(
      fc.property(fc.array(fc.tuple(values, values), { minLength: 2, maxLength: 4 }), (groups) => {
        fc.pre(
          gdpoAdvantages(groups, plain)
            .flat()
            .some((advantage) => Math.abs(advantage) > 0.01),
        )
        const all = gdpoAdvantages(groups, { ...plain, whitened: true }).flat()
        close(sum(all), 0, 0, 1e-9)
        close(sum(all.map((x) => x * x)) / (all.length - 1), 1, 1e-9)
      }),
    )
  })

  it('with one reward and no whitening it is GRPO, weight and epsilon included', () => {
    const options = { weights: [3], form: 'population', epsilon: 0.1, whitened: false } as const
    closeAll(
      gdpoAdvantages([[[1, 2, 4]]], options)[0]!,
      groupAdvantages([1, 2, 4], { scale: 'population', epsilon: 0.1 }).map((advantage) => 3 * advantage),
      1e-15,
    )
    const whitened = gdpoAdvantages([[[1, 0]]], { ...options, weights: [1], epsilon: 1, whitened: true })
    // Population std .5 and 1: ±1/3; their std 1/3, and 1 again.
    closeAll(whitened[0]!, [0.25, -0.25], 1e-15)
  })

  it('refuses what is none', () => {
    expect(() => gdpoAdvantages([], plain)).toThrow('groups has length 0')
    expect(() => gdpoAdvantages([twice], { ...plain, weights: [] })).toThrow('weights has length 0')
    expect(() => gdpoAdvantages([twice], { ...plain, weights: [1, NaN] })).toThrow('weights[1] is NaN')
    expect(() => gdpoAdvantages([[[1, 0]]], plain)).toThrow(
      'groups[0] has length 1; allowed: the length of weights, which is 2',
    )
    expect(() => gdpoAdvantages([[[1, 0], [1]]], plain)).toThrow(
      'groups[0][1] has length 1; allowed: the length of groups[0][0], which is 2',
    )
    expect(() => gdpoAdvantages([[[1], [1]]], plain)).toThrow('rewards has length 1')
    expect(() => gdpoAdvantages([twice], { ...plain, epsilon: -1 })).toThrow('epsilon is -1')
  })
})

describe('the engine correction', () => {
  const mask = [
    [1, 1],
    [1, 1],
    [1, 0],
  ]
  // Token ratios 4 and .25 (product 1), 2 and 2 (product 4), .1.
  const train = [
    [log(4), log(0.25)],
    [log(2), log(2)],
    [log(0.1), 9],
  ]
  const engine = mask.map((entries) => entries.map(() => 0))
  const weigh = (options: Parameters<typeof importanceWeights>[3]) =>
    importanceWeights(train, engine, mask, options).flat()

  it('TRL: the product multiplies every token; an answer above 3 is masked whole, none for being small', () => {
    closeAll(weigh({ form: 'masked', unit: 'sequence', low: 0, high: 3 }), [1, 1, 0, 0, 0.1, 0], 1e-14)
  })

  it('Open-Instruct: each token’s ratio, at most 2', () => {
    closeAll(weigh({ form: 'truncated', unit: 'token', low: 0, high: 2 }), [2, 0.25, 2, 2, 0.1, 0], 1e-14)
  })

  it('OpenRLHF: tis holds a token within .5 and 5, icepop drops it outside, seq-mask-tis judges the geometric mean', () => {
    const openRlhf = { unit: 'token', low: 0.5, high: 5 } as const
    closeAll(weigh({ ...openRlhf, form: 'clamped' }), [4, 0.5, 2, 2, 0.5, 0], 1e-14)
    closeAll(weigh({ ...openRlhf, form: 'masked' }), [4, 0, 2, 2, 0, 0], 1e-14)
    closeAll(weigh({ ...openRlhf, form: 'filtered' }), [4, 0.25, 2, 2, 0, 0], 1e-14)
    closeAll(weigh({ ...openRlhf, form: 'filtered', low: 1.5 }), [0, 0, 2, 2, 0, 0], 1e-14)
    closeAll(weigh({ form: 'filtered', unit: 'sequence', low: 0.5, high: 5 }), [1, 1, 4, 4, 0, 0], 1e-14)
    closeAll(weigh({ form: 'clamped', unit: 'sequence', low: 0.5, high: 3 }), [1, 1, 3, 3, 0.5, 0], 1e-14)
  })

  it('with engines that agree every form gives 1, and the step is that without a correction', () => {
    fc.assert(
      fc.property(batches, ({ oldLogProbs, mask: own }) => {
        for (const form of ['truncated', 'clamped', 'masked', 'filtered'] as const) {
          for (const unit of ['token', 'sequence'] as const) {
            expect(importanceWeights(oldLogProbs, oldLogProbs, own, { form, unit, low: 0.5, high: 2 })).toEqual(own)
          }
        }
      }),
    )
  })
})
