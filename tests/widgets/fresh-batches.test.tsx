import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { words } from '../../src/widgets/fresh-batches/en.ts'
import { widget } from '../../src/widgets/fresh-batches/index.ts'
import { RULES, rows, scene } from '../../src/widgets/fresh-batches/model.ts'
import { PRESETS, spec } from '../../src/widgets/fresh-batches/params.ts'
import { draw, frame, scenes } from './kit.tsx'

const at = scenes(spec, scene)
const { rows: recorded, seeds } = JSON.parse(
  readFileSync(new URL('../../lessons/recorded/fresh-batches.json', import.meta.url), 'utf8'),
) as { rows: Record<string, any>[]; seeds: [number, number] }

test.each([
  ['saves', { ...PRESETS.saves }, 'wide'],
  ['stale-halfway-narrow', { ...PRESETS.stale, step: 12 }, 'narrow'],
  ['tuned', { ...PRESETS.tuned, step: 0 }, 'wide'],
] as const)('%s is drawn as recorded', async (name, change, kind) => {
  await expect(draw(widget, change, kind)).toMatchFileSnapshot(`../output/fresh-batches/${name}.svg`)
})

describe('the recorded side', () => {
  test('shows what the file says, for every setting a reader can choose', () => {
    for (const passes of spec.passes.options)
      for (const lag of spec.lag.options)
        for (const tuned of [false, true]) {
          const row = recorded.find(
            (one) => `${one.passes} ${one.lag} ${one.stepSize}` === `${passes} ${lag} ${tuned ? 'best' : 1}`,
          )!
          for (const rule of at({ passes, lag, tuned, step: 0 }).rules) {
            const { low, median, high, count } = row[rule.name]
            expect(count).toBe(seeds[1] - seeds[0] + 1)
            expect(rule.recorded.at(-1)).toEqual({
              samples: 320,
              ...Object.fromEntries(
                Object.entries({ low, median, high }).map(([k, v]) => [k, Math.round(100 * v) / 100]),
              ),
            })
            expect(rule).toMatchObject({
              lost: row.lost[rule.name],
              samplesToGoal: row.samplesToGoal[rule.name] === 'never' ? null : row.samplesToGoal[rule.name],
              stepSize: row.stepSizes[rule.name],
            })
          }
        }
  })
})

describe('the live side', () => {
  test('is the run that was recorded: the medians of 100 live runs are the recorded ones', () => {
    const ends = Array.from({ length: 100 }, (_, k) =>
      at({ passes: '2', seed: k + 1 }).rules.map(({ live }) => live.at(-1)![1]),
    )
    RULES.forEach((_, rule) => {
      const sorted = ends.map((end) => end[rule]!).sort((a, b) => a - b)
      expect(Math.round(100 * sorted[50]!) / 100).toBe(at({ passes: '2' }).rules[rule]!.recorded.at(-1)!.median)
    })
  })

  test('is a function of its step: earlier steps are the beginning of later ones', () => {
    const [short, long] = [at({ step: 5 }), at({ step: 40 })]
    short.rules.forEach(({ live }, k) => expect(long.rules[k]!.live.slice(0, 6)).toEqual(live))
  })

  test('with one pass and no lag all three rules draw the same run', () => {
    const [clip, none, kl] = at(PRESETS.nothing).rules
    expect(clip.live).toEqual(none.live)
    expect(kl.live.map(([, reward]) => reward.toFixed(10))).toEqual(none.live.map(([, reward]) => reward.toFixed(10)))
  })
})

describe('the sentence says who is ahead', () => {
  test('one pass: nothing to compare', () => {
    expect(words.narrate(at({ ...PRESETS.nothing, step: 0 }))).toBe(
      'One pass over a batch that the present policy drew: every ratio is 1 when its gradient is taken, so neither clip nor penalty acts and the three rules agree.',
    )
  })
  test('four passes: the clip costs; sixteen: it is slower and safer; stale: it is behind to the end', () => {
    expect(words.narrate(at(PRESETS.costs))).toContain('Here the clip costs more than it saves.')
    expect(words.narrate(at(PRESETS.saves))).toContain('Here the clip is slower and safer.')
    expect(words.narrate(at(PRESETS.stale))).toMatch(
      /From \d+ to 320 samples the clip’s median lies below the band without it, in the end by 0\.\d\d\./,
    )
    expect(words.narrate(at({ passes: '1', lag: '2', tuned: true }))).toContain(
      ' At 80 samples the clip’s median lies below the band without it, by 0.04.',
    )
  })
  test('every recorded point between the two that the sentence names has the clip below the band', () => {
    for (const passes of spec.passes.options)
      for (const lag of spec.lag.options)
        for (const tuned of [false, true]) {
          const { behind, rules } = at({ passes, lag, tuned, step: 0 })
          const isBelow = (samples: number) => {
            const [own, other] = rules.map(({ recorded }) => recorded.find((point) => point.samples === samples)!)
            return own!.median < other!.low
          }
          const all = rules[0].recorded.map(({ samples }) => samples)
          const named = all.filter((samples) => behind && samples >= behind.from && samples <= behind.to)
          expect(named.every(isBelow)).toBe(true)
          expect(named.length > 0).toBe(all.some(isBelow))
        }
    // Its median meets the band at 240 samples and is below it again later.
    expect(at({ passes: '8', step: 0 }).behind).toMatchObject({ from: 64, to: 160 })
  })
  test('no setting has the median without a clip below the band with it: the words know no such case', () => {
    for (const passes of spec.passes.options)
      for (const lag of spec.lag.options)
        for (const tuned of [false, true]) {
          const [clip, none] = at({ passes, lag, tuned, step: 0 }).rules
          clip.recorded.forEach(({ low }, point) => expect(none.recorded[point]!.median).toBeGreaterThanOrEqual(low))
        }
  })
  test('each rule tuned: says the step sizes, and claims no difference that the bands do not show', () => {
    const tuned = at(PRESETS.tuned)
    expect(words.narrate(tuned)).toMatch(/Step sizes: [\d.]+, [\d.]+, [\d.]+; β = [\d.]+\.$/)
    expect(tuned.saves).toBe('same')
  })
  test('the runs lost are in the drawing, and in the words that stand for it', () => {
    const s = at(PRESETS.saves)
    const counts = `clip ${s.rules[0].lost} · no clip ${s.rules[1].lost} · KL ${s.rules[2].lost}`
    expect(draw(widget, { ...PRESETS.saves })).toContain(counts)
    expect(words.picture(s)).toContain(`Recorded runs that end below 0.5: ${counts}.`)
  })
})

describe('edge cases', () => {
  test('before the first batch: no live line, no live numbers in the table, play enabled', () => {
    const html = frame(widget, { step: 0 })
    expect(html).toContain(words.waiting)
    expect(rows(at({ step: 0 })).map(({ rules }) => rules[0]!.live === null)).toEqual([false, ...Array(11).fill(true)])
  })
  test('at the end: "one batch" is disabled and "play" begins again', () => {
    const buttons = [...frame(widget).matchAll(/<button[^>]*>([^<]*)/g)]
    expect(buttons.find(([, name]) => name === words.one)![0]).toContain('disabled')
    expect(buttons.some(([, name]) => name === words.again)).toBe(true)
  })
})

test('the table holds medians with their bands, and the live run as far as it has come', () => {
  const cells = rows(at({ step: 10 })).map(words.table.row)
  expect(cells[0]).toEqual([
    '0',
    '0.38 (0.38–0.38)',
    '0.38 (0.38–0.38)',
    '0.38 (0.38–0.38)',
    '0.3800',
    '0.3800',
    '0.3800',
  ])
  expect(cells.at(-1)!.slice(4)).toEqual(['', '', ''])
})
