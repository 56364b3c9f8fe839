import { readFileSync, readdirSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { withoutComments } from '../../src/course/comments.ts'

const coverage = JSON.parse(readFileSync('lessons/coverage.json', 'utf8')) as Record<string, string[]>
const files = readdirSync('lessons/en').filter((name) => name.endsWith('.mdx'))

/** Passages marked <Covers id="...">, with their text. */
function passages(written: string): { id: string; text: string }[] {
  const source = withoutComments(written)
  const found: { id: string; text: string }[] = []
  const open: { ids: string[]; from: number }[] = []
  for (const match of source.matchAll(/<Covers id="([^"]+)">|<\/Covers>/g)) {
    if (match[1]) open.push({ ids: match[1].split(/\s+/), from: match.index + match[0].length })
    else {
      const { ids, from } = open.pop()!
      for (const id of ids) found.push({ id, text: source.slice(from, match.index) })
    }
  }
  expect(open, 'every <Covers> is closed').toEqual([])
  return found
}

const WIDGET = /<[A-Z]\w+[^>]*\/>/

test('a passage in a comment covers nothing', () => {
  const passage = '<Covers id="000-S1">\n\nWords that somebody set aside.\n\n</Covers>'
  expect(passages(`${passage}\n\n{/* ${passage.replace('S1', 'S2')} */}`).map(({ id }) => id)).toEqual(['000-S1'])
})

describe.each(files)('%s', (file) => {
  const expected = coverage[file.replace(/^\d+-|\.mdx$/g, '')] ?? []
  const all = passages(readFileSync(`lessons/en/${file}`, 'utf8'))

  test('covers each of its rows exactly once', () => {
    expect(all.map(({ id }) => id).toSorted()).toEqual([...expected].toSorted())
  })

  test('each passage has at least twelve words or a figure', () => {
    for (const { id, text } of all) {
      const words = text
        .replace(/<[^>]*>/g, ' ')
        .trim()
        .split(/\s+/).length
      expect(words >= 12 || WIDGET.test(text), `${id}: ${words} words`).toBe(true)
    }
  })
})
