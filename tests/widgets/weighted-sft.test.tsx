import { expect, test } from 'vitest'
import { words } from '../../src/widgets/weighted-sft/en.ts'
import { widget } from '../../src/widgets/weighted-sft/index.ts'
import { rows, scene } from '../../src/widgets/weighted-sft/model.ts'
import { spec } from '../../src/widgets/weighted-sft/params.ts'
import { draw, scenes } from './kit.tsx'

const at = scenes(spec, scene)
const SEEDS = Array.from({ length: 20 }, (_, seed) => seed)

test('it begins with the group of four, drawn at the reference: one of them is right, and P(correct) is .3543', () => {
  const { answers, correct, loss } = at()
  expect(answers.map(({ text, reward }) => [text, reward])).toEqual([
    ['3', 0],
    ['5', 0],
    ['so 4', 1],
    ['Hmm 5', 0],
  ])
  expect(correct).toBeCloseTo(0.3543, 4)
  // The mean of −log π over the four answers.
  expect(loss).toBeCloseTo((1.8984 + 1.7984 + 2.825 + 3.6343) / 4, 3)
})

test('weights of 1 are supervised fine-tuning: the loss falls, and here P(correct) falls with it', () => {
  const s = at({ step: 20 })
  s.losses.slice(1).forEach((loss, k) => expect(loss).toBeLessThan(s.losses[k]!))
  expect(s.correct).toBeLessThan(0.28)
})

test('rewards as weights raise the right answer alone; minus their mean they lower the others as well', () => {
  expect(at({ weights: 'reward' }).answers.map(({ weight }) => weight)).toEqual([0, 0, 1, 0])
  expect(at({ weights: 'centred' }).answers.map(({ weight }) => weight)).toEqual([-0.25, -0.25, 0.75, -0.25])
  const [right, wrong] = [
    at({ weights: 'centred', step: 10 }).answers[2]!,
    at({ weights: 'centred', step: 10 }).answers[0]!,
  ]
  expect(right.probability).toBeGreaterThan(right.before)
  expect(wrong.probability).toBeLessThan(wrong.before)
})

test('the pushes on the first token’s logits sum to 0', () => {
  for (const weights of spec.weights.options)
    expect(at({ weights, step: 3 }).pushes.reduce((sum, { push }) => sum + push, 0)).toBeCloseTo(0, 12)
})

test('stale samples: on the same four answers the loss falls without end, and the sentence calls them stale', () => {
  const s = at({ weights: 'centred', step: 60 })
  expect(s.loss).toBeLessThan(-3)
  expect(s.losses[60]! - s.losses[59]!).toBeLessThan(-0.05)
  expect(words.narrate(s)).toContain('they are stale')
})

test('four new answers a step: on 18 of twenty seeds rewards as weights raise P(correct) above .7, weights of 1 on fewer than 8', () => {
  const ends = (weights: (typeof spec.weights.options)[number]) =>
    SEEDS.map((seed) => at({ weights, samples: 'new', step: 40, seed }).correct)
  for (const weights of ['reward', 'centred'] as const)
    expect(ends(weights).filter((correct) => correct > 0.7).length).toBeGreaterThanOrEqual(18)
  expect(ends('ones').filter((correct) => correct > 0.7).length).toBeLessThan(8)
})

test('four answers that earned the same have weights of 0 with their mean subtracted, and change nothing', () => {
  const found = SEEDS.flatMap((seed) =>
    Array.from({ length: 20 }, (_, step) => ({ weights: 'centred', samples: 'new', step, seed }) as const),
  ).find((patch) => at(patch).answers.every(({ weight }) => weight === 0))!
  expect(words.narrate(at(found))).toContain('All four earned the same')
  expect(at({ ...found, step: found.step + 1 }).correct).toBe(at(found).correct)
})

test('going back shows the step as it was', () => {
  const before = rows(at({ step: 5, samples: 'new' }))
  expect(rows(at({ step: 30, samples: 'new' })).slice(0, 6)).toEqual(before)
})

test('a run of new answers is drawn as recorded, narrow', async () => {
  await expect(draw(widget, { weights: 'centred', samples: 'new', step: 25 }, 'narrow')).toMatchFileSnapshot(
    '../output/weighted-sft/new-narrow.svg',
  )
})
