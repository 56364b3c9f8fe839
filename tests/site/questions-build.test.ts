import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { RunnableDevEnvironment } from 'vite'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type SiteCopy, copySite } from './site-copy.ts'

const FILE = 'lessons/en/questions/10-ppo.mdx'
const MODULE = 'src/core/objectives/ppo-clip.ts'
const PAGE = '/lessons/ppo/test/'
const original = readFileSync(FILE, 'utf8')
const settings = { language: 'en', siteUrl: undefined, basePath: '/', issuesUrl: undefined }
let copy: SiteCopy

beforeAll(async () => {
  copy = await copySite()
})
afterAll(() => copy.close())

/** The PPO test's page, as a copy of the site renders it with these questions and this clip. */
async function testPage(questions: string, clip = readFileSync(MODULE, 'utf8')): Promise<string> {
  const { folder, server } = copy
  const { runner, moduleGraph } = server.environments.ssr as RunnableDevEnvironment
  for (const [name, text] of [
    [FILE, questions],
    [MODULE, clip],
  ] as const) {
    writeFileSync(join(folder, name), text)
    moduleGraph.onFileChange(join(folder, name))
  }
  runner.clearCache()
  const {
    renderer: { pages, render },
  } = await runner.import<typeof import('../../src/site/render/render.tsx')>('/src/site/render/render.tsx')
  return render(pages(settings).get(PAGE)!, settings)
}

const answerTo = (page: string, id: string) =>
  new RegExp(`id="exercise-${id}"[^>]* data-answer="([^"]+)"`).exec(page)?.[1]

test('the answer is what the core computes: without the clip’s min it is another', async () => {
  const asWritten = await testPage(original)
  const changed = await testPage(
    original,
    readFileSync(MODULE, 'utf8').replace('if (clipped < unclipped)', 'if (clipped < -unclipped - 1e9)'),
  )
  expect(Number(answerTo(asWritten, 'good-and-likelier'))).toBeCloseTo(2.4, 12)
  expect(Number(answerTo(changed, 'good-and-likelier'))).toBeCloseTo(3.2, 12)
}, 120_000)

const lines = original.split('\n').length
test.each([
  [
    'a choice without a right option',
    '<MultipleChoice id="x" about="x">\n\n<Option>a</Option>\n<Option>b</Option>\n\n<Answer>c</Answer>\n\n</MultipleChoice>',
    '<MultipleChoice id="x"> has 0 right options; allowed: exactly one',
  ],
  [
    'an answer that is no number',
    '<Numeric id="x" about="x" answer={0 / 0} tolerance={1}>\n\nWhat?\n\n<Answer>c</Answer>\n\n</Numeric>',
    'answer={NaN}; allowed: a finite number',
  ],
  [
    'an expression that the core refuses',
    '<Numeric id="x" about="x" answer={core.log(-1)} tolerance={1}>\n\nWhat?\n\n<Answer>c</Answer>\n\n</Numeric>',
    'x is -1; allowed: a number that is at least 0',
  ],
  ['prose between the questions', 'And now something else.', 'something that is no question'],
  [
    'an id that stands twice',
    '<Numeric id="one-batch" about="x" answer={1} tolerance={1}>\n\nWhat?\n\n<Answer>c</Answer>\n\n</Numeric>',
    'the id "one-batch" stands twice',
  ],
])(
  '%s fails the build, with the file and the line where there is one',
  async (what, text, complaint) => {
    const place = /^(prose|an expression)/.test(what) ? FILE : `${FILE}:${lines + 1}`
    const error = await testPage(`${original}\n${text}\n`).catch((caught: unknown) => caught as Error)
    expect(String(error)).toContain(`${place}: `)
    expect(String(error)).toContain(complaint)
  },
  120_000,
)
