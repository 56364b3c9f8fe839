import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, test } from 'vitest'
import { defaults } from '../../src/figure/params.ts'
import { Drawing, HEIGHTS } from '../../src/widgets/inner-epochs/Drawing.tsx'
import { words } from '../../src/widgets/inner-epochs/en.ts'
import { type InnerEpochsParams, scene, table } from '../../src/widgets/inner-epochs/model.ts'
import { spec } from '../../src/widgets/inner-epochs/params.ts'
import { presets } from '../../src/widgets/inner-epochs/presets.ts'
import { Presets } from '../../src/figure/inputs.tsx'
import { SeedsDrawing } from '../../src/widgets/inner-epochs/SeedsDrawing.tsx'
import { SEEDS, runSeed, seedScene, seedTable } from '../../src/widgets/inner-epochs/seeds.ts'

const params = (change: Partial<InnerEpochsParams>): InnerEpochsParams => ({ ...defaults(spec), ...change })
const at = (change: Partial<InnerEpochsParams>) => scene(params(change))
const size = (compact: boolean) =>
  compact ? { width: 328, height: HEIGHTS.narrow, compact } : { width: 822, height: HEIGHTS.wide, compact }
const lines = (markup: string) => markup.replaceAll('><', '>\n<')
const draw = (change: Partial<InnerEpochsParams>, compact = false) =>
  lines(renderToStaticMarkup(<Drawing size={size(compact)} scene={at(change)} words={words} />))

const all = (change: Partial<InnerEpochsParams>) => {
  const settings = params({ batch: 'seeds', ...change })
  return seedScene(
    Array.from({ length: SEEDS }, (_, index) => runSeed(index, settings)),
    settings,
  )
}

describe('the picture', () => {
  test.each([
    ['unlucky', presets.unlucky, false],
    ['unlucky-narrow', presets.unlucky, true],
    ['once', presets.once, false],
    ['large-step', { stepSize: 10, clip: 0.5, passes: 3 }, false],
  ] as const)('%s is drawn as recorded', async (name, change, compact) => {
    await expect(draw(change, compact)).toMatchFileSnapshot(`../output/inner-epochs/${name}.svg`)
  })

  test.each([['seeds', false] as const, ['seeds-narrow', true] as const])(
    '%s is drawn as recorded',
    async (name, compact) => {
      const markup = renderToStaticMarkup(
        <SeedsDrawing size={size(compact)} scene={all({ passes: 100 })} words={words} />,
      )
      await expect(lines(markup)).toMatchFileSnapshot(`../output/inner-epochs/${name}.svg`)
    },
  )

  test('before the first seed has run the seeds drawing is empty, not broken', () => {
    const scene = seedScene([], params({ batch: 'seeds' }))
    expect(renderToStaticMarkup(<SeedsDrawing size={size(false)} scene={scene} words={words} />)).not.toContain('NaN')
    expect(words.narrateSeeds(scene)).toBe('0 of 200 batches have been run.')
  })
})

describe('the exact batch', () => {
  test('after 10 passes C has overshot the fence while its own samples no longer push', () => {
    const s = at({})
    expect(s.lead).toMatchObject({ name: 'C', push: 'none' })
    expect(s.lead.clipped.ratio).toBeCloseTo(1.377, 3)
    expect(s.high).toBe(1.2)
    expect(s.rows.map(({ push }) => push)).toEqual(['none', 'down', 'none', 'up', 'none'])
    expect(words.narrate(s)).toBe(
      'C is at ρ = 1.38, past the fence at 1.20: its own samples no longer push it, those of the others do. Without the clip J would be 0.633, not 0.440: this batch points the right way, and the clip slows that too.',
    )
  })

  test('after 50 it is frozen: passes 50 and 100 show the same policy', () => {
    const s = at({ passes: 50 })
    expect(s.isFrozen).toBe(true)
    expect(at({ passes: 100 }).rows.map(({ clipped }) => clipped)).toEqual(s.rows.map(({ clipped }) => clipped))
    expect(words.narrate(s)).toContain('further passes change nothing')
  })
})

describe('K = 1', () => {
  test.each([0.1, 1, 10])(
    'clip fraction is 0 and the clip changes nothing, whatever the step size (%d)',
    (stepSize) => {
      const s = at({ passes: 1, stepSize })
      expect(s.clipFractions).toEqual([0])
      expect(s.clipped).toEqual(s.free.map((pass, k) => ({ ...pass, clipFraction: s.clipped[k]!.clipFraction })))
    },
  )

  test('the sentence says why', () => {
    expect(words.narrate(at({ passes: 1 }))).toBe(
      'One pass: every ratio was 1 when its gradient was taken, so nothing was clipped and the clip fraction is 0. J is 0.396 with the clip and without.',
    )
  })

  test('one large step lands past the fence although nothing was clipped', () => {
    expect(words.narrate(at({ passes: 1, stepSize: 5 }))).toMatch(
      /^One pass, one step from ρ = 1: nothing was clipped, yet C is at ρ = \d\.\d\d\. The fence is looked at before a step/,
    )
  })
})

describe('the unlucky batch', () => {
  test('never contains C; the clip keeps J at .385 where the free run falls to .203', () => {
    const s = at(presets.unlucky)
    expect(s.rows.map(({ count }) => count)).toEqual([1, 2, 0, 2, 3])
    expect(s.bestMissing).toBe('C')
    expect(words.narrate(s)).toBe(
      'E is at ρ = 1.31, past the fence at 1.20, and no sample has a gradient left: further passes change nothing. Without the clip J falls from 0.380 to 0.203, because C, the best, was never drawn; the clip leaves it at 0.385.',
    )
  })
})

describe('edge cases', () => {
  test('η large: the first step alone carries C past the fence, and nothing brings it back', () => {
    const s = at({ stepSize: 10, passes: 20 })
    expect(s.isOneStep).toBe(true)
    expect(s.clipped[20]!.ratios[2]!).toBeGreaterThan(s.clipped[1]!.ratios[2]! - 0.5)
    expect(s.clipped[20]!.ratios[2]!).toBeGreaterThan(1.2)
  })

  test('equal rewards in the batch: nothing moves, and the sentence says so', () => {
    // Both samples are the same action, and there is no noise.
    const seed = Array.from({ length: 100 }, (_, k) => k).find((k) => {
      return at({ batch: 'sampled', batchSize: 2, noise: 0, seed: k }).rows.some(({ count }) => count === 2)
    })!
    const s = at({ batch: 'sampled', batchSize: 2, noise: 0, seed })
    expect(s.hasNoSignal).toBe(true)
    expect(s.clipped.at(-1)!.kl).toBe(0)
    expect(words.narrate(s)).toContain('every advantage is 0')
  })

  test('a wide fence never clips: both runs are one', () => {
    const s = at({ clip: 0.9, passes: 3 })
    expect(s.hasClipped).toBe(false)
    expect(words.narrate(s)).toContain('no sample has been clipped yet')
  })

  test('nothing leaves the drawing at the largest settings', () => {
    for (const compact of [false, true]) {
      const markup = draw({ batch: 'sampled', passes: 100, stepSize: 10, clip: 0.9, batchSize: 64, noise: 1 }, compact)
      expect(markup).not.toMatch(/NaN|Infinity/)
    }
  })
})

describe('200 seeds', () => {
  test('on average the clip is slower here, and its worst batch is less bad', () => {
    const s = all({ passes: 100 })
    expect(s.free.mean).toBeGreaterThan(s.clipped.mean)
    expect(s.clipped.lowest).toBeGreaterThan(s.free.lowest)
    expect(s.clipWins + s.clipLoses).toBe(SEEDS)
    expect(words.narrateSeeds(s)).toBe(
      '200 batches, 100 passes each: mean J 0.428 with the clip, 0.778 without. The clip ends lower in 169 of them and higher in 31. Below the start at 0.380: 11 with it, 18 without; the worst end at 0.352 and 0.207.',
    )
  })

  test('the unlucky batch is one of them, and ends where the single figure shows it', () => {
    const single = at(presets.unlucky)
    const { own } = all(presets.unlucky)
    expect(own).toEqual({
      seed: 105,
      clipped: single.clipped.at(-1)!.expectedReward,
      free: single.free.at(-1)!.expectedReward,
    })
  })

  test('with one pass both are the same in every seed', () => {
    const s = all({ passes: 1 })
    expect([s.clipWins, s.clipLoses]).toEqual([0, 0])
    expect(words.narrateSeeds(s)).toContain('the two are the same')
  })

  test('the table has one row per seed', () => {
    const { rows } = seedTable(all({ passes: 100, stepSize: 2 }), words)
    expect(rows).toHaveLength(SEEDS)
    expect(rows[104]).toEqual(['105', '0.3845', '0.2031'])
  })
})

test('the table holds every pass', () => {
  const { rows, head } = table(at({}), words)
  expect(rows).toHaveLength(11)
  expect(rows[10]!.slice(0, 6)).toEqual(['10', '0.4405', '0.6326', '0.0239', '0.3079', '0.600'])
  expect(rows[0]).toHaveLength(head.length)
})

test('a preset is marked only while the figure shows it', () => {
  const marked = (change: Partial<InnerEpochsParams>) => {
    const names = words.presetNames
    const row = <Presets label="" presets={presets} names={names} params={params(change)} set={() => {}} />
    return Array.from(renderToStaticMarkup(row).matchAll(/aria-pressed="true">([^<]*)/g), ([, name]) => name)
  }
  expect(marked({})).toEqual([words.presetNames.exact])
  expect(marked({ passes: 11 })).toEqual([])
  expect(marked({ passes: 1 })).toEqual([words.presetNames.once])
  expect(marked(presets.unlucky)).toEqual([words.presetNames.unlucky])
})
