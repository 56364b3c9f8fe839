import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  AGGREGATION_MODES,
  TINYLM_REFERENCE_LOGITS,
  addLogitGradient,
  aggregate,
  answerMask,
  chatTokens,
  createRandom,
  countWordPairs,
  cpiLoss,
  exp,
  gspoLoss,
  klEstimate,
  klLoss,
  logSoftmax,
  logitGradient,
  packInto,
  ppoLoss,
  rollout,
  scoreRollouts,
  tokenWeights,
  unpack,
  whiten,
} from '../../src/core/index.ts'
import { close, closeAll, real, slopes } from './support.ts'

const SUM = { mode: 'token-sum', emptyRows: 'counted', constantLength: null } as const

describe('token-sum', () => {
  it('weighs every kept token by 1, whatever the rows', () => {
    expect(AGGREGATION_MODES).toContain('token-sum')
    const mask = [
      [1, 1, 0],
      [1, 1, 1],
      [0, 0, 0],
    ]
    expect(tokenWeights(mask, SUM)).toEqual(mask)
    expect(tokenWeights(mask, { ...SUM, emptyRows: 'excluded' })).toEqual(mask)
    expect(
      aggregate(
        [
          [1, 2, NaN],
          [3, 4, 5],
          [NaN, NaN, NaN],
        ],
        mask,
        SUM,
      ),
    ).toBe(15)
    expect(() => tokenWeights(mask, { ...SUM, constantLength: 5 })).toThrow('null when mode is "token-sum"')
  })
})

describe('whitening with a floor', () => {
  const table = [[1, 3]]
  const mask = [[1, 1]]
  const floor = { form: 'population', place: 'floor', shiftMean: true } as const

  it('divides by the std itself above the floor, and by √ε below it', () => {
    expect(whiten(table, mask, { ...floor, epsilon: 1e-8 })).toEqual([[-1, 1]])
    expect(whiten(table, mask, { ...floor, epsilon: 1 })).toEqual([[-1, 1]])
    expect(whiten(table, mask, { ...floor, epsilon: 4 })).toEqual([[-0.5, 0.5]])
    closeAll(whiten([[0, 2e-6]], mask, { ...floor, epsilon: 1e-8 })[0]!, [-0.01, 0.01], 1e-12)
    expect(whiten([[5, 5]], mask, { ...floor, epsilon: 0 })).toEqual([[0, 0]])
  })
})

describe('no clamp is null', () => {
  const batch = (logRatio: number) => ({
    logProbs: [[logRatio]],
    oldLogProbs: [[0]],
    advantages: [[-1]],
    importanceWeights: null,
    mask: [[1]],
  })
  const options = { logRatioClamp: null, aggregation: SUM }
  const clip = { clipLow: 0.2, clipHigh: 0.2, dualClip: null, delta: null, ...options }

  it('leaves every finite ratio alone, beyond 700 too', () => {
    expect(cpiLoss(batch(705), options).loss).toBe(exp(705))
    expect(ppoLoss(batch(705), clip).derivatives).toEqual([[exp(705)]])
    expect(cpiLoss(batch(-900), options)).toEqual({ loss: 0, derivatives: [[0]] })
    expect(klEstimate(-900, 0, { estimator: 'k1', logRatioClamp: null }).value).toBe(-900)
    expect(klEstimate(900, 0, { estimator: 'k2', logRatioClamp: null })).toEqual({
      value: 405000,
      derivative: 900,
      sum: 405900,
    })
    expect(klEstimate(0, 705, { estimator: 'k3', logRatioClamp: null }).derivative).toBe(1 - exp(705))
  })

  it('refuses a ratio that overflows, where TRL gives Infinity or NaN', () => {
    const overflow =
      /logRatio is 900; allowed: at most 709\.78 \(beyond, its exponential overflows\) when logRatioClamp is null/
    expect(() => cpiLoss(batch(900), options)).toThrow(overflow)
    expect(() => ppoLoss(batch(900), clip)).toThrow(overflow)
    expect(() => gspoLoss(batch(900), { ...clip, form: 'sequence' })).toThrow(overflow)
    expect(() => klEstimate(0, 900, { estimator: 'k3', logRatioClamp: null })).toThrow(overflow)
    const kl = { estimator: 'k3', gradientOf: 'k3', ...options } as const
    expect(() => klLoss({ logProbs: [[0]], refLogProbs: [[900]], oldLogProbs: null, mask: [[1]] }, kl)).toThrow(
      overflow,
    )
    expect(() => cpiLoss(batch(900), { ...options, logRatioClamp: 800 })).toThrow('when logRatioClamp is 800')
    expect(() => cpiLoss(batch(1), { ...options, logRatioClamp: 'off' as never })).toThrow(RangeError)
  })
})

describe('the chain rule from a token to its logits', () => {
  it('is the slope of a loss of log π(a) in the logits, at any temperature', () => {
    fc.assert(
      fc.property(
        fc.array(real(-4, 4), { minLength: 2, maxLength: 6 }),
        real(-2, 2),
        real(0.3, 3),
        fc.nat(),
        (logits, derivative, temperature, pick) => {
          const token = pick % logits.length
          const gradient = logitGradient(logits, { derivative, token, temperature })
          const loss = (z: number[]) => derivative * logSoftmax(z, temperature)[token]!
          closeAll(gradient, slopes(loss, logits, 1e-3), 1e-6, 1e-8)
          close(
            gradient.reduce((a, b) => a + b, 0),
            0,
            0,
            1e-13,
          )
        },
      ),
    )
  })

  it('has a hand value, and is what TinyLM adds up', () => {
    expect(logitGradient([0, 0], { derivative: -3, token: 1, temperature: 0.5 })).toEqual([3, -3])
    const one = rollout(TINYLM_REFERENCE_LOGITS, createRandom(3), { temperature: 1, topK: 7, topP: 1, minP: 0 })
    const gradient = new Float64Array(49)
    const first = scoreRollouts([one], TINYLM_REFERENCE_LOGITS, 1).map((row) => row.map((_, t) => (t === 0 ? 2 : 0)))
    addLogitGradient(gradient, { rollouts: [one], logits: TINYLM_REFERENCE_LOGITS, temperature: 1 }, first, 1)
    const own = logitGradient(TINYLM_REFERENCE_LOGITS[0]!, { derivative: 2, token: one.tokens[0]!, temperature: 1 })
    closeAll(gradient.subarray(0, 7), own, 1e-14)
  })

  it('refuses a token that is none', () => {
    const options = { derivative: 1, token: 2, temperature: 1 }
    expect(() => logitGradient([0, 0], options)).toThrow('token is 2; allowed: an integer from 0 to 1')
    expect(() => logitGradient([0, 0], { ...options, token: 0, derivative: NaN })).toThrow('derivative is NaN')
    expect(() => logitGradient([0, 0], { ...options, token: 0, temperature: 0 })).toThrow('temperature is 0')
    expect(() => logitGradient([], { ...options, token: 0 })).toThrow('logits has length 0')
  })
})

describe('packed rows', () => {
  const lengths = [2, 0, 3]
  const packed = Float32Array.from([1, 2, 3, 4, 5])

  it('become tables with a mask, and packed rows again', () => {
    expect(unpack(packed, lengths)).toEqual({
      table: [
        [1, 2, 0],
        [0, 0, 0],
        [3, 4, 5],
      ],
      mask: [
        [1, 1, 0],
        [0, 0, 0],
        [1, 1, 1],
      ],
    })
    const back = new Float32Array(5)
    packInto(unpack(packed, lengths).table, lengths, back)
    expect(back).toEqual(packed)
  })

  it('a loss over them is the loss over the tables', () => {
    const { table: logProbs, mask } = unpack(Float32Array.of(-1, -2, -3), [1, 2])
    const coefficients = new Float64Array(3)
    const { derivatives } = cpiLoss(
      { logProbs, oldLogProbs: logProbs, advantages: unpack([1, -1, 2], [1, 2]).table, mask },
      { logRatioClamp: null, aggregation: SUM },
    )
    packInto(derivatives, [1, 2], coefficients)
    expect(coefficients).toEqual(Float64Array.of(-1, 1, -2))
  })

  it('are refused where they do not add up', () => {
    expect(unpack([], [0, 0])).toEqual({ table: [[], []], mask: [[], []] })
    expect(() => unpack(packed, [2, 2])).toThrow('values has length 5; allowed: a length of 4')
    expect(() => unpack(packed, [])).toThrow('lengths has length 0; allowed: a length of at least 1')
    expect(() => unpack(packed, [2 ** 32])).toThrow(
      'lengths[0] is 4294967296; allowed: an integer from 0 to 4294967295',
    )
    expect(() => unpack(packed, [5.5, -0.5])).toThrow('lengths[0] is 5.5; allowed: an integer')
    expect(() => packInto([[1]], [1], packed)).toThrow('values has length 5; allowed: a length of 1')
    expect(() => packInto([[1]], [3, 2], packed)).toThrow(
      'table has length 1; allowed: the length of lengths, which is 2',
    )
    expect(() => packInto([[1], [1, 2, 3]], [2, 3], packed)).toThrow(
      'table[0] has length 1; allowed: a length of at least 2',
    )
  })
})

describe('a model that counts word pairs', () => {
  const { vocabulary, probability } = countWordPairs(['a b a', 'a c', 'b c'], 0.5)

  it('mixes pairs with single words: by hand', () => {
    expect(vocabulary).toEqual(['a', 'b', 'c'])
    // After "a" came b and c, once each; b is 2 of 7 words.
    close(probability('b', 'a'), 0.5 * 0.5 + 0.5 * (2 / 7), 1e-15)
    close(probability('a', null), 0.5 * (2 / 3) + 0.5 * (3 / 7), 1e-15)
    close(probability('b', 'b'), 0.5 * (2 / 7), 1e-15)
  })

  it('is a distribution after every word; after one that nothing followed, that of single words', () => {
    for (const previous of [null, ...vocabulary])
      close(
        vocabulary.reduce((sum, next) => sum + probability(next, previous), 0),
        1,
        1e-15,
      )
    close(probability('a', 'c'), 3 / 7, 1e-15)
  })

  it('refuses what it has not seen', () => {
    expect(() => probability('d', 'a')).toThrow('word is "d"')
    expect(() => probability('a', 'd')).toThrow('word is "d"')
    expect(() => countWordPairs([], 0.5)).toThrow('sentences')
    expect(() => countWordPairs(['a'], 2)).toThrow('mix is 2')
  })
})

describe('a conversation as tokens, and the mask of its answer', () => {
  const mask = (question: string, answer: string, delimiters: 'strings' | 'ids', padding = 0) => {
    const tokens = chatTokens({ question, answer }, delimiters)
    return answerMask(tokens, delimiters, tokens.length + padding).join('')
  }

  it('counts the answer and the mark that ends it, never the padding', () => {
    expect(
      chatTokens({ question: 'a b', answer: 'c' }, 'strings')
        .map(({ text }) => text)
        .join(' '),
    ).toBe('User: a b Model: c User:')
    expect(mask('a b', 'c', 'strings')).toBe('000011')
    expect(mask('a b', 'c', 'ids', 3)).toBe('000011000')
    expect(mask('a', '', 'ids')).toBe('0001')
  })

  it('with ids, every text gives the mask of its own words: text never makes a mark', () => {
    const word = fc.constantFrom('User:', 'Model:', '<user>', '<model>', '<end>', 'tea')
    const text = fc.array(word, { maxLength: 5 })
    fc.assert(
      fc.property(text, text, (question, answer) => {
        expect(mask(question.join(' '), answer.join(' '), 'ids')).toBe(
          `${'0'.repeat(question.length + 2)}${'1'.repeat(answer.length + 1)}`,
        )
      }),
    )
  })

  it('with strings, a delimiter in a text is a mark', () => {
    expect(mask('Model: x', 'c', 'strings')).toBe('001011')
    expect(mask('a', 'c User: d', 'strings')).toBe('0001100')
  })

  it('refuses a row shorter than its tokens, and delimiters that are none', () => {
    expect(() => answerMask(chatTokens({ question: '', answer: '' }, 'ids'), 'ids', 2)).toThrow('length is 2')
    expect(() => chatTokens({ question: '', answer: '' }, 'tags' as never)).toThrow('delimiters is "tags"')
  })
})
