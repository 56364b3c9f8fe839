import { expect, test } from 'vitest'
import { words } from '../../src/widgets/reward-fit/en.ts'
import { PAIRS, featuresOf, scene } from '../../src/widgets/reward-fit/model.ts'
import { LABELLERS, spec } from '../../src/widgets/reward-fit/params.ts'
import { encode } from '../../src/core/index.ts'
import { bang } from '../../lessons/numbers/rewards.ts'
import { scenes } from './kit.tsx'

const at = scenes(spec, scene)
const SEEDS = Array.from({ length: 20 }, (_, seed) => seed)
const median = (values: readonly number[]) => values.toSorted((a, b) => a - b)[values.length >> 1]!

test('features are right, tokens without the end, and “!”', () => {
  expect(featuresOf(encode('so 4 ! <eos>'))).toEqual([1, 3, 1])
  expect(featuresOf(encode('! ! ! ! !'))).toEqual([0, 5, 5])
  for (const pair of PAIRS)
    expect(featuresOf(encode(`${pair[0]} <eos>`))).not.toEqual(featuresOf(encode(`${pair[1]} <eos>`)))
})

test('without a choice every weight is 0; the first choice moves them towards what was chosen', () => {
  expect(at().weights).toEqual([0, 0, 0])
  expect(at().favourite).toBeNull()
  expect(at({ choices: [0] }).weights[0]).toBeGreaterThan(0)
  expect(at({ choices: [1] }).weights[0]).toBeLessThan(0)
  expect(words.narrate(at({ choices: [1] }))).toContain('1 choice:')
})

test('a spurious “!” weight appears where labellers like it: on each of 20 seeds above .4, and else its median is near 0', () => {
  const weights = (taste: 'right' | 'bang') =>
    SEEDS.map((seed) => at({ ...LABELLERS.people, taste, count: 200, seed }).weights[2]!)
  weights('bang').forEach((weight) => expect(weight).toBeGreaterThan(0.4))
  expect(Math.abs(median(weights('right')))).toBeLessThan(0.15)
})

test('the lesson prints the least and the most weight of “!” that this figure shows on 20 seeds', () => {
  const printed = (taste: 'right' | 'bang', count: number) => {
    const weights = SEEDS.map((seed) => at({ ...LABELLERS.people, taste, count, seed }).weights[2]!)
    return { least: Math.min(...weights), most: Math.max(...weights) }
  }
  expect(bang()).toEqual({ fans: printed('bang', 200), few: printed('right', 10), many: printed('right', 200) })
})

test('all pairs agree (weights diverge): without decay more steps mean larger weights, with decay they stay', () => {
  const norm = (steps: number, decay: boolean) =>
    Math.hypot(...at({ ...LABELLERS.judge, count: 10, steps, decay, seed: 1 }).weights)
  expect(at({ ...LABELLERS.judge, count: 10 }).accuracy).toBe(1)
  expect(norm(500, false)).toBeGreaterThan(1.2 * norm(200, false))
  expect(norm(500, true)).toBeLessThan(1.12 * norm(200, true))
  expect(words.narrate(at({ ...LABELLERS.judge, count: 10, decay: false }))).toContain(
    'each further step makes the weights larger',
  )
})

test('no “!” in data: its weight stays exactly 0, whatever labellers like', () => {
  for (const seed of SEEDS) {
    const s = at({ ...LABELLERS.fans, plain: true, seed })
    expect(s.weights[2]).toBe(0)
    expect(s.isWithoutBang).toBe(true)
  }
  expect(words.narrate(at({ ...LABELLERS.fans, plain: true }))).toContain('has learned nothing')
})

test('a judge who likes length is consistent and biased: on each of 20 seeds the model gives every token a positive weight', () => {
  for (const seed of SEEDS) {
    const s = at({ ...LABELLERS.judge, count: 200, seed })
    expect(s.weights[1]).toBeGreaterThan(0.5)
    expect(s.accuracy).toBeGreaterThan(0.97)
  }
})
