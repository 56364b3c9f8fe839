import { describe, expect, test } from 'vitest'
import { widget } from '../../src/widgets/no-signal/index.ts'
import { words } from '../../src/widgets/no-signal/en.ts'
import { rows, scene } from '../../src/widgets/no-signal/model.ts'
import { spec } from '../../src/widgets/no-signal/params.ts'
import { draw, scenes } from './kit.tsx'

const at = scenes(spec, scene)

describe('groups without signal', () => {
  test('p^G + (1-p)^G: the golden row', () => {
    for (const [p, groupSize, expected] of [
      [0.25, 4, 0.32],
      [0.25, 8, 0.1],
      [0.5, 8, 0.0078],
      [0.9, 8, 0.43],
      [0.05, 8, 0.663],
      [0.01, 64, 0.526],
    ] as const)
      expect(at({ p, groupSize }).noSignal).toBeCloseTo(expected, expected < 0.01 ? 4 : 3)
  })

  test('too easy and too hard waste alike, and the sentence says which', () => {
    expect(at({ p: 0.9 }).noSignal).toBeCloseTo(at({ p: 0.1 }).noSignal, 12)
    expect(words.narrate(at({ p: 0.9 }))).toBe(
      'Too easy: 43.0% of groups are all right, 0.0% all wrong, 57.0% teach something. Dynamic sampling draws 1.76 groups, 14.0 answers, for each one it keeps.',
    )
    expect(words.narrate(at({ p: 0.1 }))).toContain('Too hard: 0.0% of groups are all right, 43.0% all wrong')
    expect(words.narrate(at({ p: 0.5 }))).toContain('Hardly any group is wasted')
    expect(words.narrate(at({ p: 0.5, groupSize: 2 }))).toContain('Groups too small: 25.0%')
  })

  test('p = 0 and p = 1: no group teaches, dynamic sampling never ends', () => {
    for (const p of [0, 1]) {
      const s = at({ p })
      expect(s.noSignal).toBe(1)
      expect(s.drawsPerUseful).toBe(Infinity)
      expect(s.squares.useful).toBe(0)
      expect(words.narrate(s)).toContain('Dynamic sampling would draw for ever.')
      expect(draw(widget, { p })).toContain('to keep 100, draw for ever')
    }
    expect(at({ p: 0 }).squares.allWrong).toBe(100)
    expect(at({ p: 1 }).squares.allRight).toBe(100)
  })

  test('the hundred squares are a hundred at every setting', () => {
    for (let p = 0; p <= 100; p += 1)
      for (const groupSize of [2, 3, 8, 64]) {
        const { squares } = at({ p: p / 100, groupSize })
        expect(squares.useful + squares.allRight + squares.allWrong).toBe(100)
        expect(squares.useful).toBeGreaterThanOrEqual(0)
      }
  })

  test('the table holds both ends and what they cost', () => {
    const cells = rows(at({ groupSize: 8 })).map(words.table.row)
    expect(cells[0]).toEqual(['0.00', '1.0000', '0.0000', '1.0000', '∞'])
    expect(cells.find(([p]) => p === '0.05')).toEqual(['0.05', '0.6634', '0.0000', '0.6634', '2.97'])
    expect(cells.at(-1)![4]).toBe('∞')
  })
})
