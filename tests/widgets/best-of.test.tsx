import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { words } from '../../src/widgets/best-of/en.ts'
import { widget } from '../../src/widgets/best-of/index.ts'
import { rows, scene } from '../../src/widgets/best-of/model.ts'
import { spec } from '../../src/widgets/best-of/params.ts'
import { draw, frame, scenes } from './kit.tsx'

const at = scenes(spec, scene)

test.each([
  ['hacked', { reward: 'hackable', round: 10, fault: 'collapse' }, 'wide'],
  ['discrete-narrow', { round: 3, fault: 'discrete' }, 'narrow'],
] as const)('%s is drawn as recorded', async (name, change, kind) => {
  await expect(draw(widget, change, kind)).toMatchFileSnapshot(`../output/best-of/${name}.svg`)
})

describe('rounds of best-of-G', () => {
  test('are the recorded runs: seeds 904 and 911, after 1, 3 and 10 rounds', () => {
    const { rows: recorded } = JSON.parse(readFileSync('lessons/recorded/best-of.json', 'utf8')) as {
      rows: readonly { reward: 'verifier' | 'hackable'; rounds: number; perSeed: readonly number[] }[]
    }
    for (const { reward, rounds, perSeed } of recorded.filter((row) => 'perSeed' in row))
      for (const seed of [904, 911])
        expect(at({ reward, round: rounds, seed }).now.correct).toBeCloseTo(perSeed[seed - 900]!, 10)
  })

  test('begin at the reference policy: P(correct) .354, and the best of 8 would be right with .970', () => {
    const s = at({ round: 0 })
    expect([s.now.correct.toFixed(4), s.now.entropy.toFixed(3), s.now.kl, s.now.drawn]).toEqual([
      '0.3543',
      '3.907',
      0,
      0,
    ])
    expect(s.chosen.toFixed(4)).toBe((1 - (1 - 0.3543) ** 8).toFixed(4))
    expect(words.narrate(s)).toContain(
      'one draw is right with probability 0.354; the best of 8 would be with 0.970'.replace('one', 'One'),
    )
    expect(draw(widget, { round: 0 })).toContain('nothing drawn yet')
  })

  test('count every token drawn and kept', () => {
    const s = at({ round: 2 })
    const [, one, two] = s.history
    expect(two!.drawn - one!.drawn).toBe(s.drawn)
    expect(s.groups.flat().reduce((sum, { tokens }) => sum + tokens, 0)).toBe(s.drawn)
    expect(s.kept).toBeLessThan(s.drawn / 4)
    expect(words.narrate(at({ round: 2, fault: 'cost' }))).toContain(
      `drew ${s.drawn} tokens, one run of the network each, and learned from ${s.kept}`,
    )
    expect(rows(s).map(words.table.row)[0]).toEqual(['0', '0.3543', '0.3543', '3.907', '0.000', '0', '0'])
  })

  test('have a KL price: log 8 − 7/8', () => {
    expect(at().klBound.toFixed(4)).toBe('1.2044')
    expect(draw(widget)).toContain('at most 1.20 nats')
  })
})

describe('the four faults are shown', () => {
  test('each dims what it does not speak of', () => {
    for (const fault of ['discrete', 'mistakes', 'cost', 'collapse'] as const)
      expect(draw(widget, { fault }).match(/data-dim/g)).toHaveLength(3)
    expect(draw(widget)).not.toContain('data-dim')
  })

  test('all or nothing: one weight of 1 in a group, whatever the others scored', () => {
    const s = at({ fault: 'discrete' })
    expect(s.answers.filter(({ isKept }) => isKept)).toHaveLength(1)
    expect(words.narrate(s)).toContain('the other 7 have weight 0')
  })

  test('mistakes teach nothing: their number is that of the wrong answers', () => {
    const s = at({ fault: 'mistakes' })
    expect(s.wrong).toBe(s.groups.flat().filter(({ isRight }) => !isRight).length)
    expect(words.narrate(s)).toContain(`${s.wrong} of 64 answers were wrong`)
  })

  test('collapse: with the verifier entropy falls; with the model that likes “!” the score rises while P(correct) falls', () => {
    expect(at({ round: 10 }).now.entropy).toBeLessThan(2)
    const three = at({ reward: 'hackable', round: 3, seed: 901 })
    const ten = at({ reward: 'hackable', round: 10, seed: 901 })
    expect(ten.now.score).toBeGreaterThan(three.now.score)
    expect(ten.now.correct).toBeLessThan(Math.max(...ten.history.map(({ correct }) => correct)))
    expect(words.narrate({ ...ten, fault: 'collapse' })).toContain('its highest so far')
  })
})

describe('edge cases', () => {
  test('no good sample in the group: the best of the wrong ones is kept, and the figure says so', () => {
    const s = at({ groupSize: 2 })
    expect(s.withoutRight).toBeGreaterThan(0)
    const group = s.groups.find((answers) => !answers.some(({ isRight }) => isRight))!
    expect(group.filter(({ isKept }) => isKept)).toHaveLength(1)
    expect(words.narrate(s)).toMatch(/\d groups? had no right answer, so the best of the wrong ones is imitated/)
  })

  test('ties: chance keeps exactly one of the equally good', () => {
    const s = at()
    expect(s.tied).toBeGreaterThan(0)
    for (const answers of s.groups) {
      const most = Math.max(...answers.map(({ reward }) => reward))
      const kept = answers.filter(({ isKept }) => isKept)
      expect(kept.map(({ reward }) => reward)).toEqual([most])
    }
    // Not always the first of them.
    const places = s.groups.flatMap((answers) => {
      const most = Math.max(...answers.map(({ reward }) => reward))
      return answers.filter(({ reward }) => reward === most).findIndex(({ isKept }) => isKept)
    })
    expect(Math.max(...places)).toBeGreaterThan(0)
    expect(words.narrate(s)).toContain('chance chose')
  })

  test('G = 1: nothing is chosen, no KL price, and the faults cannot be shown', () => {
    const s = at({ groupSize: 1, fault: 'discrete' })
    expect([s.klBound, s.tied]).toEqual([0, 0])
    expect(words.narrate(s)).toContain('there is nothing to choose from')
    expect(frame(widget, { groupSize: 1 })).toMatch(/<fieldset class="control-row control-choice" disabled="">/)
  })

  test('other faults at round 0: nothing has been drawn', () => {
    expect(words.narrate(at({ round: 0, fault: 'cost' }))).toContain('Nothing has been drawn yet')
  })
})
