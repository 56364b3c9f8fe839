import { describe, expect, test } from 'vitest'
import { enumerateCompletions, tabulateRewards } from '../../src/core/tinylm/enumerate.ts'
import { exactObjective } from '../../src/core/tinylm/exact.ts'
import { encode } from '../../src/core/tinylm/model.ts'
import { TINYLM_REFERENCE_LOGITS } from '../../src/core/tinylm/reference.ts'
import { verifierReward } from '../../src/core/tinylm/rewards.ts'
import { words } from '../../src/widgets/answer-tree/en.ts'
import { widget } from '../../src/widgets/answer-tree/index.ts'
import { padded, rows, sampled, scene } from '../../src/widgets/answer-tree/model.ts'
import { ANSWERS, MAP_WORDS, spec } from '../../src/widgets/answer-tree/params.ts'
import { draw, frame, scenes } from './kit.tsx'

const at = scenes(spec, scene)
/** The state after a text. */
const after = (text: string, change: Parameters<typeof at>[0] = {}) => at({ path: padded(encode(text)), ...change })

test.each([
  ['cut-narrow', ANSWERS.cut, 'narrow'],
  ['so', { path: padded([1]), gamma: 0.9 }, 'wide'],
  ['policy-narrow', { word: 'policy' }, 'narrow'],
] as const)('%s is drawn as recorded', async (name, change, kind) => {
  await expect(draw(widget, change, kind)).toMatchFileSnapshot(`../output/answer-tree/${name}.svg`)
})

describe('the whole mass', () => {
  test('blocks that end lie side by side from 0 to 1, and J is what the core finds over all 9,331 answers: .3543', () => {
    expect(enumerateCompletions()).toHaveLength(9331)
    let edge = 0
    for (const { from, to, ends } of at().blocks) {
      if (ends === null) continue
      expect(from).toBeCloseTo(edge, 12)
      expect(ends.right.reduce((sum, p) => sum + p, ends.wrong + ends.cut)).toBeCloseTo(to - from, 12)
      edge = to
    }
    expect(edge).toBeCloseTo(1, 12)
    const { objective, right, wrong, cut } = at()
    expect(right + wrong + cut).toBeCloseTo(1, 12)
    expect(objective).toBeCloseTo(
      exactObjective(TINYLM_REFERENCE_LOGITS, tabulateRewards(verifierReward)).expectedReward,
      12,
    )
    expect([objective, cut].map((value) => Number(value.toFixed(4)))).toEqual([0.3543, 0.0599])
  })

  test('γ tilts it towards short answers: J = .2869 at .9 and .1037 at .5, and “4 <eos>” is a growing part of it', () => {
    expect(at({ gamma: 0.9 }).objective).toBeCloseTo(0.2869, 4)
    expect(at({ gamma: 0.5 }).objective).toBeCloseTo(0.1037, 4)
    const part = (gamma: number) => (after('4 <eos>').probability * gamma) / at({ gamma }).objective
    expect(part(0.5)).toBeGreaterThan(part(0.9))
    expect(part(0.9)).toBeGreaterThan(part(1))
    // Pays at the first token or never: no right answer has one token.
    expect(at({ gamma: 0 }).objective).toBe(0)
  })

  test('V of the start is J, at any γ', () => {
    for (const gamma of [0, 0.5, 0.9, 1]) expect(at({ gamma }).value).toBeCloseTo(at({ gamma }).objective, 12)
  })
})

describe('values of a prefix', () => {
  test('exactly: Q(start, ·) = .4081 .5050 .0855 .8765 .0855 .0435 0, and A of “so”, “4”, “3” +.151, +.522, −.269', () => {
    expect(at().next.map(({ q }) => Number(q.toFixed(4)))).toEqual([0.4081, 0.505, 0.0855, 0.8765, 0.0855, 0.0435, 0])
    const advantage = (word: string) => at().next.find((next) => next.word === word)!.advantage
    expect(['so', '4', '3'].map((word) => Number(advantage(word).toFixed(3)))).toEqual([0.151, 0.522, -0.269])
    expect(after('so 4').value).toBeCloseTo(0.8549, 4)
    expect(after('5 so').value).toBeCloseTo(after('Hmm so').value, 12)
  })

  test('A sums to 0 under π, in every state', () => {
    for (const text of ['', 'so', 'Hmm so', '5 so 4', '! ! ! !'])
      for (const gamma of [1, 0.7]) {
        const sum = after(text, { gamma }).next.reduce(
          (total, { probability, advantage }) => total + probability * advantage,
          0,
        )
        expect(sum).toBeCloseTo(0, 12)
      }
  })

  test('Q of a token is γ times V of the state it leads to, while the answer goes on', () => {
    const { next } = after('so', { gamma: 0.9 })
    expect(next[3]!.q).toBeCloseTo(0.9 * after('so 4', { gamma: 0.9 }).value, 12)
  })

  // By hand, e^1.5 over the sum of its row, 4.48/8.39, and e^2 over its own, 7.39/9.85.
  test('terminal state: its value is 0, no token follows, and the reward that was paid is named', () => {
    const over = after('so 4 <eos>')
    expect([over.value, over.next]).toEqual([0, []])
    expect(words.narrate(over)).toBe(
      'The answer is over and pays 1. Its probability is 0.148 · 0.534 · 0.750 = 0.059. Nothing follows, so the value from here on is 0.',
    )
    expect(frame(widget, { path: padded([1, 3, 6]) })).toContain('ended: paid 1, then V = 0')
  })
})

describe('ways down', () => {
  test('greedy path: “Hmm so 4 <eos>” has probability .0347, and the most probable answer, “5 <eos>”, .1656', () => {
    expect(at(ANSWERS.greedy).text).toBe('2 + 2 = Hmm so 4 <eos>')
    expect(at(ANSWERS.greedy).probability).toBeCloseTo(0.0347, 4)
    expect(at(ANSWERS.likeliest).probability).toBeCloseTo(0.1656, 4)
    expect([at(ANSWERS.greedy).end, at(ANSWERS.likeliest).end]).toEqual(['right', 'wrong'])
  })

  test('truncated leaves: an answer of five tokens without <eos> is paid 0 and is said to be cut, not ended', () => {
    expect(at(ANSWERS.cut).end).toBe('cut')
    expect(words.narrate(at(ANSWERS.cut))).toContain('Cut after five tokens without <eos>: the verifier pays 0.')
    expect(at(ANSWERS.cut).next).toEqual([])
  })

  test('the probability is the product of the factors, and the last block is as wide', () => {
    const { factors, probability, steps } = after('Hmm so 4')
    expect(factors.reduce((product, each) => product * each, 1)).toBeCloseTo(probability, 12)
    expect(steps.at(-1)!.to - steps.at(-1)!.from).toBeCloseTo(probability, 12)
  })

  test('what an address writes behind <eos> is not part of the answer', () => {
    expect(at({ path: [6, 6, 6, 6, 6] }).path).toEqual([6])
    expect(at({ path: [-1, 3, 6, -1, -1] }).path).toEqual([])
  })

  test('sampled answers follow the policy: over 2,000, 35% are right, within four standard errors', () => {
    const right = Array.from({ length: 2000 }, (_, k) => verifierReward(sampled(k % 100, Math.floor(k / 100))))
    const share = right.reduce((sum, reward) => sum + reward, 0) / 2000
    expect(Math.abs(share - 0.3543)).toBeLessThan(4 * Math.sqrt((0.3543 * 0.6457) / 2000))
  })
})

test('each word lights its place and says what it is', () => {
  for (const word of spec.word.options) {
    const said = words.narrate(after('so', { word }))
    if (word !== 'none') expect(said.toLowerCase()).toMatch(new RegExp(`^${word}`))
    expect(draw(widget, { word }).includes('data-dim')).toBe(word !== 'none')
  }
})

test('as a map it says nothing of values, which the lesson explains later', () => {
  const start = draw(widget, { map: true })
  expect(start).not.toMatch(/J = |V = |>[QA]</)
  expect(words.narrate(at({ map: true }))).not.toMatch(/expected|value/)
  expect(words.narrate(after('so', { map: true }))).toBe(
    'So far the text is “2 + 2 = so”. The way here has probability 0.148.',
  )
  expect(words.narrate(after('so 4 <eos>', { map: true }))).not.toContain('value')
  for (const word of MAP_WORDS.options)
    expect(words.narrate(after('so', { map: true, word }))).not.toMatch(/V =|expected/)
})

test('in words and numbers', () => {
  expect(words.narrate(at())).toBe('From the prompt the expected return is 0.354, the probability of a right answer.')
  expect(words.narrate(after('so'))).toBe(
    'From “2 + 2 = so” the expected return is V = 0.505. The way here has probability 0.148.',
  )
  expect(rows(at()).map(words.table.row)[3]).toEqual(['4', '0.1635', '0.8765', '+0.5222'])
})
