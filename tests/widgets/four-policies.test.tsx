import { describe, expect, test } from 'vitest'
import { words } from '../../src/widgets/four-policies/en.ts'
import { widget } from '../../src/widgets/four-policies/index.ts'
import { rows, scene } from '../../src/widgets/four-policies/model.ts'
import { BATCHES, spec } from '../../src/widgets/four-policies/params.ts'
import { draw, frame, scenes } from './kit.tsx'

const at = scenes(spec, scene)

test.each([
  ['lag', { lag: 2, step: 14 }, 'wide'],
  ['both-narrow', { lag: 1, rounding: 0.5, step: 10 }, 'narrow'],
  ['one-pass', { passes: 1, step: 2 }, 'wide'],
] as const)('%s is drawn as recorded', async (name, change, kind) => {
  await expect(draw(widget, change, kind)).toMatchFileSnapshot(`../output/four-policies/${name}.svg`)
})

describe('who changes when', () => {
  test('the current policy at every step, the old one at the first pass of a batch, the reference never', () => {
    const { steps } = at()
    steps.slice(1).forEach((step, k) => {
      const before = steps[k]!
      expect(step.current).not.toBe(before.current)
      expect(step.old === before.old).toBe(step.pass !== 1)
      expect(step.reference).toBe(0.2)
    })
  })

  test('at the first pass the old policy is the current one, and the ratio is 1', () => {
    for (const { pass, current, old, ratio } of at().steps)
      if (pass === 1) {
        expect(old).toBeCloseTo(current, 14)
        expect(ratio).toBe(1)
      } else expect(ratio).toBeCloseTo(current / old, 12)
  })

  test('with one pass the ratio is 1 at every step, and the sentence says why', () => {
    const s = at({ passes: 1 })
    expect(s.steps.map(({ ratio }) => ratio)).toEqual([1, 1, 1, 1])
    expect(words.narrate(s)).toContain('before the current policy has moved, so ρ = 1 every time')
  })
})

describe('the engine', () => {
  test('is the old policy, unless it lags or computes otherwise', () => {
    for (const { engine, old, correction } of at().steps) {
      expect(engine).toBe(old)
      expect(correction).toBe(1)
    }
    expect(words.narrate(at())).toContain('with exactly the old policy')
  })

  test.each([1, 2])('with a lag of %d writes with the old policy of that many batches before', (lag) => {
    const { steps, passes } = at({ lag })
    steps.forEach(({ engine, batch }) => {
      expect(engine).toBe(steps[Math.max(0, batch - 1 - lag) * passes]!.old)
    })
  })

  test('the ratio does not see a lag: at the first pass it is 1 all the same, where old over engine is not', () => {
    const step = at({ lag: 1, step: 4 }).step
    expect(step).toMatchObject({ batch: 2, pass: 1, ratio: 1 })
    expect(step.correction).toBeCloseTo(1.284, 3)
  })

  test('with the same weights, rounded, writes with another policy; not in batch 1, whose logits are 0', () => {
    const { steps } = at({ rounding: 0.5 })
    expect(steps[0]!.correction).toBe(1)
    expect(steps[4]!.correction).toBeCloseTo(0.88, 2)
    expect(words.narrate(at({ rounding: 0.5, step: 4 }))).toBe(
      'Batch 2, first pass: the old policy has just been copied from the current one, so ρ = 1. The engine wrote it with the same weights, but rounded its logits to multiples of 0.50: for C, old over engine is 0.88.',
    )
  })

  test('in the first batch there is nothing older to write with, and the sentence says so', () => {
    expect(words.narrate(at({ lag: 2, step: 1 }))).toContain('there are no older ones yet')
  })
})

test('the current policy never falls, and stays level in places: what the words for the drawing say, at every setting', () => {
  const moves = [0, 1, 2].flatMap((lag) =>
    [0, 0.05, 0.25, 0.5].flatMap((rounding) =>
      [1, 2, 3, 4, 5, 6].flatMap((passes) => {
        const { steps, end } = at({ lag, rounding, passes })
        return steps.map(({ current }, k) => (steps[k + 1]?.current ?? end) - current)
      }),
    ),
  )
  expect(Math.min(...moves)).toBeGreaterThanOrEqual(-1e-12)
  expect(moves.some((move) => Math.abs(move) < 1e-12)).toBe(true)
  expect(words.picture(at())).toContain('rises, or stays level where the clip leaves no push')
})

test('fewer passes make the run shorter: the step is held inside it, on the handle too', () => {
  const s = at({ passes: 2, step: 20 })
  expect(s.at).toBe(2 * BATCHES - 1)
  expect(frame(widget, { passes: 2, step: 20 })).toContain('max="7"')
})

test('the sentence and the table have the numbers of the step', () => {
  expect(words.narrate(at())).toBe(
    'Batch 2, pass 4: the current policy gives C 0.330, the old one gave it 0.257, so ρ = 1.28. The engine wrote the batch with exactly the old policy.',
  )
  const cells = rows(at()).map(words.table.row)
  expect(cells).toHaveLength(16)
  expect(cells[7]).toEqual(['2', '4', '0.330', '0.257', '0.257', '0.200', '1.285', '1.000', '0.053'])
})
