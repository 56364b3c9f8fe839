import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { type Params, defaults } from '../../src/figure/params.ts'
import Bandit from '../../src/widgets/bandit/Bandit.tsx'
import { Drawing, heightsOf } from '../../src/widgets/bandit/Drawing.tsx'
import { words } from '../../src/widgets/bandit/en.ts'
import { type Scene, rows, scene } from '../../src/widgets/bandit/model.ts'
import { spec } from '../../src/widgets/bandit/params.ts'
import { ReadersDrawing, READERS_HEIGHTS } from '../../src/widgets/bandit/Readers.tsx'
import { NO_READERS, READERS, type ReaderSettings, addReader, wrongShare } from '../../src/widgets/bandit/readers.ts'

const params = (patch: Partial<Params<typeof spec>>) => ({ ...defaults(spec), ...patch })
const at = (patch: Partial<Params<typeof spec>>) => scene(params(patch), spec.step.max)
const cells = (patch: Partial<Params<typeof spec>>) => rows(params(patch)).map(words.table.row)
const sizes = {
  wide: { width: 822, compact: false },
  compact: { width: 328, compact: true },
  small: { width: 288, compact: true },
}
/** Logits and averages, as the text shows them later. */
const whole = { logits: true, averages: true }
const sized = (s: Scene, size: keyof typeof sizes) => ({
  ...sizes[size],
  height: heightsOf(s)[sizes[size].compact ? 'narrow' : 'wide'],
})
const draw = (s: Scene, size: keyof typeof sizes) =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${sized(s, size).width} ${sized(s, size).height}">${renderToStaticMarkup(<Drawing size={sized(s, size)} scene={s} words={words} />)}</svg>\n`.replaceAll(
    '><',
    '>\n<',
  )

const readersOf = (settings: ReaderSettings) => {
  let readers = NO_READERS
  while (readers.done < READERS) readers = addReader(readers, settings)
  return readers
}

describe('the golden trace of seed 42, η = 0.5, as the figure shows it', () => {
  it('draws D C E D B C B C E C', () => {
    expect(
      cells({ step: 10 })
        .slice(1)
        .map((row) => row[1])
        .join(' '),
    ).toBe('D C E D B C B C E C')
    expect(
      words.trace(
        at({ step: 10 }).history.flatMap(({ draw }) => (draw ? [draw.name] : [])),
        10,
      ),
    ).toBe('drawn: D C E D B C B C E C')
  })
  it('stands at .1097 .1400 .4765 .1441 .1297 after ten tries, running average .3646', () => {
    expect(cells({ step: 10 }).at(-1)).toEqual([
      '10',
      'C',
      '0.9',
      '0.1097',
      '0.1400',
      '0.4765',
      '0.1441',
      '0.1297',
      '0.3646',
      '0.5654',
    ])
  })
  it('gives C .9835 after 200', () => expect(cells({ step: 200 }).at(-1)![5]).toBe('0.9835'))
})

describe('what the status line says', () => {
  it('before the first try', () =>
    expect(words.narrate(at({}))).toBe('No try yet: all five answers are equally likely.'))
  it('without a baseline even the worst answer becomes more likely', () =>
    expect(words.narrate(at({ step: 1, seed: 7 }))).toMatch(
      /^Try 1 drew A, which pays 0\.1\. Even the worst answer becomes more likely: 0\.200\u00a0→\u00a00\.208\.$/,
    ))
  it('compared with the exact average a poor answer becomes less likely', () =>
    expect(words.narrate(at({ step: 1, seed: 7, baseline: 'exact' }))).toMatch(
      /^Try 1 drew A: it pays 0\.1, the average is 0\.38\. So A becomes less likely: 0\.200\u00a0→\u00a00\.179\.$/,
    ))
  it('at the last step that it stops there', () => {
    const s = at({ step: spec.step.max })
    expect(s.isAtEnd).toBe(true)
    expect(words.narrate(s)).toContain('The figure stops here; reset starts over.')
  })
})

describe('edge cases', () => {
  it('η = 10 locks onto whatever was drawn first', () => {
    const s = at({ stepSize: 10, step: 3 })
    expect(s.lockedOn).toBe('D')
    expect(words.narrate(s)).toContain('Nearly all probability is on D; C has 0.010.')
    expect(draw(s, 'wide')).toContain('0.961')
  })

  it('π underflow to 1: what rounds to 1 is not called 1, and what is 1 is', () => {
    const s = at({ stepSize: 10, step: 1000, seed: 347, baseline: 'exact' })
    expect(1 - s.bestProbability).toBeLessThan(1e-8)
    expect(s.bestProbability).toBeLessThan(1)
    expect(draw(s, 'wide')).toContain('&gt;0.999')
    expect(draw(s, 'wide')).toContain('&lt;0.001')
    const certain = { ...s, rows: s.rows.map((row) => ({ ...row, probability: row.name === 'C' ? 1 : 0 })) }
    expect(draw(certain, 'wide')).not.toContain('&gt;0.999')
    expect(draw(certain, 'wide')).not.toMatch(/NaN|Infinity|width="-/)
  })

  it('an action never sampled: named, and its probability moves all the same', () => {
    const s = at({ step: 10 })
    expect(s.neverDrawn).toEqual(['A'])
    expect(words.narrate(s)).toContain('Never drawn so far: A.')
    expect(s.rows[0]!.count).toBe(0)
    expect(s.rows[0]!.probability).toBeLessThan(0.2)
  })

  it('the EMA starts at 0 and is biased low, and the figure says so', () => {
    expect(at({}).averageReward).toBe(0)
    const first = at({ step: 1 })
    expect(first.averageReward).toBeCloseTo(0.1 * first.draw!.reward, 12)
    for (const step of [1, 5, 10, 20]) {
      const { history, averageReward } = at({ step })
      const rewards = history.flatMap(({ draw }) => (draw ? [draw.reward] : []))
      expect(averageReward).toBeLessThan(rewards.reduce((sum, reward) => sum + reward, 0) / rewards.length)
    }
    expect(draw(at({ step: 10, ...whole }), 'wide')).toContain('from 0, so low at first')
    expect(draw(at({ step: 10, ...whole }), 'compact')).toContain('low at first')
  })
})

describe('the drawing', () => {
  it.each([
    ['rest', { step: 10 }, 'wide'],
    ['rest', { step: 10 }, 'compact'],
    ['ten', { step: 10, ...whole }, 'wide'],
    ['ten', { step: 10, ...whole }, 'compact'],
    ['locked', { step: 3, stepSize: 10, ...whole }, 'wide'],
    ['long', { step: 1000, stepSize: 10, seed: 347, baseline: 'exact', ...whole }, 'small'],
  ] as const)('%s %o %s', async (name, patch, size) => {
    await expect(draw(at(patch), size)).toMatchFileSnapshot(`../output/bandit-${name}-${size}.svg`)
  })

  it('each push is an arrow from the logit before to the logit now', () => {
    const { rows, draw: last } = at({ step: 10 })
    for (const [index, { push, logit, logitBefore }] of rows.entries()) {
      expect(push).toBe(last!.push[index])
      expect(logitBefore! + push!).toBeCloseTo(logit, 12)
    }
    expect(draw(at({ step: 10, logits: true }), 'wide').match(/class="bandit-push"/g)).toHaveLength(5)
    expect(draw(at({ logits: true }), 'wide')).not.toContain('bandit-push')
  })

  it('rests with the bars alone; logits, pushes and averages wait for the text', () => {
    const rest = draw(at({ step: 10 }), 'wide')
    for (const later of ['bandit-push', 'bandit-logit', 'bandit-average', 'expected reward'])
      expect(rest).not.toContain(later)
    const html = renderToStaticMarkup(<Bandit id="bandit" start={defaults(spec)} words={words} />)
    expect(html.match(/class="controls-rest"/g)).toHaveLength(5)
    expect(html).not.toContain('data-open')
  })

  it('a guess placed on A’s bar stays when the figure shows what happens', () => {
    for (const step of [0, 1]) {
      const s = at({ step, seed: 7 })
      const svg = renderToStaticMarkup(<Drawing size={sized(s, 'wide')} scene={s} words={words} guess={0.12} />)
      expect(svg).toContain('class="bandit-guess"')
      expect(svg.replaceAll(/<[^>]+>/g, '')).toContain('your guess 0.12')
    }
    expect(words.guessed(at({ step: 1, seed: 7 }), 0.12)).toMatch(/^You guessed 0\.12\. Try 1 drew A/)
  })

  it('changing η redraws the run at the same step', () => {
    expect(at({ step: 40, stepSize: 5 }).step).toBe(40)
    expect(at({ step: 40, stepSize: 5 }).bestProbability).not.toBe(at({ step: 40 }).bestProbability)
  })

  it('a long run keeps its table short enough to open', () => {
    expect(words.table.caption(1000)).toBe('The last 200 of 1000 tries')
    expect(words.table.caption(200)).toBe('Every try of this run')
    expect(cells({ step: 1000 })).toHaveLength(201)
    expect(cells({ step: 1000 }).at(-1)![0]).toBe('1000')
  })

  it('its first frame offers nothing from storage', () => {
    const html = renderToStaticMarkup(<Bandit id="bandit" start={defaults(spec)} words={words} />)
    expect(html).toContain('one try')
    expect(html).not.toContain('continue from')
  })
})

describe('200 readers like you', () => {
  it.each([
    [{ stepSize: 0.5, baseline: 'none' }],
    [{ stepSize: 5, baseline: 'none' }],
    [{ stepSize: 5, baseline: 'exact' }],
    [{ stepSize: 10, baseline: 'ema' }],
    [{ stepSize: 0.1, baseline: 'none' }],
  ] as const)('the slices agree with the core: %o', (settings) => {
    const { wrong, ended, undecided, done } = readersOf(settings)
    expect(wrong / READERS).toBe(wrongShare(settings))
    expect(done).toBe(READERS)
    expect(ended.reduce((sum, count) => sum + count, undecided)).toBe(READERS)
    expect(ended.filter((_, index) => index !== 2).reduce((sum, count) => sum + count, 0)).toBe(wrong)
  })

  it('small steps lock nobody, large steps many, and the exact baseline nobody again', () => {
    expect(readersOf({ stepSize: 0.5, baseline: 'none' }).wrong).toBe(0)
    expect(readersOf({ stepSize: 5, baseline: 'none' }).wrong).toBe(48)
    expect(readersOf({ stepSize: 5, baseline: 'exact' }).wrong).toBe(0)
  })

  it('with tiny steps many hold nothing yet: they are not counted as locked', () => {
    const { wrong, ended, undecided } = readersOf({ stepSize: 0.05, baseline: 'none' })
    expect(wrong).toBe(0)
    expect(undecided).toBeGreaterThan(20)
    expect(ended[2]).toBe(READERS - undecided)
  })

  it('says how many have finished, then where they ended', () => {
    expect(words.readersStatus(addReader(NO_READERS, { stepSize: 5, baseline: 'none' }))).toBe(
      '1 of 200 readers have finished.',
    )
    expect(words.readersStatus(readersOf({ stepSize: 5, baseline: 'none' }))).toBe(
      '48 of 200 readers (24.0%) end on a wrong answer, 152 on C, and none is undecided.',
    )
  })

  it('draws one dot per reader', async () => {
    const readers = readersOf({ stepSize: 5, baseline: 'none' })
    const svg = renderToStaticMarkup(
      <ReadersDrawing
        size={{ width: 822, height: READERS_HEIGHTS.wide, compact: false }}
        readers={readers}
        words={words}
      />,
    )
    expect(svg.match(/h0/g)).toHaveLength(READERS)
    await expect(`<svg xmlns="http://www.w3.org/2000/svg">${svg}</svg>\n`.replaceAll('><', '>\n<')).toMatchFileSnapshot(
      '../output/bandit-readers-wide.svg',
    )
  })
})
