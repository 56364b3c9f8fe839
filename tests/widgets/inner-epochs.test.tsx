import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, test } from 'vitest'
import { defaults } from '../../src/figure/params.ts'
import { Drawing, layout } from '../../src/widgets/inner-epochs/drawing.tsx'
import { words } from '../../src/widgets/inner-epochs/en.ts'
import { widget } from '../../src/widgets/inner-epochs/index.ts'
import { rows, scene } from '../../src/widgets/inner-epochs/model.ts'
import { PRESETS, spec } from '../../src/widgets/inner-epochs/params.ts'
import type { InnerEpochsParams } from '../../src/widgets/inner-epochs/runs.ts'
import { SEEDS, runSeed } from '../../src/widgets/inner-epochs/seeds.ts'
import { draw, frame, scenes } from './kit.tsx'

const at = scenes(spec, scene)
const exact = (change: Partial<InnerEpochsParams> = {}) => at({ ...PRESETS.exact, ...change })

/** All seeds run, as after a while in the browser. */
const all = (change: Partial<InnerEpochsParams>) => {
  const params = { ...defaults(spec), ...change, batch: 'seeds' as const }
  return scene(
    params,
    Array.from({ length: SEEDS }, (_, index) => runSeed(index, params)),
  )
}

describe('the picture', () => {
  test.each([
    ['unlucky', PRESETS.unlucky, 'wide'],
    ['unlucky-narrow', PRESETS.unlucky, 'narrow'],
    ['exact', PRESETS.exact, 'wide'],
    ['large-step', { ...PRESETS.exact, stepSize: 10, clip: 0.5, passes: 3 }, 'wide'],
    ['many-tries', { batchSize: 64, passes: 100 }, 'narrow'],
  ] as const)('%s is drawn as recorded', async (name, change, kind) => {
    await expect(draw(widget, change, kind)).toMatchFileSnapshot(`../output/inner-epochs/${name}.svg`)
  })

  test.each([
    ['seeds', { width: 822, height: 274, compact: false }],
    ['seeds-narrow', { width: 328, height: 346, compact: true }],
  ] as const)('%s is drawn as recorded', async (name, size) => {
    const s = all({ passes: 100 })
    const markup = renderToStaticMarkup(
      <svg xmlns="http://www.w3.org/2000/svg" viewBox={`0 0 ${size.width} ${size.height}`}>
        <Drawing size={size} plot={layout(size, s)} scene={s} words={words} shown={[]} />
      </svg>,
    )
    await expect(markup.replaceAll('><', '>\n<')).toMatchFileSnapshot(`../output/inner-epochs/${name}.svg`)
  })

  test('before the first seed has run there is a figure that says so', () => {
    const html = frame(widget, { batch: 'seeds' })
    expect(html).toContain('0 of 200 batches have been run.')
  })
})

describe('the exact batch', () => {
  test('after 10 passes C has overshot the fence while its own samples no longer push', () => {
    const s = exact()
    expect(s.lead).toMatchObject({ name: 'C', push: 'none' })
    expect(s.lead.clipped.ratio).toBeCloseTo(1.377, 3)
    expect(s.high).toBe(1.2)
    expect(s.actions.map(({ push }) => push)).toEqual(['none', 'down', 'none', 'up', 'none'])
    expect(words.narrate(s)).toBe(
      'C is at ρ = 1.38, past its fence: its own tries no longer push it, but the other tries do. Without the clip J would be 0.633, not 0.440: this batch points the right way, and the clip slows the climb.',
    )
  })

  test('after 50 it is frozen: passes 50 and 100 show the same policy', () => {
    const s = exact({ passes: 50 })
    expect(s.isFrozen).toBe(true)
    expect(exact({ passes: 100 }).actions.map(({ clipped }) => clipped)).toEqual(
      s.actions.map(({ clipped }) => clipped),
    )
    expect(words.narrate(s)).toContain('more passes change nothing')
  })
})

describe('K = 1', () => {
  test.each([0.1, 1, 10])(
    'clip fraction is 0 and the clip changes nothing, whatever the step size (%d)',
    (stepSize) => {
      const s = exact({ passes: 1, stepSize })
      expect(s.clipFractions).toEqual([0])
      expect(s.clipped).toEqual(s.free.map((pass, k) => ({ ...pass, clipFraction: s.clipped[k]!.clipFraction })))
    },
  )

  test('the sentence says why', () => {
    expect(words.narrate(exact({ passes: 1 }))).toBe(
      'One pass: every ratio was 1 when its gradient was computed, so nothing was clipped. J is 0.396 with the clip and without.',
    )
  })

  test('one large step lands past the fence although nothing was clipped', () => {
    expect(words.narrate(exact({ passes: 1, stepSize: 5 }))).toMatch(
      /^One pass, one step from ρ = 1: nothing was clipped, yet C is at ρ = \d\.\d\d\. The fence is checked before a step/,
    )
  })
})

describe('the unlucky batch', () => {
  test('never contains C; the clip keeps J at .385 where the free run falls to .203', () => {
    const s = at(PRESETS.unlucky)
    expect(s.actions.map(({ samples }) => samples.length)).toEqual([1, 2, 0, 2, 3])
    expect(s.bestMissing).toBe('C')
    expect(words.narrate(s)).toBe(
      'E is at ρ = 1.31, past its fence, and no try has a gradient left: more passes change nothing. Without the clip the batch promises 0.713 and J ends at 0.203: C, the best, was never drawn. The clip leaves J at 0.385.',
    )
  })
})

describe('what the batch promises', () => {
  test('is the truth itself where the batch is exact: the surrogate of one choice is J', () => {
    const s = exact({ passes: 100 })
    s.promised.forEach((promise, k) => expect(promise).toBeCloseTo(s.free[k]!.expectedReward, 12))
  })

  test('rises from pass to pass on the unlucky batch, where J falls', () => {
    const { promised, free } = at(PRESETS.unlucky)
    promised.slice(1).forEach((promise, k) => expect(promise).toBeGreaterThanOrEqual(promised[k]!))
    expect(free.at(-1)!.expectedReward).toBeLessThan(free[0]!.expectedReward)
  })
})

describe('edge cases', () => {
  test('η large: the first step alone carries C past the fence, and nothing brings it back', () => {
    const s = exact({ stepSize: 10, passes: 20 })
    expect(s.isOneStep).toBe(true)
    expect(s.clipped[20]!.ratios[2]!).toBeGreaterThan(s.clipped[1]!.ratios[2]! - 0.5)
    expect(s.clipped[20]!.ratios[2]!).toBeGreaterThan(1.2)
  })

  test('equal rewards in the batch: nothing moves, and the sentence says so', () => {
    // Both samples are the same action, and there is no noise.
    const seed = Array.from({ length: 100 }, (_, k) => k).find((k) => {
      return at({ batch: 'sampled', batchSize: 2, noise: 0, seed: k }).actions.some(
        ({ samples }) => samples.length === 2,
      )
    })!
    const s = at({ batch: 'sampled', batchSize: 2, noise: 0, seed })
    expect(s.hasNoSignal).toBe(true)
    expect(s.clipped.at(-1)!.kl).toBe(0)
    expect(words.narrate(s)).toContain('every advantage is 0')
  })

  test('a wide fence never clips: both runs are one', () => {
    const s = exact({ clip: 0.9, passes: 3 })
    expect(s.hasClipped).toBe(false)
    expect(words.narrate(s)).toContain('no try has been clipped yet')
  })
})

describe('200 seeds', () => {
  test('on average the clip is slower here, and its worst batch is less bad', () => {
    const s = all({ passes: 100, stepSize: 1 })
    const { free, clipped, clipWins, clipLoses } = s.seeds!
    expect(free.mean).toBeGreaterThan(clipped.mean)
    expect(clipped.lowest).toBeGreaterThan(free.lowest)
    expect(clipWins + clipLoses).toBe(SEEDS)
    expect(words.narrate(s)).toBe(
      '200 batches, 100 passes each, end at J 0.428 on average with the clip, 0.778 without. The clip ends lower in 169 of them and higher in 31; its worst is 0.352, without it 0.207.',
    )
  })

  test('the unlucky batch is one of them, and ends where the single figure shows it', () => {
    const single = at(PRESETS.unlucky)
    expect(all(PRESETS.unlucky).seeds!.own).toEqual({
      seed: 105,
      clipped: single.clipped.at(-1)!.expectedReward,
      free: single.free.at(-1)!.expectedReward,
    })
  })

  test('with one pass both are the same in every seed', () => {
    const s = all({ passes: 1 })
    expect(s.seeds).toMatchObject({ clipWins: 0, clipLoses: 0 })
    expect(words.narrate(s)).toContain('they are the same')
  })
})

describe('the table', () => {
  const { caption, head, row } = words.table

  test('holds every pass', () => {
    const cells = rows(exact()).map(row)
    expect(cells).toHaveLength(11)
    expect(cells[10]!.slice(0, 7)).toEqual(['10', '0.4405', '0.6326', '0.6326', '0.0239', '0.3079', '0.600'])
    expect(cells[0]![6]).toBe('none')
    expect(cells[0]).toHaveLength(head(at()).length)
  })

  test('has one row per seed', () => {
    const s = all({ passes: 100, stepSize: 2 })
    const cells = rows(s).map(row)
    expect(cells).toHaveLength(SEEDS)
    expect(cells[104]).toEqual(['105', '0.3845', '0.2031'])
    expect(cells[0]).toHaveLength(head(s).length)
    expect(caption(s)).not.toBe(caption(at()))
  })
})

describe('controls', () => {
  test('a preset is marked only while the figure shows it', () => {
    const marked = (change: Partial<InnerEpochsParams>) =>
      Array.from(frame(widget, change).matchAll(/aria-pressed="true">([^<]*)/g), ([, name]) => name)
    const names = words.presets.names
    expect(marked({})).toEqual([])
    expect(marked(PRESETS.exact)).toEqual([names.exact])
    expect(marked({ ...PRESETS.exact, passes: 11 })).toEqual([])
    expect(marked(PRESETS.unlucky)).toEqual([names.unlucky])
    expect(marked(PRESETS.seeds)).toEqual([names.seeds])
  })

  test('tries and noise are there in every case and disabled where the batch is exact; the seed comes with a batch drawn once', () => {
    const state = (batch: InnerEpochsParams['batch']) => {
      const html = frame(widget, { batch })
      const isDisabled = (label: string) => new RegExp(`>${label}</span><input[^>]* disabled=""`).test(html)
      return [isDisabled('tries'), isDisabled('reward noise ±'), html.includes('seed-field" data-idle')]
    }
    expect(state('exact')).toEqual([true, true, true])
    expect(state('sampled')).toEqual([false, false, false])
    expect(state('seeds')).toEqual([false, false, true])
    expect(frame(widget, PRESETS.exact).match(/class="control-row/g)).toHaveLength(
      frame(widget, { batch: 'seeds', passes: 100 }).match(/class="control-row/g)!.length,
    )
  })
})

test('on a tablet the heads of two columns do not meet', () => {
  const params: InnerEpochsParams = defaults(spec)
  const s = scene(params)
  for (let width = 640; width <= 900; width += 20) {
    const { heads, title } = layout({ width, height: 300, compact: false }, s)
    const { x, word } = heads.at(-1)!
    // A letter of a label is about 5.5 px wide.
    expect(x + 5.5 * words[word].length, `at ${width} px`).toBeLessThan(title.x)
  }
})
