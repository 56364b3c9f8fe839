import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import * as bandit from '../../scripts/recorded/bandit.ts'
import * as bestOf from '../../scripts/recorded/best-of.ts'
import * as corridor from '../../scripts/recorded/corridor.ts'
import * as critic from '../../scripts/recorded/critic.ts'
import * as freshBatches from '../../scripts/recorded/fresh-batches.ts'
import { type Spread, coreHash } from '../../scripts/recorded/record.ts'
import * as tinylm from '../../scripts/recorded/tinylm.ts'
import { close } from './support.ts'

interface Row {
  readonly row: string
  readonly stepSize: number
  readonly baseline: never
  readonly share: number
  readonly reward: 'verifier' | 'hackable'
  readonly rounds: number
  readonly episodes: number
  readonly accuracy: Spread
  readonly hackable: Spread
  readonly success: Spread
  readonly median: number
  readonly perSeed: number[]
}
interface Recording {
  readonly command: string
  readonly seeds: [number, number]
  readonly core: string
  readonly rows: Row[]
}
const recording = (name: string): Recording =>
  JSON.parse(readFileSync(new URL(`../../lessons/recorded/${name}.json`, import.meta.url), 'utf8')) as Recording
const inBand = (value: number, { low, high }: Spread): void => {
  expect(value).toBeGreaterThanOrEqual(low - 5e-4)
  expect(value).toBeLessThanOrEqual(high + 5e-4)
}

describe('recordings say how they were made', () => {
  for (const name of ['bandit', 'tinylm', 'best-of', 'corridor', 'critic', 'fresh-batches']) {
    it(`${name}: command, seeds, a hash of the core`, () => {
      const { command, seeds, core } = recording(name)
      expect(command).toBe(`npx tsx scripts/recorded/${name}.ts`)
      expect(seeds[1]).toBeGreaterThan(seeds[0])
      expect(core).toMatch(/^[0-9a-f]{16}$/)
      expect(coreHash()).toMatch(/^[0-9a-f]{16}$/)
    })
  }
})

describe('a sample of each recording is derived again', () => {
  it('bandit: shares of the figures in the lessons', () => {
    const { rows } = recording('bandit')
    const locked = rows.filter(({ row }) => row === 'locked share')
    const one = locked.find(({ stepSize, baseline }) => stepSize === 5 && baseline === 'none')
    expect(bandit.locked(5, 'none', bandit.RUNS)).toBe(one!.share)
    const medians = rows.filter(({ row }) => row.startsWith('steps')).map(({ median }) => median)
    expect(medians).toEqual([249, 49, 24, 12])
    for (const row of rows.filter(({ row: name }) => name.startsWith('steps'))) {
      expect(bandit.stepsToWin(row.stepSize, bandit.FIRST)).toBeGreaterThan(0)
    }
  })

  it('TinyLM: one seed of every row', () => {
    const { rows } = recording('tinylm')
    tinylm.ROWS.forEach(({ row, changes, steps }, i) => {
      expect(rows[i]!.row).toBe(row)
      const seed = tinylm.FIRST + ((7 * i) % 30)
      close(tinylm.train(changes, steps, seed).accuracy, rows[i]!.perSeed[seed - tinylm.FIRST]!, 1e-11)
    })
  })

  it('best-of-8: one seed of each reward', () => {
    const { rows } = recording('best-of')
    for (const reward of ['verifier', 'hackable'] as const) {
      const own = rows.filter((row) => row.reward === reward)
      bestOf.train(reward, bestOf.FIRST + 11).forEach(({ accuracy }, k) => close(accuracy, own[k]!.perSeed[11]!, 1e-11))
    }
  })

  it('fresh batches: two rows whole with their curves, and one choice of the best step size', () => {
    const { rows } = recording('fresh-batches') as unknown as {
      rows: readonly (freshBatches.Row & Readonly<Record<string, unknown>>)[]
    }
    const curves = recording('curves/fresh-batches') as unknown as { settings: Readonly<Record<string, string>> }
    const found = (passes: number, lag: number, stepSize: number | 'best') =>
      rows.find((row) => row.passes === passes && row.lag === lag && row.stepSize === stepSize)!
    for (const [passes, lag, stepSize] of [
      [4, 0, 1],
      [2, 8, 'best'],
    ] as const) {
      const recorded = found(passes, lag, stepSize)
      const lines = freshBatches.RULES.map((rule) => {
        // The penalty has a β of its own; the other rules carry the one that is not used.
        const beta = rule === 'kl' ? recorded.beta : freshBatches.BETA
        const measured = freshBatches.measure(rule, { passes, lag, stepSize: recorded.stepSizes[rule], beta })
        const { end, mean, lost, samplesToGoal } = measured
        close(end.median, recorded[rule].median, 1e-11)
        close(mean, recorded.mean[rule], 1e-11)
        expect([lost, samplesToGoal]).toEqual([recorded.lost[rule], recorded.samplesToGoal[rule]])
        return freshBatches.line(measured)
      })
      expect(curves.settings[`${passes} ${lag} ${stepSize}`]).toBe(lines.join('|'))
    }
    expect(freshBatches.tune('none', 1, 0).stepSize).toBe(found(1, 0, 'best').stepSizes.none)
  })

  it('critic: the medians of the bias at λ = 0.5 and of the best λ for 256 answers', () => {
    const rows = recording('critic').rows as unknown as readonly {
      readonly lambda?: number
      readonly answers?: number
      readonly bias: Spread
      readonly best: Spread
    }[]
    const seeds = Array.from({ length: critic.RUNS }, (_, i) => critic.FIRST + i)
    const median = (values: readonly number[]) => values.toSorted((a, b) => a - b)[critic.RUNS / 2]!
    const bias = median(seeds.map((seed) => critic.errors(seed)[1]!.bias))
    close(bias, rows.find(({ lambda }) => lambda === 0.5)!.bias.median, 1e-11)
    const best = median(seeds.map((seed) => critic.bestLambda(seed, 256)))
    expect(best).toBe(rows.find(({ answers }) => answers === 256)!.best.median)
  })

  it('corridor: the medians', () => {
    const { rows } = recording('corridor')
    expect(rows.map(({ success }) => success.median.toFixed(3))).toEqual(['0.299', '0.786', '0.989'])
    expect(corridor.success(20, 500)).toBe(corridor.success(20, 500))
  })
})

describe('the medians that the course was planned with lie within our 10–90 % bands', () => {
  it('TinyLM', () => {
    const { rows } = recording('tinylm')
    const planned = [0.992, 0.997, 0.829, 0.918, 0.816, 0.544, 0.997, 0.978]
    planned.forEach((median, i) => inBand(median, rows[i]!.accuracy))
    inBand(1.42, { ...rows[2]!.hackable, high: rows[2]!.hackable.high + 5e-3 })
    inBand(1.15, rows[3]!.hackable)
    inBand(0.805, rows.at(-1)!.accuracy)
  })

  it('best-of-8 then fine-tuning', () => {
    const { rows } = recording('best-of')
    ;[0.566, 0.792, 0.938, 0.547, 0.726, 0.69].forEach((median, i) => inBand(median, rows[i]!.accuracy))
  })
})
