import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { BANDIT_REWARDS, lockedShare } from '../../src/core/index.ts'
import { words } from '../../src/widgets/lock-in/en.ts'
import { widget } from '../../src/widgets/lock-in/index.ts'
import { FIRST_FRAME, rows, scene } from '../../src/widgets/lock-in/model.ts'
import { spec } from '../../src/widgets/lock-in/params.ts'
import { type LockInParams, RUNS, STOPS, TRIES, place, runPair } from '../../src/widgets/lock-in/runs.ts'
import { draw, frame } from './kit.tsx'

const params = (patch: Partial<LockInParams> = {}): LockInParams => ({
  stepSize: 5,
  baseline: 'exact',
  seed: spec.seed.start,
  ...patch,
})
const whole = (patch: Partial<LockInParams> = {}) =>
  scene(
    params(patch),
    Array.from({ length: RUNS }, (_, index) => runPair(index, params(patch))),
  )

test('counts what the core counts, over the first seeds of the recorded sweep', () => {
  const s = whole()
  const share = (baseline: 'none' | 'exact') =>
    lockedShare({
      rewards: BANDIT_REWARDS,
      stepSize: 5,
      baseline,
      runs: RUNS,
      steps: TRIES,
      firstSeed: 1000,
      threshold: 0.9,
    })
  expect(s.alone.wrong / RUNS).toBe(share('none'))
  expect(s.compared.wrong / RUNS).toBe(share('exact'))
  const { rows: recorded, seeds } = JSON.parse(readFileSync('lessons/recorded/bandit.json', 'utf8')) as {
    seeds: number[]
    rows: { row: string; baseline: string; stepSize: number; share: number }[]
  }
  expect(seeds[0]).toBe(1000)
  const sweep = recorded.find((r) => r.row === 'locked share' && r.baseline === 'none' && r.stepSize === 5)!.share
  // Three standard errors of 200 runs.
  expect(Math.abs(s.alone.wrong / RUNS - sweep)).toBeLessThan(3 * Math.sqrt((sweep * (1 - sweep)) / RUNS))
})

test('in words, and in its table', () => {
  const s = whole()
  expect(words.narrate(s)).toBe(
    'At step size 5.00, 48 of 200 runs end on a wrong answer with the reward alone, and 0 with the expected reward J subtracted. Of the 48, 47 had C below 0.05 after 10 tries.',
  )
  const table = rows(s).map(words.table.row)
  expect(table.map(([answer]) => answer)).toEqual(['A', 'B', 'C', 'D', 'E', 'none'])
  expect(table[2]).toEqual(['C', '152', '200'])
})

test('the running average starts at 0, and so does not keep every run from a wrong answer', () => {
  const s = whole({ baseline: 'ema' })
  expect(s.compared.wrong).toBe(23)
  expect(words.narrate(s)).toContain('and 23 with the running average subtracted')
})

test('at a small step no run ends wrong, and those that have not decided are counted', () => {
  const s = whole({ stepSize: 0.1 })
  expect(s.alone.wrong + s.compared.wrong).toBe(0)
  expect(s.alone.best + s.alone.undecided).toBe(RUNS)
  expect(words.narrate(s)).not.toContain('Of the 0')
})

test('while runs are missing, the sentence says how many there are', () => {
  expect(words.narrate(scene(params()))).toBe(
    `At step size 5.00, ${FIRST_FRAME} of 200 runs are done: 5 ended on a wrong answer with the reward alone, 0 with the expected reward J subtracted.`,
  )
  expect(frame(widget).match(/class="lock-in-run"/g)).toHaveLength(2 * 2 * FIRST_FRAME)
})

test('both pictures draw the same seeds, which another seed leaves behind', () => {
  expect(runPair(0, params({ seed: 6 }))).toEqual(runPair(RUNS, params({ seed: 5 })))
  expect(runPair(3, params({ seed: spec.seed.max })).alone.path).toMatch(/^M0 800L/)
})

test('the axis has room for the first tries', () => {
  expect([place(0), place(TRIES)]).toEqual([0, 1])
  expect(place(10)).toBeGreaterThan(0.35)
  expect(STOPS.every((stop, k) => k === 0 || stop > STOPS[k - 1]!)).toBe(true)
})

test('at the largest step, narrow', async () => {
  await expect(draw(widget, { stepSize: 10, baseline: 'ema' }, 'narrow')).toMatchFileSnapshot(
    '../output/lock-in/largest-narrow.svg',
  )
})
