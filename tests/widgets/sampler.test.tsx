import { describe, expect, test } from 'vitest'
import { words } from '../../src/widgets/sampler/en.ts'
import { widget } from '../../src/widgets/sampler/index.ts'
import { heightsOf, rows, scene } from '../../src/widgets/sampler/model.ts'
import { spec } from '../../src/widgets/sampler/params.ts'
import { draw, frame, scenes } from './kit.tsx'

const at = scenes(spec, scene)
const narrate = (change: Parameters<typeof at>[0]) => words.narrate(at(change))
const rounded = (values: readonly number[], digits = 4) => values.map((value) => Number(value.toFixed(digits)))

describe('the picture', () => {
  test.each([
    ['top-k-drawn', { sampler: 'top-k', temperature: 1, draws: 1000 }, 'wide'],
    ['greedy-tie-narrow', { sampler: 'greedy', temperature: 0.1, tie: true, draws: 3 }, 'narrow'],
    ['everything-hot', { sampler: 'full', temperature: 5 }, 'wide'],
  ] as const)('%s is drawn as recorded', async (name, change, kind) => {
    await expect(draw(widget, change, kind)).toMatchFileSnapshot(`../output/sampler/${name}.svg`)
  })

  test('both panels share one scale, and it reaches 1 only where a bar needs it', () => {
    expect(heightsOf(at())[0]).toBe(0.5)
    expect(heightsOf(at({ sampler: 'greedy' }))[0]).toBe(1)
    expect(heightsOf(at({ sampler: 'full', temperature: 0.1 }))[0]).toBe(1)
  })

  test('a cut token is hatched and marked ×, a kept one is filled and numbered', () => {
    const picture = draw(widget, { sampler: 'top-k', topK: 3 })
    expect(picture.match(/class="sampler-cut"[^>]*fill="url\(#/g)).toHaveLength(4 + 1)
    expect(picture.match(/>×</g)).toHaveLength(4)
  })
})

describe('shape first, pick second', () => {
  test('temperature 1, nothing cut: the first-token probabilities of the reference, and μ is π', () => {
    const s = at({ temperature: 1, sampler: 'full' })
    expect(rounded(s.behaviour)).toEqual([0.2439, 0.1479, 0.1997, 0.1635, 0.2206, 0.02, 0.0045])
    expect(s.behaviour).toEqual(s.policy)
    expect(s).toMatchObject({ keptMass: 1, isOnPolicy: true })
    expect(narrate({ temperature: 1, sampler: 'full' })).toBe(
      'T\u00a0=\u00a01 leaves the shape: entropy 1.68 nats. Nothing is cut: the behaviour policy μ is the policy itself.',
    )
  })

  test('low temperature lowers the entropy, high raises it towards ln 7', () => {
    const entropies = [0.1, 0.5, 1, 2, 5].map((temperature) => at({ temperature, sampler: 'full' }).entropy.tempered)
    expect(entropies).toEqual([...entropies].sort((a, b) => a - b))
    expect(entropies.at(-1)!).toBeLessThan(Math.log(7))
    expect(at({ temperature: 5 }).entropy.policy).toBe(at({ temperature: 0.1 }).entropy.policy)
  })

  test('truncation changes μ: kept tokens are divided by S, the others get nothing', () => {
    const s = at({ temperature: 1, sampler: 'top-k', topK: 3 })
    expect(s.kept).toEqual([true, false, true, false, true, false, false])
    expect(s.keptMass).toBeCloseTo(s.policy[0]! + s.policy[2]! + s.policy[4]!, 14)
    expect(s.behaviour[0]! / s.policy[0]!).toBeCloseTo(1 / s.keptMass, 14)
    expect(s.behaviour[1]).toBe(0)
    expect(s.isOnPolicy).toBe(false)
  })

  test('temperature comes before the cut: the same p keeps fewer tokens when it is cold', () => {
    const kept = (temperature: number) => at({ temperature, topP: 0.8 }).kept.filter(Boolean).length
    expect([kept(0.1), kept(0.7), kept(1), kept(5)]).toEqual([2, 4, 4, 5])
  })
})

describe('edge cases', () => {
  test('T → 0 (ties): the leader takes all, two that tie share it, greedy takes the first of them', () => {
    expect(rounded(at({ temperature: 1e-6, sampler: 'full' }).behaviour)).toEqual([1, 0, 0, 0, 0, 0, 0])
    expect(rounded(at({ temperature: 1e-6, sampler: 'full', tie: true }).behaviour)).toEqual([0.5, 0, 0, 0, 0.5, 0, 0])
    expect(at({ temperature: 0.1, sampler: 'greedy', tie: true }).behaviour).toEqual([1, 0, 0, 0, 0, 0, 0])
    expect(at({ temperature: 1, sampler: 'top-k', topK: 1, tie: true }).behaviour).toEqual([1, 0, 0, 0, 0, 0, 0])
    expect(narrate({ sampler: 'greedy', tie: true })).toContain(
      'Greedy takes “Hmm” every time, the first of the two that tie',
    )
  })

  test('greedy is the same at every temperature', () => {
    for (const temperature of [0.1, 1, 5])
      expect(at({ temperature, sampler: 'greedy' }).behaviour).toEqual([1, 0, 0, 0, 0, 0, 0])
  })

  test('p smaller than the top probability keeps one token', () => {
    const s = at({ temperature: 1, sampler: 'top-p', topP: 0.05 })
    expect(s.kept.filter(Boolean)).toHaveLength(1)
    expect(s.behaviour[0]).toBe(1)
    expect(s.keptMass).toBe(s.policy[0])
    expect(narrate({ temperature: 1, topP: 0.05 })).toContain(
      'p\u00a0=\u00a00.05 is no more than the top probability 0.24: one token is kept',
    )
  })

  test('p = 1 keeps everything', () => {
    expect(at({ topP: 1 }).kept.every(Boolean)).toBe(true)
    expect(narrate({ topP: 1 })).toContain(
      'p\u00a0=\u00a01.00 reaches all 7 tokens, so nothing is cut, but μ is not the policy',
    )
  })

  test('k ≥ 7 cuts nothing', () => {
    for (const topK of [7, 8, 10]) {
      expect(at({ sampler: 'top-k', topK }).behaviour).toEqual(at({ sampler: 'full' }).behaviour)
      expect(narrate({ sampler: 'top-k', topK })).toContain(
        `k\u00a0=\u00a0${topK} covers all 7 tokens, so nothing is cut`,
      )
    }
    expect(at({ sampler: 'top-k', topK: 6 }).kept.filter(Boolean)).toHaveLength(6)
  })
})

describe('draws', () => {
  test('are a function of the seed and of how many: more draws begin with the same ones', () => {
    const lasts = [1, 2, 3, 4, 5].map((draws) => at({ temperature: 1, sampler: 'full', draws }).last)
    expect(at({ temperature: 1, sampler: 'full', draws: 5 }).counts).toEqual(
      [0, 1, 2, 3, 4, 5, 6].map((token) => lasts.filter((last) => last === token).length),
    )
    // The first uniforms of mulberry32(42) are .601, .448, .852, .670, .175; the cumulative row is .244, .392, .592, .755, .976.
    expect(lasts).toEqual([3, 2, 4, 3, 0])
    expect(at({ draws: 5, seed: 7 }).counts).not.toEqual(at({ draws: 5, seed: 42 }).counts)
  })

  test('none: no counts, no last token; clearing goes back there', () => {
    expect(at({ draws: 0 })).toMatchObject({ counts: [0, 0, 0, 0, 0, 0, 0], last: null })
    expect(narrate({ draws: 0 })).not.toMatch(/draw \d|Draw \d/)
  })

  test('a cut token is never drawn, and the shares come near μ', () => {
    const s = at({ sampler: 'top-k', topK: 3, draws: 10000 })
    s.kept.forEach((kept, i) => {
      if (!kept) expect(s.counts[i]).toBe(0)
      expect(Math.abs(s.counts[i]! / s.draws - s.behaviour[i]!)).toBeLessThan(0.02)
    })
    expect(s.counts.reduce((a, b) => a + b)).toBe(10000)
  })
})

describe('in words and numbers', () => {
  test('the sentence names shape, cut and change', () => {
    expect(narrate({})).toBe(
      'T\u00a0=\u00a00.70 sharpens: entropy 1.68 becomes 1.61 nats. Top-p keeps 4 of 7 tokens and divides by their sum S\u00a0=\u00a00.86: “Hmm” is drawn with 0.31 where the policy has 0.24.',
    )
    expect(narrate({ draws: 3 })).toMatch(/ Draw 3: “.+”\.$/)
    expect(narrate({ draws: 1000 })).toMatch(/ In 1,000 draws, “Hmm” came \d+ times\.$/)
    expect(narrate({ draws: 10000 })).toContain('as many as this figure keeps')
  })

  test('the table holds all numbers of the picture', () => {
    const cells = rows(at({ temperature: 1, sampler: 'top-k', topK: 3, draws: 1000 })).map(words.table.row)
    expect(cells.map((row) => row.slice(0, 5))).toEqual([
      ['Hmm', '1.0', '0.2439', '0.2439', '0.3672'],
      ['so', '0.5', '0.1479', '0.1479', 'cut'],
      ['3', '0.8', '0.1997', '0.1997', '0.3006'],
      ['4', '0.6', '0.1635', '0.1635', 'cut'],
      ['5', '0.9', '0.2206', '0.2206', '0.3322'],
      ['!', '−1.5', '0.0200', '0.0200', 'cut'],
      ['<eos>', '−3.0', '0.0045', '0.0045', 'cut'],
    ])
  })

  test('greedy is k = 1 and all is p = 1: their slider shows it, says it, and cannot be moved', () => {
    const held = (sampler: 'greedy' | 'full' | 'top-p') =>
      Array.from(
        frame(widget, { sampler }).matchAll(/<input type="range"[^>]*disabled=""[^>]*>/g),
        ([input]) => /aria-valuetext="([^"]*)"/.exec(input)![1],
      )
    expect(held('greedy')).toEqual(['1, 1 of 7 tokens kept'])
    expect(held('full')).toEqual(['1.00, 7 of 7 tokens kept'])
    expect(held('top-p')).toEqual([])
  })

  test('no draws: nothing to clear; as many as are kept: no more', () => {
    const disabled = (draws: number) =>
      Array.from(frame(widget, { draws }).matchAll(/<button[^>]*disabled=""[^>]*>([^<]*)/g), ([, name]) => name)
    expect(disabled(0)).toEqual(['clear'])
    expect(disabled(10000)).toEqual(['draw 1', 'draw 1,000'])
  })
})
