import { readFileSync } from 'node:fs'
import { beforeAll, expect, test } from 'vitest'
import { type SiteCopy, importWith, sharedCopy } from './site-copy.ts'

const FILE = 'lessons/en/questions/10-ppo.mdx'
const MODULE = 'src/core/objectives/ppo-clip.ts'
const NUMBERS = 'lessons/numbers/ppo.ts'
const PAGE = '/lessons/ppo/test/'
const original = readFileSync(FILE, 'utf8')
const settings = { language: 'en', siteUrl: undefined, basePath: '/', issuesUrl: undefined }
let copy: SiteCopy

beforeAll(async () => {
  copy = await sharedCopy()
})

/** The PPO test's page, as a copy of the site renders it with these questions, this clip and these numbers. */
async function testPage(
  questions: string,
  clip = readFileSync(MODULE, 'utf8'),
  numbers = readFileSync(NUMBERS, 'utf8'),
): Promise<string> {
  const load = importWith(copy, { [FILE]: questions, [MODULE]: clip, [NUMBERS]: numbers })
  const {
    renderer: { pages, render },
  } = await load<typeof import('../../src/site/render/render.tsx')>('/src/site/render/render.tsx')
  return render(pages(settings).get(PAGE)!, settings)
}

const answerTo = (page: string, id: string) =>
  new RegExp(`id="exercise-${id}"[^>]* data-answer="([^"]+)"`).exec(page)?.[1]

test('the answer is what the core computes: a clip of a quarter gives a quarter', async () => {
  const asWritten = await testPage(original)
  const clip = readFileSync(MODULE, 'utf8')
  const quarter = clip.replace('const clipped = band * advantage', 'const clipped = (band * advantage) / 4')
  expect(quarter).not.toBe(clip)
  const changed = await testPage(original, quarter)
  const answer = Number(answerTo(asWritten, 'good-and-likelier'))
  expect(answer).toBeGreaterThan(2)
  expect(Number(answerTo(changed, 'good-and-likelier'))).toBeCloseTo(answer / 4, 12)
}, 120_000)

const lines = original.split('\n').length
test.each([
  [
    'a choice without a right option',
    '<MultipleChoice id="x" about="x" on="cells">\n\n<Option>a</Option>\n<Option>b</Option>\n\n<Hint>h</Hint>\n\n<Answer>c</Answer>\n\n</MultipleChoice>',
    '<MultipleChoice id="x"> has 0 right options; allowed: exactly one',
  ],
  [
    'an answer that is no named number',
    '<Numeric id="x" about="x" on="cells" answer="overshot" tolerance={1}>\n\nWhat?\n\n<Hint>h</Hint>\n\n<Answer>c</Answer>\n\n</Numeric>',
    'unknown number "overshot"; did you mean "overshoot"?',
  ],
  [
    'an answer that is code',
    '<Numeric id="x" about="x" on="cells" answer={0 / 0} tolerance={1}>\n\nWhat?\n\n<Hint>h</Hint>\n\n<Answer>c</Answer>\n\n</Numeric>',
    'holds code',
  ],
  [
    'a generator that does not exist',
    '<Numeric id="x" about="x" on="cells" draw="whichTokn" tolerance={1}>\n\nWhat?\n\n<Hint>h</Hint>\n\n<Answer>c</Answer>\n\n</Numeric>',
    'unknown generator "whichTokn"; did you mean "whichToken"?',
  ],
  [
    'a section of a lesson that comes later',
    '<Numeric id="x" about="x" on="groups#std" answer="ratioOfRareC" tolerance={1}>\n\nWhat?\n\n<Hint>h</Hint>\n\n<Answer>c</Answer>\n\n</Numeric>',
    'names the lesson "groups"; allowed: this lesson, or a written one before it',
  ],
  [
    'an id that stands twice',
    '<Numeric id="one-batch" about="x" on="cells" answer="ratioOfRareC" tolerance={1}>\n\nWhat?\n\n<Hint>h</Hint>\n\n<Answer>c</Answer>\n\n</Numeric>',
    'have the same id "exercise-one-batch"',
  ],
])(
  '%s fails the build, with the file and the line',
  async (_, text, complaint) => {
    const error = await testPage(`${original}\n${text}\n`).catch((caught: unknown) => caught as Error)
    expect(String(error)).toMatch(new RegExp(`${FILE}:${lines + 1}(:1)?: `))
    expect(String(error)).toContain(complaint)
  },
  120_000,
)

test('prose between the questions fails the build, with the file', async () => {
  await expect(testPage(`${original}\nAnd now something else.\n`)).rejects.toThrow(
    `${FILE}: something that is no question`,
  )
}, 120_000)

test('a number that the core refuses names the question’s line and its own', async () => {
  const numbers = readFileSync(NUMBERS, 'utf8')
  const broken = `${numbers}export const broken = () => log(-1)\n`
  const text =
    '<Numeric id="x" about="x" on="cells" answer="broken" tolerance={1}>\n\nWhat?\n\n<Hint>h</Hint>\n\n<Answer>c</Answer>\n\n</Numeric>'
  await expect(testPage(`${original}\n${text}\n`, undefined, broken)).rejects.toThrow(
    `${FILE}:${lines + 1}: "broken" of ${NUMBERS}:${numbers.split('\n').length} fails: x is -1; allowed: a number of at least 0`,
  )
}, 120_000)
