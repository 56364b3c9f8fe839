import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type Aggregation,
  type AggregationMode,
  aggregate,
  broadcastRows,
  cispoBounds,
  cispoLoss,
  cpiLoss,
  decoupledPpoLoss,
  entropyBonus,
  entropyOfLogits,
  exp,
  groupsWithSignal,
  grpoLoss,
  gspoLoss,
  klDivergence,
  log,
  nllLoss,
  overlongPenalty,
  ppoLoss,
  ppoTotal,
  reinforceLoss,
  softmax,
  tokenWeights,
  trpoStep,
  valueLoss,
} from '../../src/core/index.ts'
import { close, closeAll, real, rounded, slopes } from './support.ts'

const how = (mode: AggregationMode, changes: Partial<Aggregation> = {}): Aggregation => ({
  mode,
  emptyRows: 'excluded',
  constantLength: mode === 'seq-mean-token-sum-norm' ? 8 : null,
  ...changes,
})
const TOKEN_MEAN = how('token-mean')
const CLIP = { clipLow: 0.2, clipHigh: 0.2, dualClip: null, delta: null }
const lengths = (...counts: number[]): number[][] =>
  counts.map((count) => Array.from({ length: Math.max(...counts) }, (_, t) => (t < count ? 1 : 0)))
const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0)

/** Masks and tables of one random shape. */
const batches = fc.tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 4 })).chain(([rows, width]) => {
  const table = (low: number, high: number) =>
    fc.array(fc.array(real(low, high), { minLength: width, maxLength: width }), { minLength: rows, maxLength: rows })
  return fc.record({
    mask: table(0, 1).map((t) => t.map((row) => row.map((x) => (x < 0.7 ? 1 : 0)))),
    logProbs: table(-4, -0.1),
    moves: table(-0.5, 0.5),
    advantages: table(-2, 2),
  })
})
const modes = fc.constantFrom<AggregationMode>(
  'token-mean',
  'seq-mean-token-mean',
  'seq-mean-token-sum',
  'seq-mean-token-sum-norm',
)

/** The gradient of a loss in its log-probabilities, numerically, in the shape of the mask. */
function numericGradient(loss: (logProbs: number[][]) => number, at: number[][]): number[][] {
  const width = at[0]!.length
  const rows = (flat: readonly number[]): number[][] => at.map((_, i) => flat.slice(i * width, (i + 1) * width))
  return rows(slopes((flat) => loss(rows(flat)), at.flat(), 1e-4))
}

describe('aggregation', () => {
  it('lengths 2 and 8: one token weighs .25 and .0625, .1 and .1, .0625 and .0625', () => {
    const mask = lengths(2, 8)
    const first = (aggregation: Aggregation) => tokenWeights(mask, aggregation).map((row) => row[0])
    expect(first(how('seq-mean-token-mean'))).toEqual([0.25, 0.0625])
    expect(first(how('token-mean'))).toEqual([0.1, 0.1])
    expect(first(how('seq-mean-token-sum-norm'))).toEqual([0.0625, 0.0625])
    expect(first(how('seq-mean-token-sum'))).toEqual([0.5, 0.5])
    expect(tokenWeights(mask, TOKEN_MEAN)[0]).toEqual([0.1, 0.1, 0, 0, 0, 0, 0, 0])
  })

  it('a row without tokens is excluded from the mean of rows, or counted', () => {
    const mask = lengths(2, 0)
    const weight = (mode: AggregationMode, emptyRows: 'excluded' | 'counted') =>
      tokenWeights(mask, how(mode, { emptyRows }))[0]![0]
    expect([weight('seq-mean-token-mean', 'excluded'), weight('seq-mean-token-mean', 'counted')]).toEqual([0.5, 0.25])
    expect([weight('seq-mean-token-sum', 'excluded'), weight('seq-mean-token-sum', 'counted')]).toEqual([1, 0.5])
    expect([weight('token-mean', 'excluded'), weight('token-mean', 'counted')]).toEqual([0.5, 0.5])
    expect(weight('seq-mean-token-sum-norm', 'counted')).toBe(1 / 16)
  })

  it('of the same loss everywhere is that loss, where it is a mean', () => {
    fc.assert(
      fc.property(batches, real(-3, 3), ({ mask }, loss) => {
        fc.pre(mask.flat().includes(1))
        const table = mask.map((row) => row.map(() => loss))
        for (const mode of ['token-mean', 'seq-mean-token-mean'] as const) {
          close(aggregate(table, mask, how(mode)), loss, 1e-12, 1e-12)
        }
      }),
    )
  })

  it('an all-masked batch is 0, never NaN, and what the mask hides is never read', () => {
    for (const mode of [
      'token-mean',
      'seq-mean-token-mean',
      'seq-mean-token-sum',
      'seq-mean-token-sum-norm',
    ] as const) {
      expect(aggregate([[NaN, 1]], [[0, 0]], how(mode))).toBe(0)
      expect(aggregate([[NaN, 3]], [[0, 1]], how(mode, { constantLength: mode.endsWith('norm') ? 1 : null }))).toBe(3)
    }
  })

  it('refuses options and masks that are none', () => {
    const mask = [[1]]
    expect(() => tokenWeights(mask, how('mean' as never))).toThrow('mode is "mean"; allowed: "token-mean"')
    expect(() => tokenWeights(mask, how('token-mean', { emptyRows: 'skip' as never }))).toThrow('emptyRows is "skip"')
    expect(() => tokenWeights(mask, how('token-mean', { constantLength: 8 }))).toThrow(
      'constantLength is 8; allowed: null when mode is "token-mean"',
    )
    expect(() => tokenWeights(mask, how('seq-mean-token-sum-norm', { constantLength: null }))).toThrow(
      'constantLength is null; allowed: a finite number above 0 when mode is',
    )
    expect(() => tokenWeights(mask, how('seq-mean-token-sum-norm', { constantLength: 0 }))).toThrow(
      'constantLength is 0',
    )
    expect(() => tokenWeights([], TOKEN_MEAN)).toThrow('mask has length 0; allowed: a length of at least 1')
    expect(() => tokenWeights([[1], [1, 0]], TOKEN_MEAN)).toThrow(
      'mask[1] has length 2; allowed: the length of mask[0], which is 1',
    )
    expect(() => tokenWeights([[1, 0.5]], TOKEN_MEAN)).toThrow('mask[0][1] is 0.5; allowed: 0, 1')
    expect(() => aggregate([[1], [2]], mask, TOKEN_MEAN)).toThrow(
      'losses has length 2; allowed: the length of mask, which is 1',
    )
    expect(() => aggregate([[1, 2]], mask, TOKEN_MEAN)).toThrow(
      'losses[0] has length 2; allowed: the length of mask[0], which is 1',
    )
    expect(() => aggregate([[NaN]], mask, TOKEN_MEAN)).toThrow('losses[0][0] is NaN; allowed: a finite number')
  })

  it('broadcastRows gives a completion its advantage at every token', () => {
    expect(broadcastRows([2, -1], lengths(1, 3))).toEqual([
      [2, 0, 0],
      [-1, -1, -1],
    ])
    expect(() => broadcastRows([1], lengths(1, 3))).toThrow(
      'values has length 1; allowed: the length of mask, which is 2',
    )
    expect(() => broadcastRows([NaN], lengths(1))).toThrow('values[0] is NaN')
  })
})

describe('REINFORCE, SFT, CPI', () => {
  it('has hand values', () => {
    const mask = lengths(2, 1)
    const logProbs = [
      [-1, -2],
      [-3, NaN],
    ]
    const advantages = [
      [1, 1],
      [-1, NaN],
    ]
    expect(reinforceLoss({ logProbs, advantages, mask }, { aggregation: how('seq-mean-token-sum') })).toEqual({
      loss: 0,
      derivatives: [
        [-0.5, -0.5],
        [0.5, 0],
      ],
    })
    expect(nllLoss({ logProbs, mask }, { aggregation: TOKEN_MEAN }).loss).toBe(2)
    expect(nllLoss({ logProbs, mask }, { aggregation: TOKEN_MEAN }).derivatives[1]![0]).toBe(-1 / 3)
  })

  it('NLL: p=1 costs 0, .9 .1054, .5 .6931, .1 2.3026, .01 4.6052; uniform over 32000 10.3735, nine tokens 93.36', () => {
    const nll = (p: number): number => nllLoss({ logProbs: [[log(p)]], mask: [[1]] }, { aggregation: TOKEN_MEAN }).loss
    expect(rounded([1, 0.9, 0.5, 0.1, 0.01, 1 / 32000].map(nll), 4)).toEqual([
      0, 0.1054, 0.6931, 2.3026, 4.6052, 10.3735,
    ])
    const nine = nllLoss(
      { logProbs: [new Array<number>(9).fill(log(1 / 32000))], mask: lengths(9) },
      { aggregation: how('seq-mean-token-sum') },
    ).loss
    expect(rounded([nine], 2)).toEqual([93.36])
    close(exp(-nine), 2.842e-41, 1e-3)
  })

  it('SFT is REINFORCE with advantage 1', () => {
    fc.assert(
      fc.property(batches, modes, ({ mask, logProbs }, mode) => {
        const advantages = mask.map((row) => row.map(() => 1))
        expect(nllLoss({ logProbs, mask }, { aggregation: how(mode) })).toEqual(
          reinforceLoss({ logProbs, advantages, mask }, { aggregation: how(mode) }),
        )
      }),
    )
  })

  it('at π = π_old the gradients of CPI, PPO, GSPO and CISPO are that of REINFORCE', () => {
    fc.assert(
      fc.property(batches, modes, ({ mask, logProbs, advantages: table }, mode) => {
        const advantages = mask.map((row, i) => row.map(() => table[i]![0]!))
        const batch = { logProbs, oldLogProbs: logProbs, advantages, mask }
        const guard = { logRatioClamp: 20, aggregation: how(mode) }
        const { derivatives } = reinforceLoss({ logProbs, advantages, mask }, { aggregation: how(mode) })
        const bounds = { bounds: 'band', epsilonLow: 0.2, epsilonHigh: 0.2 } as const
        for (const other of [
          cpiLoss(batch, guard),
          ppoLoss({ ...batch, importanceWeights: null }, { ...CLIP, ...guard }),
          gspoLoss(batch, { ...CLIP, ...guard, form: 'sequence' }),
          gspoLoss(batch, { ...CLIP, ...guard, form: 'token' }),
          cispoLoss(batch, { ...bounds, ...guard }),
        ]) {
          closeAll(other.derivatives.flat(), derivatives.flat(), 1e-12, 1e-15)
        }
      }),
    )
  })

  it('refuses tables that do not fit', () => {
    const mask = [[1]]
    expect(() => reinforceLoss({ logProbs: [[1, 2]], advantages: [[1]], mask }, { aggregation: TOKEN_MEAN })).toThrow(
      'logProbs[0] has length 2',
    )
    expect(() => reinforceLoss({ logProbs: [[1]], advantages: [[NaN]], mask }, { aggregation: TOKEN_MEAN })).toThrow(
      'advantages[0][0]',
    )
    expect(() => nllLoss({ logProbs: [[-Infinity]], mask: mask }, { aggregation: TOKEN_MEAN })).toThrow(
      'logProbs[0][0] is -Infinity',
    )
    const batch = { logProbs: [[-1]], oldLogProbs: [[-1]], advantages: [[1]], mask }
    const options = { logRatioClamp: 20, aggregation: TOKEN_MEAN }
    expect(() => cpiLoss({ ...batch, oldLogProbs: [] }, options)).toThrow('oldLogProbs has length 0')
    expect(() => cpiLoss({ ...batch, logProbs: [[NaN]] }, options)).toThrow('logProbs[0][0] is NaN')
    expect(() => cpiLoss({ ...batch, advantages: [[Infinity]] }, options)).toThrow('advantages[0][0] is Infinity')
    expect(() => cpiLoss(batch, { ...options, logRatioClamp: 0 })).toThrow('logRatioClamp is 0')
    expect(() => cpiLoss(batch, { ...options, logRatioClamp: Infinity })).toThrow(
      'logRatioClamp is Infinity; allowed: a finite number above 0',
    )
  })
})

describe('ratio losses: gradient against finite differences, away from kinks', () => {
  const guard = { logRatioClamp: 20, aggregation: how('seq-mean-token-mean') }
  const away = (x: number, kinks: number[]): boolean => kinks.every((kink) => Math.abs(x - kink) > 2e-3)

  it('CPI, PPO, CISPO (its weight held), GRPO', () => {
    fc.assert(
      fc.property(batches, ({ mask, logProbs, moves, advantages }) => {
        const oldLogProbs = logProbs.map((row, i) => row.map((x, t) => x - moves[i]![t]!))
        fc.pre(moves.flat().every((move) => away(exp(move), [0.8, 1.2])))
        const batch = { oldLogProbs, advantages, mask }
        const ppo = { ...CLIP, ...guard }
        const check = (f: (table: number[][]) => { loss: number; derivatives: number[][] }): void => {
          closeAll(f(logProbs).derivatives.flat(), numericGradient((x) => f(x).loss, logProbs).flat(), 1e-6, 1e-9)
        }
        check((x) => cpiLoss({ ...batch, logProbs: x }, guard))
        check((x) => ppoLoss({ ...batch, logProbs: x, importanceWeights: null }, ppo))
        check((x) =>
          ppoLoss({ ...batch, logProbs: x, importanceWeights: moves.map((row) => row.map((m) => m + 1)) }, ppo),
        )
        check((x) =>
          grpoLoss({ ...batch, logProbs: x, importanceWeights: null, refLogProbs: advantages }, { ...ppo, beta: 0.04 }),
        )
        const cispo = { bounds: 'upper', epsilonLow: 0, epsilonHigh: 0.2, ...guard } as const
        const held = cispoLoss({ ...batch, logProbs }, cispo)
        closeAll(
          held.derivatives.flat(),
          numericGradient(
            (x) =>
              -aggregate(
                x.map((row, i) => row.map((y, t) => held.ratioWeights[i]![t]! * advantages[i]![t]! * y)),
                mask,
                guard.aggregation,
              ),
            logProbs,
          ).flat(),
          1e-6,
          1e-9,
        )
      }),
      { numRuns: 50 },
    )
  })

  it('GSPO, sequence form: the ratio of the whole completion moves with each of its tokens', () => {
    fc.assert(
      fc.property(batches, ({ mask, logProbs, moves, advantages }) => {
        const oldLogProbs = logProbs.map((row, i) => row.map((x, t) => x - moves[i]![t]!))
        const options = { ...CLIP, ...guard, form: 'sequence' } as const
        const of = (x: number[][]) => gspoLoss({ logProbs: x, oldLogProbs, advantages, mask }, options)
        fc.pre(of(logProbs).sequenceRatios.every((ratio) => away(ratio, [0.8, 1.2])))
        closeAll(of(logProbs).derivatives.flat(), numericGradient((x) => of(x).loss, logProbs).flat(), 1e-6, 1e-9)
      }),
      { numRuns: 50 },
    )
  })

  it('beyond the guard the loss stays finite and flat, at log-ratios of ±900', () => {
    for (const [logRatioClamp, move] of [
      [20, 900],
      [700, 900],
      [20, -900],
      [700, -900],
    ] as const) {
      for (const advantage of [1, -1, 0]) {
        const batch = { logProbs: [[-1]], oldLogProbs: [[-1 - move]], advantages: [[advantage]], mask: [[1]] }
        const options = { logRatioClamp, aggregation: TOKEN_MEAN }
        const bounds = { bounds: 'upper', epsilonLow: 0, epsilonHigh: 1 } as const
        for (const result of [
          cpiLoss(batch, options),
          ppoLoss({ ...batch, importanceWeights: null }, { ...CLIP, ...options }),
          gspoLoss(batch, { ...CLIP, ...options, form: 'token' }),
        ]) {
          expect(Number.isFinite(result.loss)).toBe(true)
          expect(result.derivatives[0]![0]! + 0).toBe(0)
        }
        expect(Number.isFinite(cispoLoss(batch, { ...bounds, ...options }).loss)).toBe(true)
      }
    }
  })

  it('on the edge of the guard the slope is still the free one', () => {
    const batch = { logProbs: [[2]], oldLogProbs: [[0]], advantages: [[1]], mask: [[1]] }
    const options = { logRatioClamp: 2, aggregation: TOKEN_MEAN }
    close(cpiLoss(batch, options).derivatives[0]![0]!, -exp(2), 1e-15)
    const wide = { ...CLIP, clipHigh: 100, ...options }
    close(gspoLoss(batch, { ...wide, form: 'token' }).derivatives[0]![0]!, -exp(2), 1e-15)
  })
})

describe('ppoLoss', () => {
  const batch = {
    logProbs: [[log(1.5), log(0.5), log(1.5), log(0.5), log(1.1)]],
    oldLogProbs: [[0, 0, 0, 0, 0]],
    advantages: [[1, -1, -1, 1, 1]],
    importanceWeights: null,
    mask: lengths(5),
  }
  const options = { ...CLIP, logRatioClamp: 20, aggregation: TOKEN_MEAN }

  it('clips one token above and one below, and counts them', () => {
    const { loss, derivatives, ratios, clipFraction, clipShares } = ppoLoss(batch, options)
    close(loss, -(1.2 - 0.8 - 1.5 + 0.5 + 1.1) / 5, 1e-14)
    closeAll(ratios[0]!, [1.5, 0.5, 1.5, 0.5, 1.1], 1e-14)
    closeAll(derivatives[0]!, [0, 0, 0.3, -0.1, -0.22], 1e-14, 1e-16)
    expect(clipShares).toEqual({ low: 0.2, high: 0.2, other: 0 })
    expect(clipFraction).toBe(0.4)
  })

  it('counts dual clip and cap apart', () => {
    const far = { ...batch, logProbs: [[log(5), 0, 0, 0, 0]], advantages: [[-1, 1, 1, 1, 1]] }
    expect(ppoLoss(far, { ...options, dualClip: 3 }).clipShares).toEqual({ low: 0, high: 0, other: 0.2 })
    expect(ppoLoss(far, { ...options, delta: 4 }).clipShares).toEqual({ low: 0, high: 0, other: 0.2 })
  })

  it('oldKl is the k3 estimate of KL(π_old‖π), and 0 on-policy', () => {
    const expected = sum([1.5, 0.5, 1.5, 0.5, 1.1].map((ratio) => (ratio - 1 - Math.log(ratio)) / 5))
    close(ppoLoss(batch, options).oldKl, expected, 1e-13)
    expect(ppoLoss({ ...batch, logProbs: batch.oldLogProbs }, options)).toMatchObject({
      oldKl: 0,
      clipFraction: 0,
      clipShares: { low: 0, high: 0, other: 0 },
    })
  })

  it('oldKl keeps its digits near ratio 1: half the square of a tiny move, and never below 0', () => {
    fc.assert(
      fc.property(real(-5, -0.1), real(-1e-6, 1e-6), (old, move) => {
        const now = old + move
        const { oldKl } = ppoLoss(
          { ...batch, logProbs: [[now]], oldLogProbs: [[old]], advantages: [[1]], mask: [[1]] },
          options,
        )
        expect(oldKl).toBeGreaterThanOrEqual(0)
        close(oldKl, 0.5 * (now - old) * (now - old), 1e-5, 0)
      }),
      { numRuns: 2000 },
    )
  })

  it('importance weights multiply a token loss and its gradient', () => {
    const weighted = ppoLoss({ ...batch, importanceWeights: [[0, 0, 2, 0, 0]] }, options)
    close(weighted.loss, 0.6, 1e-14)
    closeAll(weighted.derivatives[0]!, [0, 0, 0.6, 0, 0], 1e-14, 1e-16)
    expect(() => ppoLoss({ ...batch, importanceWeights: [[1]] }, options)).toThrow('importanceWeights[0] has length 1')
  })

  it('an all-masked batch is all zeros', () => {
    expect(ppoLoss({ ...batch, mask: [[0, 0, 0, 0, 0]] }, options)).toEqual({
      loss: 0,
      derivatives: [[0, 0, 0, 0, 0]],
      ratios: [[0, 0, 0, 0, 0]],
      clipFraction: 0,
      clipShares: { low: 0, high: 0, other: 0 },
      oldKl: 0,
    })
  })

  it('refuses what its parts refuse', () => {
    expect(() => ppoLoss(batch, { ...options, clipLow: 2 })).toThrow('clipLow is 2')
    expect(() => ppoLoss(batch, { ...options, logRatioClamp: -1 })).toThrow('logRatioClamp is -1')
    expect(() => ppoLoss({ ...batch, advantages: [[1]] }, options)).toThrow('advantages[0] has length 1')
  })
})

describe('grpoLoss', () => {
  const batch = {
    logProbs: [[-1, -1]],
    oldLogProbs: [[-1, -1]],
    refLogProbs: [[-2, -0.5]],
    advantages: [[1, 1]],
    importanceWeights: null,
    mask: [[1, 1]],
  }
  const options = { ...CLIP, logRatioClamp: 20, aggregation: TOKEN_MEAN, beta: 0.04 }

  it('adds β times k3 to the clipped loss', () => {
    const k3 = (exp(-1) + 1 - 1 + exp(0.5) - 0.5 - 1) / 2
    const result = grpoLoss(batch, options)
    close(result.kl, k3, 1e-14)
    expect(result.policyLoss).toBe(-1)
    close(result.loss, -1 + 0.04 * k3, 1e-14)
    closeAll(result.derivatives[0]!, [-0.5 + 0.02 * (1 - exp(-1)), -0.5 + 0.02 * (1 - exp(0.5))], 1e-13)
  })

  it('needs no reference when β is 0', () => {
    const free = grpoLoss({ ...batch, refLogProbs: null }, { ...options, beta: 0 })
    expect([free.loss, free.policyLoss, free.kl]).toEqual([-1, -1, 0])
    expect(() => grpoLoss({ ...batch, refLogProbs: null }, options)).toThrow(
      'refLogProbs is null; allowed: an array when beta is',
    )
    expect(() => grpoLoss(batch, { ...options, beta: -1 })).toThrow('beta is -1')
  })
})

describe('gspoLoss', () => {
  const moves = [0.4, -0.1, 0.05, -0.05]
  const batch = { logProbs: [moves], oldLogProbs: [[0, 0, 0, 0]], advantages: [[1, 1, 1, 1]], mask: lengths(4) }
  const options = { ...CLIP, logRatioClamp: 20, aggregation: how('seq-mean-token-mean'), form: 'sequence' } as const

  it('token log-ratios [.4,-.1,.05,-.05]: token ratios [1.492,.905,1.051,.951], product 1.3499, s=1.0779', () => {
    expect(rounded(moves.map(exp), 3)).toEqual([1.492, 0.905, 1.051, 0.951])
    expect(rounded([exp(sum(moves)), gspoLoss(batch, options).sequenceRatios[0]!], 4)).toEqual([1.3499, 1.0779])
  })

  it('clips a completion as a whole', () => {
    const narrow = { ...options, clipLow: 3e-4, clipHigh: 4e-4 }
    closeAll(gspoLoss(batch, narrow).derivatives[0]!, [0, 0, 0, 0], 0)
    expect(gspoLoss(batch, narrow)).toMatchObject({ loss: -1.0004, clipFraction: 1 })
    expect(gspoLoss({ ...batch, advantages: [[-1, -1, -1, -1]] }, narrow).clipFraction).toBe(0)
    const two = {
      logProbs: [moves, [0, 0, 0, 0]],
      oldLogProbs: [
        [0, 0, 0, 0],
        [0, 0, 0, 0],
      ],
      advantages: [
        [1, 1, 1, 1],
        [1, 1, 1, 1],
      ],
      mask: [
        [1, 1, 1, 1],
        [1, 1, 0, 0],
      ],
    }
    close(gspoLoss(two, narrow).clipFraction, 4 / 6, 1e-15)
    expect(
      gspoLoss({ ...batch, logProbs: [[2, 2, 2, 2]], advantages: [[-1, -1, -1, -1]] }, { ...options, dualClip: 3 })
        .clipFraction,
    ).toBe(1)
    expect(
      gspoLoss({ ...batch, logProbs: [[2, 2, 2, 2]], advantages: [[-1, -1, -1, -1]] }, { ...options, delta: 4 })
        .clipFraction,
    ).toBe(1)
  })

  it('both forms agree when the advantage is one per completion, and differ when it is not', () => {
    const token = gspoLoss(batch, { ...options, form: 'token' })
    closeAll(token.derivatives[0]!, gspoLoss(batch, options).derivatives[0]!, 1e-14)
    const mixed = { ...batch, advantages: [[1, 0, 0, 0]] }
    expect(gspoLoss(mixed, { ...options, form: 'token' }).derivatives[0]!.map((x) => x !== 0)).toEqual([
      true,
      false,
      false,
      false,
    ])
    expect(gspoLoss(mixed, options).derivatives[0]!.every((x) => x < 0)).toBe(true)
  })

  it('a row without tokens has ratio 1 and no gradient', () => {
    expect(gspoLoss({ ...batch, mask: [[0, 0, 0, 0]] }, options)).toMatchObject({
      loss: 0,
      sequenceRatios: [1],
      clipFraction: 0,
      derivatives: [[0, 0, 0, 0]],
    })
  })

  it('refuses what is not a form', () => {
    expect(() => gspoLoss(batch, { ...options, form: 'row' as never })).toThrow(
      'form is "row"; allowed: "sequence", "token"',
    )
    expect(() => gspoLoss(batch, { ...options, clipHigh: -1 })).toThrow('clipHigh is -1')
    expect(() => gspoLoss(batch, { ...options, logRatioClamp: 0 })).toThrow('logRatioClamp is 0')
    expect(() => gspoLoss({ ...batch, logProbs: [[NaN, 0, 0, 0]] }, options)).toThrow('logProbs[0][0] is NaN')
  })
})

describe('cispoLoss', () => {
  const batch = { logProbs: [[log(3), log(0.5)]], oldLogProbs: [[0, 0]], advantages: [[1, 1]], mask: [[1, 1]] }
  const options = { epsilonLow: 0.2, epsilonHigh: 0.28, logRatioClamp: 20, aggregation: TOKEN_MEAN }

  it('means three things by the same ε', () => {
    expect((['cap', 'upper', 'band'] as const).map((bounds) => cispoBounds({ ...options, bounds }))).toEqual([
      [0, 0.28],
      [0, 1.28],
      [0.8, 1.28],
    ])
    const weights = (bounds: 'cap' | 'upper' | 'band') => cispoLoss(batch, { ...options, bounds }).ratioWeights[0]!
    closeAll(weights('cap'), [0.28, 0.28], 1e-15)
    closeAll(weights('upper'), [1.28, 0.5], 1e-15)
    closeAll(weights('band'), [1.28, 0.8], 1e-15)
  })

  it('never takes the gradient from a token', () => {
    const { derivatives, loss } = cispoLoss(batch, { ...options, bounds: 'upper' })
    closeAll(derivatives[0]!, [-0.64, -0.25], 1e-15)
    close(loss, -(1.28 * log(3) + 0.5 * log(0.5)) / 2, 1e-14)
  })

  it('refuses bounds that are none', () => {
    expect(() => cispoLoss(batch, { ...options, bounds: 'both' as never })).toThrow('bounds is "both"; allowed: "cap"')
    expect(() => cispoLoss(batch, { ...options, bounds: 'cap', epsilonHigh: 0 })).toThrow('epsilonHigh is 0')
    expect(() => cispoLoss(batch, { ...options, bounds: 'band', epsilonLow: 2 })).toThrow('epsilonLow is 2')
    expect(() => cispoLoss(batch, { ...options, bounds: 'cap', logRatioClamp: 0 })).toThrow('logRatioClamp is 0')
    expect(() => cispoLoss({ ...batch, mask: [[1]] }, { ...options, bounds: 'cap' })).toThrow(
      'logProbs[0] has length 2',
    )
  })
})

describe('decoupledPpoLoss', () => {
  it('clips around the proximal policy and weighs by proximal over behaviour', () => {
    const batch = {
      logProbs: [[log(1.5)]],
      proximalLogProbs: [[0]],
      behaviourLogProbs: [[-log(1.5)]],
      advantages: [[1]],
      mask: [[1]],
    }
    const options = { ...CLIP, logRatioClamp: 20, aggregation: TOKEN_MEAN }
    const importance = { form: 'truncated', unit: 'token', low: 0, high: 2 } as const
    close(decoupledPpoLoss(batch, { ...options, importance: importance }).loss, -1.5 * 1.2, 1e-14)
    close(decoupledPpoLoss(batch, { ...options, importance: { ...importance, high: 1.1 } }).loss, -1.1 * 1.2, 1e-14)
    expect(() => decoupledPpoLoss(batch, { ...options, importance: { ...importance, high: 0 } })).toThrow('high is 0')
  })
})

describe('valueLoss', () => {
  const options = { clipRange: 0.2, form: 'max', aggregation: TOKEN_MEAN } as const
  const one = (value: number, old: number, target: number, changes = {}) => {
    const { loss, derivatives } = valueLoss(
      { values: [[value]], oldValues: [[old]], targets: [[target]], mask: [[1]] },
      { ...options, ...changes },
    )
    return [loss, derivatives[0]![0]!]
  }

  it('half the larger of the two squares', () => {
    closeAll(one(1, 0, 2), [0.5 * 1.8 * 1.8, 0], 1e-14)
    closeAll(one(3, 0, 2), [0.5 * 1.8 * 1.8, 0], 1e-14)
    closeAll(one(5, 0, 2), [4.5, 3], 1e-14)
    closeAll(one(-1, 0, 2), [4.5, -3], 1e-14)
    closeAll(one(0.1, 0, 2), [0.5 * 1.9 * 1.9, -1.9], 1e-14)
  })

  it('SB3: the square of the clipped prediction, no half, no max', () => {
    closeAll(one(5, 0, 2, { form: 'clipped' }), [1.8 * 1.8, 0], 1e-14)
    closeAll(one(-5, 0, 2, { form: 'clipped' }), [2.2 * 2.2, 0], 1e-14)
    closeAll(one(0.1, 0, 2, { form: 'clipped' }), [1.9 * 1.9, -3.8], 1e-14)
  })

  it('without a range it is the plain square', () => {
    closeAll(one(5, 0, 2, { clipRange: null }), [4.5, 3], 1e-14)
    closeAll(one(5, 0, 2, { clipRange: null, form: 'clipped' }), [9, 6], 1e-14)
  })

  it('on the edge of the range, and where the squares are equal, the slope is the unclipped one', () => {
    closeAll(one(0.25, 0, 2, { clipRange: 0.25 }), [0.5 * 1.75 * 1.75, -1.75], 1e-14)
    closeAll(one(0.25, 0, 2, { clipRange: 0.25, form: 'clipped' }), [1.75 * 1.75, -3.5], 1e-14)
    closeAll(one(1, 0, 0.75, { clipRange: 0.5 }), [0.03125, 0.25], 1e-14)
  })

  it('its gradient is its slope', () => {
    fc.assert(
      fc.property(
        real(-3, 3),
        real(-3, 3),
        real(-3, 3),
        fc.constantFrom('max', 'clipped'),
        (value, old, target, form) => {
          fc.pre(Math.abs(Math.abs(value - old) - 0.2) > 1e-2)
          const held = old + Math.sign(value - old) * 0.2 - target
          fc.pre(Math.abs((value - target) ** 2 - held ** 2) > 1e-2 || Math.abs(value - old) < 0.2)
          close(
            one(value, old, target, { form })[1]!,
            slopes(([x]) => one(x!, old, target, { form })[0]!, [value])[0]!,
            1e-6,
            1e-9,
          )
        },
      ),
    )
  })

  it('refuses tables and options that are none', () => {
    expect(() => one(NaN, 0, 0)).toThrow('values[0][0] is NaN')
    expect(() => one(0, NaN, 0)).toThrow('oldValues[0][0] is NaN')
    expect(() => one(0, 0, NaN)).toThrow('targets[0][0] is NaN')
    expect(() => one(0, 0, 0, { clipRange: 0 })).toThrow('clipRange is 0')
    expect(() => one(0, 0, 0, { form: 'min' })).toThrow('form is "min"; allowed: "max", "clipped"')
  })
})

describe('entropy bonus and the total', () => {
  it('the slope of the entropy in the logits', () => {
    fc.assert(
      fc.property(fc.array(real(-4, 4), { minLength: 1, maxLength: 6 }), (logits) => {
        closeAll(
          entropyOfLogits(logits).gradient,
          slopes((z) => entropyOfLogits(z).entropy, logits, 1e-3),
          1e-6,
          1e-9,
        )
      }),
    )
    close(entropyOfLogits([0, 0]).entropy, Math.LN2, 1e-15)
    expect(entropyOfLogits([0, -Infinity]).gradient.map((x) => x + 0)).toEqual([0, 0])
  })

  it('aggregates over kept positions only', () => {
    const logits = [
      [
        [0, 0],
        [1, 2],
      ],
      [
        [0, 5],
        [3, 3],
      ],
    ]
    const mask = [
      [1, 0],
      [1, 1],
    ]
    const { entropy, gradient } = entropyBonus({ logits: logits, mask: mask }, { aggregation: TOKEN_MEAN })
    const each = [
      [0, 0],
      [0, 5],
      [3, 3],
    ].map((z) => entropyOfLogits(z))
    close(entropy, sum(each.map((one) => one.entropy)) / 3, 1e-14)
    expect(gradient[0]![1]).toEqual([0, 0])
    closeAll(
      gradient[1]![0]!,
      each[1]!.gradient.map((x) => x / 3),
      1e-14,
    )
    expect(() => entropyBonus({ logits: [], mask: mask }, { aggregation: TOKEN_MEAN })).toThrow(
      'logits has length 0; allowed: a length of at least 1',
    )
    expect(() => entropyBonus({ logits: [[[1]]], mask: mask }, { aggregation: TOKEN_MEAN })).toThrow(
      'logits has length 1; allowed: the length of mask, which is 2',
    )
    expect(() => entropyBonus({ logits: [[[1]], [[1], [1]]], mask: mask }, { aggregation: TOKEN_MEAN })).toThrow(
      'logits[0][1] is undefined',
    )
    expect(() =>
      entropyBonus(
        {
          logits: [
            [[NaN], [1]],
            [[1], [1]],
          ],
          mask: mask,
        },
        { aggregation: TOKEN_MEAN },
      ),
    ).toThrow('logits[0] is NaN')
  })

  it('the total adds the value loss and subtracts the entropy', () => {
    const parts = { policyLoss: 1, valueLoss: 2, entropy: 3 }
    expect(ppoTotal(parts, { valueCoefficient: 0.5, entropyCoefficient: 0.01 })).toEqual({
      loss: 1.97,
      factors: { policyLoss: 1, valueLoss: 0.5, entropy: -0.01 },
    })
    const off = { valueCoefficient: 0, entropyCoefficient: 0 }
    expect(ppoTotal(parts, off).loss).toBe(1)
    for (const name of ['policyLoss', 'valueLoss', 'entropy']) {
      expect(() => ppoTotal({ ...parts, [name]: NaN }, off)).toThrow(`${name} is NaN`)
    }
    for (const name of ['valueCoefficient', 'entropyCoefficient']) {
      expect(() => ppoTotal(parts, { ...off, [name]: -1 })).toThrow(`${name} is -1`)
    }
  })
})

describe('DAPO', () => {
  it('dynamic sampling keeps groups with a signal', () => {
    expect(
      groupsWithSignal([
        [0, 0],
        [0, 1],
        [1, 1],
        [0.5, 0.5, 0.4],
      ]),
    ).toEqual([1, 3])
    expect(groupsWithSignal([])).toEqual([])
    expect(() => groupsWithSignal([[]])).toThrow('rewards has length 0')
  })

  it('overlong: 0 up to L-C, falling to -1 at L, then capped or going on', () => {
    const options = { maxLength: 20480, buffer: 4096, factor: 1, beyond: 'capped' } as const
    const at = (length: number, changes = {}): number => overlongPenalty(length, { ...options, ...changes })
    expect([0, 16384, 18432, 20480, 24576].map((length) => at(length))).toEqual([0, 0, -0.5, -1, -1])
    expect(at(24576, { beyond: 'linear' })).toBe(-2)
    expect(at(20480, { factor: 0.5 })).toBe(-0.5)
    expect(() => at(-1)).toThrow('length is -1')
    expect(() => at(NaN)).toThrow('length is NaN')
    expect(() => at(1, { buffer: 0 })).toThrow('buffer is 0; allowed: an integer from 1 to 20480')
    expect(() => at(1, { buffer: 20481 })).toThrow('buffer is 20481')
    expect(() => at(1, { maxLength: 0 })).toThrow('maxLength is 0')
    expect(() => at(1, { factor: -1 })).toThrow('factor is -1')
    expect(() => at(1, { beyond: 'free' })).toThrow('beyond is "free"; allowed: "capped", "linear"')
  })
})

describe('trpoStep', () => {
  const options = { radius: 0.01, shrink: 0.5, attempts: 20 }

  it('improves the surrogate and stays in the trust region', () => {
    fc.assert(
      fc.property(
        fc.array(real(-2, 2), { minLength: 3, maxLength: 3 }),
        fc.array(real(-1, 1), { minLength: 3, maxLength: 3 }),
        real(0.0001, 0.5),
        (logits, advantages, radius) => {
          fc.pre(Math.max(...advantages) - Math.min(...advantages) > 1e-3)
          const step = trpoStep(logits, advantages, { ...options, radius })
          expect(step.accepted).toBe(true)
          expect(step.kl).toBeLessThanOrEqual(radius)
          expect(step.improvement).toBeGreaterThan(0)
          close(step.kl, klDivergence(softmax(logits, 1), softmax(step.logits, 1)), 1e-12, 1e-15)
          // The first length reaches the radius of the quadratic model, so at most a few shortenings are needed.
          expect(step.kl).toBeGreaterThan(radius * 0.02)
        },
      ),
    )
  })

  it('takes the natural direction A - E[A]: for a small radius KL is close to it', () => {
    const step = trpoStep([0, 0, 0], [0, 0, 1], { radius: 1e-8, shrink: 0.99, attempts: 200 })
    close(step.kl, 1e-8, 0.05)
    close(step.logits[2]! / step.logits[0]!, -2, 1e-9)
    const improvement = softmax(step.logits, 1)[2]! - 1 / 3
    close(step.improvement, improvement, 1e-9)
  })

  it('stays where it is when there is nothing to gain or nothing is accepted', () => {
    const none = { logits: [1, 2], kl: 0, improvement: 0, accepted: false }
    expect(trpoStep([1, 2], [3, 3], options)).toEqual({ ...none, shortened: 0 })
    // The first length overshoots here and is accepted after one shortening.
    const uneven = [
      [1, 2, 2, 2, 2],
      [0, 0, 1, 0, 0],
    ] as const
    expect(trpoStep(...uneven, { ...options, attempts: 0 })).toEqual({ ...none, logits: [1, 2, 2, 2, 2], shortened: 0 })
    expect(trpoStep(...uneven, { ...options, attempts: 1 })).toMatchObject({ accepted: true, shortened: 1 })
  })

  it('refuses options that are none', () => {
    expect(() => trpoStep([1], [1], options)).toThrow('logits has length 1')
    expect(() => trpoStep([1, 2], [1, NaN], options)).toThrow('advantages[1] is NaN')
    expect(() => trpoStep([1, 2, 3], [1, 2], options)).toThrow('logits has length 3; allowed: the length of advantages')
    expect(() => trpoStep([1, 2], [1, 2], { ...options, radius: 0 })).toThrow('radius is 0')
    expect(() => trpoStep([1, 2], [1, 2], { ...options, shrink: 1 })).toThrow('shrink is 1')
    expect(() => trpoStep([1, 2], [1, 2], { ...options, attempts: -1 })).toThrow('attempts is -1')
  })
})

describe('a product of ratios kept in [.8,1.2]', () => {
  it('T=10: [.107, 6.19]; T=100: [2e-10, 8.3e7]', () => {
    const bounds = (length: number): number[] => [exp(length * log(0.8)), exp(length * log(1.2))]
    closeAll(bounds(10), [0.107, 6.19], 5e-3)
    closeAll(bounds(100), [2e-10, 8.3e7], 2e-2)
  })
})
