import { readFileSync, readdirSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { isTerm, symbols } from '../../src/course/symbols.ts'

const files = readdirSync('lessons/en').filter((name) => name.endsWith('.mdx'))
const written = files.map((name) => name.replace(/^\d+-|\.mdx$/g, ''))

/** Knowledge that has no symbol, and the lesson that teaches it. */
const TAUGHT_BY: Readonly<Record<string, RegExp>> = {
  rewards: /Bradley/,
  leash: /\bk[_{]*[123]\b|KL estimator/,
  returns: /discount factor/,
  dpo: /\bDPO\b/,
}

describe.each(files)('%s', (file) => {
  const lesson = readFileSync(`lessons/en/${file}`, 'utf8')
  const questions = readFileSync(`lessons/en/questions/${file}`, 'utf8')
  const asked = [...questions.matchAll(/^<(MultipleChoice|Numeric|Ordering) id="([^"]+)"([^\n]*)>$/gm)]
  const inLesson = asked.filter(([, , , rest]) => !/ transfer\b/.test(rest!)).map(([, , id]) => id!)
  const kinds = asked.map(([, kind]) => kind!)

  test('shows each of its questions once, in the order of their numbers, and none that is kept for the test', () => {
    const shown = [...lesson.matchAll(/^<Exercise id="([^"]+)" \/>$/gm)].map(([, id]) => id!)
    expect(shown).toEqual(inLesson)
  })

  test('has at least eight: two numbers, two choices, an ordering', () => {
    const count = (kind: string) => kinds.filter((each) => each === kind).length
    expect(kinds.length).toBeGreaterThanOrEqual(8)
    expect(count('Numeric')).toBeGreaterThanOrEqual(2)
    expect(count('MultipleChoice')).toBeGreaterThanOrEqual(2)
    expect(count('Ordering')).toBeGreaterThanOrEqual(1)
  })

  test('takes every answer that is a number from its files of numbers or of draws', () => {
    expect(questions.match(/<Numeric [^\n]*? (answer="[\w.]+"|draw="\w+") tolerance=/g)).toHaveLength(
      kinds.filter((kind) => kind === 'Numeric').length,
    )
  })

  test('its questions stand alone: no figure, no source of the lesson’s list', () => {
    expect(questions).not.toMatch(/<(Source|Cited|Term|Predict|Exercise)\b/)
  })

  test('asks one thing at a time: one question mark before the answers, none in brackets', () => {
    for (const [text, , id] of questions
      .replace(/^```.*?^```/gms, '')
      .matchAll(/^<(MultipleChoice|Numeric|Ordering) id="([^"]+)".*?(?=^<(?:Option|Item|Slip|Hint|Answer))/gms)) {
      expect(text.match(/\?/g)?.length ?? 0, id).toBeLessThanOrEqual(1)
      expect(text, id).not.toMatch(/\([^)]*\?/)
    }
  })

  test('uses only symbols that a written lesson up to here brings', () => {
    const names = new Set(Array.from(questions.matchAll(/\\([A-Za-z]+)/g), ([, name]) => name!))
    for (const name of names) {
      if (!isTerm(name)) continue
      const { lesson: teacher } = symbols[name]
      const isBorrowed = new RegExp(`^ {2}${teacher}:`, 'm').test(lesson)
      expect(isBorrowed || written.indexOf(teacher) >= 0, `\\${name} is brought by ${teacher}`).toBe(true)
      if (!isBorrowed) expect(written.indexOf(teacher), name).toBeLessThanOrEqual(files.indexOf(file))
    }
  })

  test('asks for nothing that only a lesson in writing teaches', () => {
    for (const [teacher, words] of Object.entries(TAUGHT_BY))
      if (!written.includes(teacher)) expect(questions).not.toMatch(words)
  })
})

test('every file of questions has its lesson', () => {
  expect(readdirSync('lessons/en/questions').toSorted()).toEqual(files.toSorted())
})
