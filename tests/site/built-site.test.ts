import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type SiteCopy, copySite } from './site-copy.ts'

const MODULE = 'src/core/objectives/ppo-clip.ts'
const settings = { language: 'en', siteUrl: undefined, basePath: '/', issuesUrl: undefined }

/** Ten lines, so that the lesson's text begins on line 11. */
const HEAD = `---
heading: A draft
description: A lesson with a mistake in it.
goals:
  - see the mistake named
  - mend it
sources:
  - lambert2025rlhf
---

`

interface Shown {
  readonly figure: string
  readonly listing: string
  /** The PPO lesson, rendered for a public address. */
  readonly publicPage: string
}

const DRAFT = 'lessons/en/03-expectations.mdx'
const source = readFileSync(MODULE, 'utf8')
let copy: SiteCopy
let original: Shown

/** What the copy shows with this PPO. */
async function siteWith(clip: string): Promise<Shown> {
  if (clip !== source) copy.write(MODULE, clip)
  const {
    renderer: { pages, render },
  } = await copy.load<typeof import('../../src/site/render/render.tsx')>('/src/site/render/render.tsx')
  const { default: listing } = await copy.load<{ default: { text: string } }>(`/${MODULE}?listing`)
  const published = { ...settings, siteUrl: 'https://example.org', issuesUrl: 'https://example.org/issues/new' }
  const publicPage = render(pages(published).get('/lessons/ppo/')!, published)
  if (clip !== source) copy.write(MODULE, source)
  return { publicPage, figure: render(pages(settings).get('/embed/ppo-clip/')!, settings), listing: listing.text }
}

/** Renders a lesson that holds this text. */
async function draft(text: string): Promise<string> {
  copy.write(DRAFT, HEAD + text)
  const {
    renderer: { pages, render },
  } = await copy.load<typeof import('../../src/site/render/render.tsx')>('/src/site/render/render.tsx')
  return render(pages(settings).get('/lessons/expectations/')!, settings)
}

beforeAll(async () => {
  copy = await copySite((folder) => writeFileSync(join(folder, DRAFT), `${HEAD}A draft.\n`))
  original = await siteWith(source)
}, 120_000)
afterAll(() => copy.close())

test('the listing is the module as it stands', () => {
  expect(original.listing).toBe(readFileSync(MODULE, 'utf8').trimEnd())
  expect(original.figure).toContain('no push')
})

test('a changed module changes its listing and the figure', async () => {
  // PPO without its min: the clipped branch never wins.
  const changed = await siteWith(source.replace('if (clipped < unclipped)', 'if (clipped < -unclipped - 1e9)'))
  expect(changed.listing).not.toBe(original.listing)
  expect(changed.listing).toContain('-1e9'.replace('-', '- '))
  expect(changed.figure).not.toBe(original.figure)
  expect(changed.figure).not.toContain('no push')
}, 120_000)

test('with a public address a lesson names it, its picture and where to report errors', () => {
  expect(original.publicPage).toContain('<link rel="canonical" href="https://example.org/lessons/ppo/"/>')
  expect(original.publicPage).toContain('content="https://example.org/social/ppo.png"')
  expect(original.publicPage).toMatch(/href="https:\/\/example\.org\/issues\/new\?title=Lesson%2010/)
})

test.each([
  ['a parameter out of range', '<PpoClip ratio={9} />', 'ratio is 9; allowed: a number from 0 to 5'],
  ['an unknown parameter', '<PpoClip colour="red" />', 'unknown parameter "colour"'],
  ['a missing source', 'As <Source name="nobody2020" /> says.', 'unknown source "nobody2020"'],
  [
    'a step that asks for too much',
    '<Scrolly widget="ppo-clip">\n<Step title="one" set={{ ratio: 9 }}>a</Step>\n<Step title="two">b</Step>\n</Scrolly>',
    'ratio is 9',
  ],
])(
  '%s in a lesson fails the build with file and line',
  async (_, text, complaint) => {
    await expect(draft(`${text}\n`)).rejects.toThrow(
      new RegExp(`lessons/en/03-expectations\\.mdx:11(?::\\d+)?: .*${complaint}`, 's'),
    )
  },
  120_000,
)

test('the same lesson without the mistake is built', async () => {
  expect(await draft('<PpoClip ratio={0.9} />\n')).toContain('x-island')
})
