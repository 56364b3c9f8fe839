import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { RunnableDevEnvironment } from 'vite'
import { beforeAll, expect, test } from 'vitest'
import { copySite } from './site-copy.ts'

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

/** A copy of the site whose PPO may be changed, and what that copy shows. */
async function siteWith(change: (source: string) => string, lesson?: string): Promise<Shown> {
  const { server, close } = await copySite((folder) => {
    const file = join(folder, MODULE)
    writeFileSync(file, change(readFileSync(file, 'utf8')))
    if (lesson !== undefined) writeFileSync(join(folder, 'lessons/en/03-expectations.mdx'), HEAD + lesson)
  })
  try {
    const { runner } = server.environments.ssr as RunnableDevEnvironment
    const {
      renderer: { pages, render },
    } = await runner.import<typeof import('../../src/site/render/render.tsx')>('/src/site/render/render.tsx')
    if (lesson !== undefined) render(pages(settings).get('/lessons/expectations/')!, settings)
    const { default: listing } = await runner.import<{ default: { text: string } }>(`/${MODULE}?listing`)
    const published = { ...settings, siteUrl: 'https://example.org', issuesUrl: 'https://example.org/issues/new' }
    const publicPage = render(pages(published).get('/lessons/ppo/')!, published)
    return { publicPage, figure: render(pages(settings).get('/embed/ppo-clip/')!, settings), listing: listing.text }
  } finally {
    await close()
  }
}

let original: Shown
beforeAll(async () => {
  original = await siteWith((source) => source)
}, 120_000)

test('the listing is the module as it stands', () => {
  expect(original.listing).toBe(readFileSync(MODULE, 'utf8').trimEnd())
  expect(original.figure).toContain('no push')
})

test('a changed module changes its listing and the figure', async () => {
  // PPO without its min: the clipped branch never wins.
  const changed = await siteWith((source) =>
    source.replace('if (clipped < unclipped)', 'if (clipped < -unclipped - 1e9)'),
  )
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
    await expect(siteWith((source) => source, `${text}\n`)).rejects.toThrow(
      new RegExp(`lessons/en/03-expectations\\.mdx:11(?::\\d+)?: .*${complaint}`, 's'),
    )
  },
  120_000,
)
