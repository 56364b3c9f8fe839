import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, test } from 'vitest'
import { bibliography } from '../../src/course/sources.ts'
import { Glossary } from '../../src/pages/glossary/page.tsx'
import { lessonsWith } from '../../src/pages/glossary/occurrences.ts'
import { lessonTexts } from '../../src/course/texts.ts'
import { References } from '../../src/pages/references/page.tsx'
import { symbols } from '../../src/course/symbols.ts'

/** Keys in the front matter of a lesson. */
function frontSources(text: string): readonly string[] {
  const list = /^sources:\s*\[([^\]]*)\]/m.exec(text) ?? /^sources:\s*\n((?:\s+- .*\n)+)/m.exec(text)
  if (!list) throw new Error('a lesson has no list of sources')
  return list[1]!.match(/[\w-]*\w[\w-]*/g)!.map((key) => key.replace(/^-+/, ''))
}
const citing = [...lessonTexts].map(([slug, text]) => ({ slug, sources: frontSources(text), text }))

describe('the glossary', () => {
  const html = renderToStaticMarkup(<Glossary />)

  test('has every symbol with its name, definition and unit', () => {
    for (const [name, { definition, unit }] of Object.entries(symbols)) {
      const entry = html.split(`<h3 id="${name}">`)[1]!.split('<h3 ')[0]!
      expect(entry, name).toContain(definition)
      expect(entry, name).toContain(unit)
      expect(entry, name).toContain(`data-term="${name}"`)
    }
  })

  test('finds a symbol by its macro or its Term, and not within a longer name', () => {
    const texts = new Map([
      ['softmax', 'the $\\reward_t$'],
      ['returns', '<Term name="reward">reward</Term>'],
      ['ppo', '$\\rewards$ and reward'],
      ['groups', '<Term sign="up" name="advantage">'],
    ])
    expect(lessonsWith('reward', texts)).toEqual(['softmax', 'returns'])
    expect(lessonsWith('advantage', texts)).toEqual(['groups'])
  })

  test('leads back to lessons that use the symbol', () => {
    expect(lessonsWith('groupSize', lessonTexts)).toContain('groups')
    const entry = html.split('<h3 id="groupSize">')[1]!.split('<h3 ')[0]!
    expect(entry).toContain('/lessons/groups/')
  })
})

describe('the sources', () => {
  const html = renderToStaticMarkup(<References lessons={citing} />)

  test('every key cited by a lesson exists', () => {
    for (const { slug, sources, text } of citing) {
      const keys = [...text.matchAll(/<Source\b[^>]*\bname="([^"]+)"|<Cited\b[^>]*\bfrom="([^"]+)"/g)].map(
        ([, name, from]) => (name ?? from)!,
      )
      for (const key of [...sources, ...keys]) expect(bibliography.has(key), `${slug}: ${key}`).toBe(true)
      for (const key of keys) expect(sources, `${slug} cites ${key} without listing it`).toContain(key)
    }
  })

  test('every arXiv number has the form of one', () => {
    const numbers = [...bibliography.values()].flatMap(({ arxiv }) => arxiv ?? [])
    expect(numbers.length).toBeGreaterThan(15)
    for (const number of numbers) expect(number).toMatch(/^\d{4}\.\d{4,5}$|^[a-z-]+(\.[A-Z]{2})?\/\d{7}$/)
  })

  test('stand on the page once each, in order; those that no lesson cites apart', () => {
    const [cited, apart = ''] = html.split('id="not-yet"')
    for (const key of bibliography.keys()) {
      expect(html.split(`<li id="${key}">`), key).toHaveLength(2)
      const isCited = citing.some(({ sources }) => sources.includes(key))
      expect((isCited ? cited : apart)!.includes(`<li id="${key}">`), key).toBe(true)
    }
    const names = [...bibliography.values()].map(({ name }) => name.replace(/ (et al\.|&.*)? ?(\d{4}|undated)$/, ''))
    expect(names).toEqual([...names].sort(new Intl.Collator('en').compare))
  })

  test('say which lessons cite them', () => {
    const entry = html.split('<li id="shao2024grpo">')[1]!.split('</li>')[0]!
    expect(entry).toContain('https://arxiv.org/abs/2402.03300')
    expect(entry).toContain('/lessons/groups/')
  })

  test('one that no lesson cites is listed apart', () => {
    expect(renderToStaticMarkup(<References lessons={[]} />)).toContain('Kept for lessons to come')
  })
})
