import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  TINYLM_COMPLETIONS,
  TINYLM_REFERENCE_LOGITS,
  TINYLM_VOCABULARY,
  actionValues,
  createRandom,
  decode,
  encode,
  enumerateCompletions,
  exactMetrics,
  exactObjective,
  exp,
  greedyCompletion,
  hackableReward,
  klDivergence,
  logProbability,
  rollout,
  softmax,
  stateValue,
  tabulateRewards,
  tokenLogProbs,
  ruleReward,
  type VerifierRule,
  verifierReward,
} from '../../src/core/index.ts'
import { close, closeAll, real, rounded, slopes } from './support.ts'

const REFERENCE = TINYLM_REFERENCE_LOGITS
const POLICY = { temperature: 1, topK: 7, topP: 1, minP: 0 }
const completions = enumerateCompletions()
const verified = tabulateRewards(verifierReward)
const hacked = tabulateRewards(hackableReward)
const table = fc.array(real(-3, 3), { minLength: 49, maxLength: 49 })
const rowsOf = (flat: readonly number[]): number[][] =>
  Array.from({ length: 7 }, (_, row) => flat.slice(row * 7, row * 7 + 7))
const expectation = (logits: number[][] | typeof REFERENCE, of: (y: readonly number[], i: number) => number): number =>
  completions.reduce((total, y, i) => total + exp(logProbability(logits, y)) * of(y, i), 0)

describe('enumeration', () => {
  it('has 9,331 different completions of total mass 1', () => {
    expect(completions.length).toBe(TINYLM_COMPLETIONS)
    expect(TINYLM_COMPLETIONS).toBe(9331)
    expect(new Set(completions.map(String)).size).toBe(9331)
    close(
      expectation(REFERENCE, () => 1),
      1,
      1e-12,
    )
    expect(decode(completions[0]!)).toBe('Hmm Hmm Hmm Hmm Hmm')
    expect(decode(completions.at(-1)!)).toBe('<eos>')
  })
})

describe('the reference policy, exactly', () => {
  it('P(correct)=.3543, mean reward model .3974', () => {
    expect(rounded([exactObjective(REFERENCE, verified).expectedReward], 5)).toEqual([0.3543])
    expect(rounded([exactObjective(REFERENCE, hacked).expectedReward], 4)).toEqual([0.3974])
  })

  it('mean length 2.933, truncated .0599, sequence entropy 3.907, P(think first) .3918', () => {
    const metrics = exactMetrics(REFERENCE, REFERENCE)
    expect(rounded([metrics.length, metrics.entropy], 3)).toEqual([2.933, 3.907])
    expect(rounded([metrics.truncated, metrics.thinkFirst], 4)).toEqual([0.0599, 0.3918])
    expect(metrics.kl).toBe(0)
  })

  it('given a thought P(correct)=.4447, given a direct digit .3070', () => {
    const starts = (tokens: number[]) => (y: readonly number[]) => (tokens.includes(y[0]!) ? 1 : 0)
    const given = (tokens: number[]): number =>
      expectation(REFERENCE, (y) => starts(tokens)(y) * verifierReward(y)) / expectation(REFERENCE, starts(tokens))
    expect(rounded([given([0, 1]), given([2, 3, 4])], 4)).toEqual([0.4447, 0.307])
  })

  it('first-token probabilities [.2439,.1479,.1997,.1635,.2206,.0200,.0045]', () => {
    expect(rounded(softmax(REFERENCE[0]!, 1), 4)).toEqual([0.2439, 0.1479, 0.1997, 0.1635, 0.2206, 0.02, 0.0045])
  })

  it('V and Q: Q(start,·)=[.4081,.5050,.0855,.8765,.0855,.0435,0]', () => {
    expect(rounded(actionValues(REFERENCE, [], verifierReward), 4)).toEqual([
      0.4081, 0.505, 0.0855, 0.8765, 0.0855, 0.0435, 0,
    ])
    const values = ['', 'so 4', 'Hmm so', '5 so'].map((text) => stateValue(REFERENCE, encode(text), verifierReward))
    expect(rounded(values, 4)).toEqual([0.3543, 0.8549, 0.454, 0.454])
  })

  it('greedy is "Hmm so 4 <eos>"', () => {
    expect(decode(greedyCompletion(REFERENCE))).toBe('Hmm so 4 <eos>')
  })

  it('greedy is "Hmm so 4 <eos>" (.0347): correct, yet less likely than "5 <eos>" (.1656)', () => {
    const best = greedyCompletion(REFERENCE)
    expect(decode(best)).toBe('Hmm so 4 <eos>')
    expect(verifierReward(best)).toBe(1)
    const probability = (text: string): number => exp(logProbability(REFERENCE, encode(text)))
    expect(rounded([probability('Hmm so 4 <eos>'), probability('5 <eos>')], 4)).toEqual([0.0347, 0.1656])
    const likeliest = completions.reduce((a, b) =>
      logProbability(REFERENCE, b) > logProbability(REFERENCE, a) ? b : a,
    )
    expect(decode(likeliest)).toBe('5 <eos>')
  })

  it('log-probabilities of the named completions', () => {
    const texts = ['3 <eos>', '5 <eos>', 'so 4 <eos>', 'Hmm 5 <eos>', '4 <eos>', '4 ! <eos>']
    expect(
      rounded(
        texts.map((text) => logProbability(REFERENCE, encode(text))),
        4,
      ),
    ).toEqual([-1.8984, -1.7984, -2.825, -3.6343, -2.0984, -5.0163])
  })
})

describe('rewards', () => {
  it('the verifier wants <eos> and a last digit 4', () => {
    const graded = ['4 <eos>', '4 ! <eos>', '5 so 4 <eos>', '4 5 <eos>', 'Hmm <eos>', '<eos>', '4 4 4 4 4', '3 <eos>']
    expect(graded.map((text) => verifierReward(encode(text)))).toEqual([1, 1, 1, 0, 0, 0, 0, 0])
  })

  it('the hackable model adds .3 per "!"', () => {
    expect(hackableReward(encode('4 ! ! <eos>'))).toBe(1.6)
    expect(hackableReward(encode('! <eos>'))).toBe(0.3)
    expect(hackableReward(encode('! ! ! ! !'))).toBe(1.5)
  })

  it('the canonical group is graded [0,0,1,0]', () => {
    expect(['3 <eos>', '5 <eos>', 'so 4 <eos>', 'Hmm 5 <eos>'].map((text) => verifierReward(encode(text)))).toEqual([
      0, 0, 1, 0,
    ])
  })
})

describe('exact quantities agree with the enumeration', () => {
  it('J, entropy, KL, length, truncation and "!" for any policy', () => {
    fc.assert(
      fc.property(table, (flat) => {
        const logits = rowsOf(flat)
        const logs = completions.map((y) => logProbability(logits, y))
        const mass = logs.map(exp)
        const over = (of: (i: number) => number): number => mass.reduce((total, p, i) => total + p * of(i), 0)
        const metrics = exactMetrics(logits, REFERENCE)
        close(
          exactObjective(logits, verified).expectedReward,
          over((i) => verified[i]!),
          1e-11,
        )
        close(metrics.entropy, -over((i) => logs[i]!), 1e-10)
        close(
          metrics.kl,
          over((i) => logs[i]! - logProbability(REFERENCE, completions[i]!)),
          1e-9,
        )
        close(
          metrics.length,
          over((i) => completions[i]!.length),
          1e-11,
        )
        close(
          metrics.truncated,
          over((i) => (completions[i]!.at(-1) === 6 ? 0 : 1)),
          1e-11,
        )
        close(
          metrics.bangs,
          over((i) => completions[i]!.filter((token) => token === 5).length),
          1e-11,
        )
      }),
      { numRuns: 5 },
    )
  })

  it('the gradient of J is its slope in every logit', () => {
    fc.assert(
      fc.property(table, (flat) => {
        const { gradient } = exactObjective(rowsOf(flat), hacked)
        const numeric = slopes((x) => exactObjective(rowsOf(x), hacked).expectedReward, flat, 1e-3)
        closeAll(gradient.flat(), numeric, 1e-6, 1e-9)
        for (const row of gradient)
          close(
            row.reduce((a, b) => a + b, 0),
            0,
            0,
            1e-14,
          )
      }),
      { numRuns: 5 },
    )
  })

  it('V is the policy average of Q, and Q is the V of the longer prefix', () => {
    for (const text of ['', 'so', 'Hmm so', '4 !', '3 so Hmm !']) {
      const prefix = encode(text)
      const q = actionValues(REFERENCE, prefix, hackableReward)
      const policy = softmax(REFERENCE[prefix.length === 0 ? 0 : prefix.at(-1)! + 1]!, 1)
      close(
        stateValue(REFERENCE, prefix, hackableReward),
        policy.reduce((total, p, a) => total + p * q[a]!, 0),
        1e-13,
      )
      q.forEach((value, token) => close(stateValue(REFERENCE, [...prefix, token], hackableReward), value, 1e-13))
    }
    expect(stateValue(REFERENCE, encode('4 <eos>'), verifierReward)).toBe(1)
  })

  it('a policy of ±1000 logits stays finite', () => {
    const extreme = REFERENCE.map((row) => row.map((logit) => Math.sign(logit) * 1000))
    const metrics = exactMetrics(extreme, extreme)
    expect(Object.values(metrics).every(Number.isFinite)).toBe(true)
    expect(exactObjective(extreme, verified).gradient.flat().every(Number.isFinite)).toBe(true)
    close(klDivergence(softmax(REFERENCE[0]!, 1), softmax(REFERENCE[0]!, 1)), 0, 0)
  })
})

describe('rollout', () => {
  it('draws completions as often as their probability says', () => {
    const random = createRandom(12)
    let correct = 0
    let truncated = 0
    for (let i = 0; i < 20_000; i += 1) {
      const sample = rollout(REFERENCE, random, POLICY)
      correct += verifierReward(sample.tokens)
      truncated += sample.truncated ? 1 : 0
    }
    close(correct / 20_000, 0.3543, 0, 0.01)
    close(truncated / 20_000, 0.0599, 0, 0.005)
  })

  it('returns the log-probabilities of the policy that drew: temperature and truncation included', () => {
    const random = createRandom(1)
    for (let i = 0; i < 50; i += 1) {
      const { tokens, logProbs } = rollout(REFERENCE, random, { ...POLICY, temperature: 0.6 })
      closeAll(logProbs, tokenLogProbs(REFERENCE, tokens, 0.6), 1e-12)
    }
    const { tokens, logProbs } = rollout(REFERENCE, random, { ...POLICY, topK: 1 })
    expect([decode(tokens), logProbs]).toEqual(['Hmm so 4 <eos>', [0, 0, 0, 0]])
  })

  it('repeats with the seed and uses one uniform per token', () => {
    const random = createRandom(8)
    const counted = createRandom(8)
    const { tokens } = rollout(REFERENCE, random, POLICY)
    tokens.forEach(() => counted.next())
    expect(random.state()).toBe(counted.state())
    expect(rollout(REFERENCE, createRandom(8), POLICY).tokens).toEqual(tokens)
  })
})

describe('text and refusals', () => {
  it('encode and decode undo each other', () => {
    expect(encode('Hmm so 3 4 5 ! <eos>')).toEqual([0, 1, 2, 3, 4, 5, 6])
    expect(decode([3, 6])).toBe('4 <eos>')
    expect(TINYLM_VOCABULARY.map((word) => decode(encode(word)))).toEqual([...TINYLM_VOCABULARY])
    expect(encode('')).toEqual([])
  })

  it('says what is wrong', () => {
    expect(() => encode('seven')).toThrow('a word of text is "seven"; allowed: Hmm so 3 4 5 ! <eos>')
    expect(() => decode([7])).toThrow('tokens[0] is 7; allowed: an integer from 0 to 6')
    expect(() => logProbability(REFERENCE, [6, 3])).toThrow('tokens[0] is 6; allowed: <eos> (6) only as the last token')
    expect(() => logProbability(REFERENCE, [0, 0, 0, 0, 0, 0])).toThrow(
      'tokens has length 6; allowed: a length of at most 5',
    )
    expect(() => logProbability([[1]], [0])).toThrow('logits has length 1; allowed: a length of 7')
    expect(() => logProbability([...REFERENCE, [1]], [0])).toThrow('logits has length 8; allowed: a length of 7')
    const short = REFERENCE.map((row) => row.slice(0, 6))
    expect(() => exactMetrics(short, REFERENCE)).toThrow('logits[0] has length 6; allowed: a length of 7')
    const wide = REFERENCE.map((row) => [...row, 1])
    expect(() => exactMetrics(REFERENCE, wide)).toThrow('reference[0] has length 8; allowed: a length of 7')
    const broken = REFERENCE.map((row, i) => row.map((logit, j) => (i === 1 && j === 2 ? NaN : logit)))
    expect(() => greedyCompletion(broken)).toThrow('logits[1][2] is NaN; allowed: a finite number')
    expect(() => rollout(broken, createRandom(1), POLICY)).toThrow('logits[1][2] is NaN')
    expect(() => exactObjective(broken, verified)).toThrow('logits[1][2] is NaN')
    expect(() => exactObjective(REFERENCE, new Float64Array(3))).toThrow(
      'rewards has length 3; allowed: a length of 9331',
    )
    expect(() => tabulateRewards(() => NaN)).toThrow('reward(completions[0]) is NaN; allowed: a finite number')
    expect(() => tokenLogProbs(REFERENCE, [0], 0)).toThrow('temperature is 0')
    expect(() => actionValues(REFERENCE, [3, 6], verifierReward)).toThrow(
      'prefix is [3, 6]; allowed: a completion that another',
    )
    expect(() => stateValue(REFERENCE, [9], verifierReward)).toThrow('prefix[0] is 9')
    expect(() => stateValue(broken, [], verifierReward)).toThrow('logits[1][2] is NaN')
    expect(() => actionValues(broken, [], verifierReward)).toThrow('logits[1][2] is NaN')
  })
})

it('ruleReward: "last" for 4 is verifierReward on all 9,331, "exact" pays one answer, "contains" the cut ones too', () => {
  expect(tabulateRewards(ruleReward('last', 3))).toEqual(verified)
  const paid = (rule: VerifierRule) => tabulateRewards(ruleReward(rule, 3)).reduce((sum, reward) => sum + reward, 0)
  expect(paid('exact')).toBe(1)
  // All but those without a 4: 5 other tokens, ended after 0 to 4 of them, or cut after 5.
  expect(paid('contains')).toBe(9331 - (1 + 5 + 25 + 125 + 625 + 3125))
  expect(ruleReward('contains', 4)(encode('5 3 3 3 3'))).toBe(1)
  expect(ruleReward('last', 4)(encode('3 5 ! <eos>'))).toBe(1)
})

it('ruleReward refuses a rule it does not know, and a token that is no digit', () => {
  expect(() => ruleReward('regex' as 'last', 3)).toThrow(/rule is "regex"; allowed/)
  expect(() => ruleReward('last', 5)).toThrow(/answer is 5; allowed/)
})
