import { readFileSync, readdirSync } from 'node:fs'
import type { ReactElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Question, Questions } from '../../src/lesson/exercise.tsx'
import type { Showing } from '../../src/lesson/questions/showing.ts'
import { type SiteCopy, importWith, sharedCopy } from '../site/site-copy.ts'

const SEEDS = Array.from({ length: 200 }, (_, index) => index + 1)
const slugs = readdirSync('lessons/en').flatMap((name) => /^\d+-(.*)\.mdx$/.exec(name)?.[1] ?? [])

let copy: SiteCopy
let questions: Questions
let Shown: (props: { question: Question; label: string; part: Showing['part']; seed: number }) => ReactElement

beforeAll(async () => {
  copy = await sharedCopy()
  const load = importWith(copy, {})
  questions = (await load<{ questions: Questions }>('/src/site/render/questions.tsx')).questions
  Shown = (await load<{ Shown: typeof Shown }>('/src/lesson/exercise.tsx')).Shown
}, 120_000)

const html = (question: Question, part: Showing['part'], seed: number) =>
  renderToStaticMarkup(<Shown question={question} label="x" part={part} seed={seed} />)
const textOf = (markup: string) =>
  markup
    .replace(/<div data-when="[^"]*" data-is="[^"]*" hidden="">.*?<\/div>/gs, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
const optionsOf = (markup: string) =>
  Array.from(
    markup.matchAll(/<li data-option="(\d+)"[^>]*>.*?<span>(.*?)<\/span><\/label><\/li>/gs),
    ([, option, text]) => ({ option: option!, text: textOf(text!), formulas: text! }),
  )

describe.each(slugs)('the questions of %s', (slug) => {
  const asked = () => questions.get(slug) ?? []
  const drawn = () => asked().filter((question) => question.showing(1).values !== null)

  test('are at least eight, two of them with code or a figure, and some met in the test alone', () => {
    const markup = asked().map((question) => html(question, 'question', 1))
    expect(markup.length).toBeGreaterThanOrEqual(8)
    expect(markup.filter((each) => /<pre|question-curve/.test(each)).length).toBeGreaterThanOrEqual(2)
    expect(asked().filter(({ number }) => number === 0).length).toBeGreaterThanOrEqual(2)
    expect(drawn().length * 3).toBeGreaterThanOrEqual(asked().length)
  })

  test('draw fair numbers for 200 seeds: one key, and slips apart from it', () => {
    for (const question of drawn()) {
      const [asks, key] = [html(question, 'question', 1), html(question, 'key', 1)]
      const tolerance = Number(/data-tolerance="([^"]*)"/.exec(asks)?.[1])
      const slips = Array.from(key.matchAll(/data-slip="([^"]*)"(?: data-slip-drawn="([^"]*)")?/g))
      const names = Array.from(asks.matchAll(/data-is="([^"]*)"/g), ([, name]) => name!)
      for (const seed of SEEDS) {
        const values = question.showing(seed).values!
        const name = `${question.id}, seed ${seed}: ${JSON.stringify(values)}`
        for (const value of Object.values(values).flat(2)) expect(value, name).not.toBe(Number.NaN)
        if (names.length > 0)
          expect(
            names.filter((each) => each === values.answer),
            name,
          ).toHaveLength(1)
        if (Number.isNaN(tolerance)) continue
        expect(Number.isFinite(values.answer), name).toBe(true)
        for (const [, fixed, drawnName] of slips) {
          const slip = Number(drawnName === undefined ? fixed : values[drawnName])
          expect(Math.abs(slip - Number(values.answer)), `${name}, slip ${slip}`).toBeGreaterThan(2 * tolerance)
        }
      }
    }
  })

  test('print what was drawn, with options that differ, and leave no text open', () => {
    for (const question of drawn())
      for (const seed of SEEDS.slice(0, 12)) {
        const name = `${question.id}, seed ${seed}`
        const asks = html(question, 'question', seed)
        expect(textOf(asks + html(question, 'key', seed)), name).not.toMatch(
          /NaN|undefined|Infinity|\[object|−0(\.0*)?(?![\d.])/,
        )
        const options = optionsOf(asks)
        expect(new Set(options.map(({ formulas }) => formulas)).size, name).toBe(options.length)
      }
  }, 120_000)

  test('are other questions with another seed, and the same with the same', () => {
    for (const question of drawn()) {
      const texts = new Set(SEEDS.slice(0, 12).map((seed) => html(question, 'question', seed)))
      expect(texts.size, question.id).toBeGreaterThanOrEqual(3)
      expect(html(question, 'key', 7)).toBe(html(question, 'key', 7))
    }
  })

  test('every drawn choice has each of its options as the key with some seed', () => {
    for (const question of drawn()) {
      const asks = html(question, 'question', 1)
      if (!/data-is="/.test(asks)) continue
      const answers = new Set(SEEDS.map((seed) => String(question.showing(seed).values!.answer)))
      const names = Array.from(asks.matchAll(/data-is="([^"]*)"/g), ([, name]) => name!)
      // What a run settles on is never the best answer, so every letter still comes up with some table.
      expect([...answers].sort(), question.id).toEqual(names.sort())
    }
  })

  test('the key is not given away: of the fixed choices it is the longest option in at most half, and the shortest in at most two thirds', () => {
    const fixed = asked().filter((question) => /data-kind="choice"/.test(html(question, 'question', 1)))
    const longest = fixed.filter((question) => {
      const markup = html(question, 'question', 1)
      const options = optionsOf(markup)
      const right = options.find(({ option }) => option === /data-answer="([^"]*)"/.exec(markup)![1])!
      return options.every((each) => each === right || each.text.length < right.text.length)
    })
    expect(longest.length, longest.map(({ id }) => id).join(', ')).toBeLessThanOrEqual(Math.floor(fixed.length / 2))
    const shortest = fixed.filter((question) => {
      const markup = html(question, 'question', 1)
      const options = optionsOf(markup)
      const right = options.find(({ option }) => option === /data-answer="([^"]*)"/.exec(markup)![1])!
      return options.every((each) => each === right || each.text.length > right.text.length)
    })
    expect(shortest.length, shortest.map(({ id }) => id).join(', ')).toBeLessThanOrEqual(
      Math.ceil((fixed.length * 2) / 3),
    )
  })

  test('rest on a section that stands, in this lesson or a written one before it', () => {
    for (const { id, on } of asked()) {
      const file = readdirSync('lessons/en').find((name) => name.endsWith(`-${on.lesson}.mdx`))!
      expect(slugs.indexOf(on.lesson), id).toBeLessThanOrEqual(slugs.indexOf(slug))
      expect(readFileSync(`lessons/en/${file}`, 'utf8'), `${id} on ${on.anchor}`).toMatch(
        new RegExp(`\\[#${on.anchor}[\\]:]`),
      )
    }
  })
})

test('every generator is the draw of one question, and every draw has its generator', async () => {
  const files = readdirSync('lessons/draws')
  expect(files.every((file) => slugs.includes(file.replace('.ts', '')))).toBe(true)
  for (const slug of slugs) {
    const file = readdirSync('lessons/en/questions').find((name) => name.endsWith(`-${slug}.mdx`))!
    const named = Array.from(
      readFileSync(`lessons/en/questions/${file}`, 'utf8').matchAll(/ draw="(\w+)"/g),
      ([, name]) => name!,
    )
    const generators = files.includes(`${slug}.ts`)
      ? Object.keys((await import(`../../lessons/draws/${slug}.ts`)) as object)
      : []
    expect(named.toSorted(), slug).toEqual(generators.toSorted())
  }
})
