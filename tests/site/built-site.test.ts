import { readFileSync } from 'node:fs'
import { beforeAll, expect, test } from 'vitest'
import type { Listing } from '../../src/course/listing.ts'
import type { Settings } from '../../src/site/settings.ts'
import { DRAFT, DRAFT_HEAD, type SiteCopy, importWith, sharedCopy } from './site-copy.ts'

const MODULE = 'src/core/objectives/ppo-clip.ts'
const settings: Settings = { language: 'en', siteUrl: undefined, basePath: '/', issuesUrl: undefined }

interface Shown {
  readonly figure: string
  readonly listing: string
  /** The PPO lesson, rendered for a public address. */
  readonly publicPage: string
}

let copy: SiteCopy

/** What a copy of the site with this PPO and this draft of a lesson shows. */
async function siteWith(change: (source: string) => string, lesson = 'Nothing yet.\n'): Promise<Shown> {
  const load = importWith(copy, { [MODULE]: change(readFileSync(MODULE, 'utf8')), [DRAFT]: DRAFT_HEAD + lesson })
  const {
    renderer: { pages, render },
  } = await load<typeof import('../../src/site/render/render.tsx')>('/src/site/render/render.tsx')
  const show = (path: string, as: Settings) => render(pages(as).get(path)!, as)
  show('/lessons/capstone/', settings)
  const { default: listing } = await load<{ default: Listing }>(`/${MODULE}?listing`)
  const published = { ...settings, siteUrl: 'https://example.org', issuesUrl: 'https://example.org/issues/new' }
  return {
    publicPage: show('/lessons/ppo/', published),
    figure: show('/embed/ppo-clip/', settings),
    listing: listing.lines.text,
  }
}

let original: Shown
beforeAll(async () => {
  copy = await sharedCopy()
  original = await siteWith((source) => source)
}, 120_000)

test('the listing is the module as it stands', () => {
  expect(original.listing).toBe(readFileSync(MODULE, 'utf8').trimEnd())
  expect(original.figure).toContain('>no push</')
})

test('a changed module changes its listing and the figure', async () => {
  // PPO without its min near the fence. Far from it the clip still wins: a question of the course rests on that, and would not build.
  const changed = await siteWith((source) =>
    source.replace('if (clipped < unclipped)', 'if (clipped < unclipped && unclipped > 3)'),
  )
  expect(changed.listing).not.toBe(original.listing)
  expect(changed.listing).toContain('unclipped > 3')
  expect(changed.figure).not.toBe(original.figure)
  expect(changed.figure).not.toContain('>no push</')
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
    await expect(siteWith((source) => source, `${text}\n`)).rejects.toThrow(
      new RegExp(`${DRAFT}:11(?::\\d+)?: .*${complaint}`, 's'),
    )
  },
  120_000,
)
