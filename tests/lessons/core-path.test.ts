import { readFileSync, readdirSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { withoutComments } from '../../src/course/comments.ts'
import { LONGEST_CORE, exactMinutes, minutesOf } from '../../src/course/extent.ts'
import { compileLesson } from '../../src/site/build/lessons.ts'

const HEAD = "---\ndescription: 'D'\ngoals: [g]\nsources: [schulman2017ppo]\n---\n"
const compile = (text: string) => compileLesson(`${HEAD}${text}`, 'lessons/en/10-ppo.mdx')
const files = readdirSync('lessons/en').filter((name) => name.endsWith('.mdx'))

describe('what a reader works through', () => {
  test('is counted: words, displayed formulas, exercises and figures; further sections apart, notes not at all', async () => {
    const { extent } = await compile(
      'Two words.\n\n$$\na=b\n$$\n\n<PpoClip />\n\n<Exercise id="x" />\n\n<Note>\n\nNot counted.\n\n</Note>\n\n<Further>\n\n### One more [#more]\n\nThree words here, $x$.\n\n</Further>\n',
    )
    expect(extent.core).toEqual({ words: 2, formulas: 1, exercises: 1, figures: 1 })
    expect(extent.further).toEqual({ words: 6, formulas: 0, exercises: 0, figures: 0 })
  })

  test('takes 180 words a minute, 20 seconds a formula, 90 an exercise and 3 minutes a figure', () => {
    expect(exactMinutes({ words: 360, formulas: 3, exercises: 2, figures: 1 })).toBeCloseTo(2 + 1 + 3 + 3, 12)
    expect(minutesOf({ words: 5, formulas: 0, exercises: 0, figures: 0 })).toBe(1)
    expect(minutesOf({ words: 0, formulas: 0, exercises: 0, figures: 0 })).toBe(0)
  })

  test('a further section knows its minutes', async () => {
    const { code } = await compile(`<Further>\n\n### One more [#more]\n\n${'word '.repeat(400)}\n\n</Further>\n`)
    expect(code).toMatch(/minutes: "2"/)
  })
})

test.each([
  ['<Further>\n\nNo heading.\n\n</Further>', 'begins with its heading'],
  ['<Further>\n\n## Too large [#more]\n\nText.\n\n</Further>', 'begins with its heading'],
  ['<Further>\n\n### A [#more]\n\n<Exercise id="x" />\n\n</Further>', '<Exercise> stands on the core path'],
  ['<Card>\n\nOnly text.\n\n</Card>', 'one displayed formula, one picture'],
])('%j is refused', async (text, said) => {
  await expect(compile(`${text}\n`)).rejects.toThrow(said)
})

describe.each(files)('%s', (file) => {
  const text = readFileSync(`lessons/en/${file}`, 'utf8')

  test('has at most three predictions and two "often said"', () => {
    const count = (tag: RegExp) => withoutComments(text).match(tag)?.length ?? 0
    expect(count(/^<Predict$|^<Predict /gm)).toBeLessThanOrEqual(3)
    expect(count(/^<OftenSaid /gm)).toBeLessThanOrEqual(2)
  })

  test(`has a core path of at most ${LONGEST_CORE} minutes`, async () => {
    const { extent } = await compileLesson(text, `lessons/en/${file}`)
    expect(exactMinutes(extent.core), JSON.stringify(extent)).toBeLessThanOrEqual(LONGEST_CORE)
  })
})
