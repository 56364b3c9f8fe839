import { readFileSync, readdirSync } from 'node:fs'
import { describe, expect, test } from 'vitest'

const files = readdirSync('lessons/en').filter((name) => name.endsWith('.mdx'))

describe.each(files)('%s', (file) => {
  const lesson = readFileSync(`lessons/en/${file}`, 'utf8')
  const questions = readFileSync(`lessons/en/questions/${file}`, 'utf8')
  const asked = [...questions.matchAll(/^<(MultipleChoice|Numeric|Ordering) id="([^"]+)"/gm)]
  const ids = asked.map(([, , id]) => id!)
  const kinds = asked.map(([, kind]) => kind!)

  test('shows each of its questions once, in the order of their numbers', () => {
    const shown = [...lesson.matchAll(/^<Exercise id="([^"]+)" \/>$/gm)].map(([, id]) => id!)
    expect(shown).toEqual(ids)
  })

  test('has at least six: two numbers, two choices, an ordering', () => {
    const count = (kind: string) => kinds.filter((each) => each === kind).length
    expect(kinds.length).toBeGreaterThanOrEqual(6)
    expect(count('Numeric')).toBeGreaterThanOrEqual(2)
    expect(count('MultipleChoice')).toBeGreaterThanOrEqual(2)
    expect(count('Ordering')).toBeGreaterThanOrEqual(1)
  })

  test('takes every answer that is a number from its file of numbers', () => {
    expect(questions.match(/<Numeric [^\n]*? answer="[\w.]+" tolerance=/g)).toHaveLength(
      kinds.filter((kind) => kind === 'Numeric').length,
    )
  })

  test('its questions stand alone: no figure, no source of the lesson’s list', () => {
    expect(questions).not.toMatch(/<(Source|Cited|Term|Predict|Exercise)\b/)
  })
})

test('every file of questions has its lesson', () => {
  expect(readdirSync('lessons/en/questions').toSorted()).toEqual(files.toSorted())
})
