import { readFileSync, readdirSync } from 'node:fs'
import { Visitor, parseSync } from 'oxc-parser'
import { expect, test } from 'vitest'

const SPOKEN = ['aria-label', 'aria-description', 'aria-valuetext', 'title', 'alt', 'placeholder']

/** Where what a reader sees or hears is made; a figure's own words stand in its folder. The gallery is for authors, whose code is English. */
const folders = ['figure', 'lesson', 'pages', 'plot', 'run', 'site/client', 'site/render']

/** Words written where only words of src/words may stand: text in JSX, and text in attributes that are read out. */
function writtenWords(path: string, source: string): string[] {
  const found: string[] = []
  new Visitor({
    JSXText: ({ value }) => void (/\p{L}/u.test(value) && found.push(`${path}: ${value.trim()}`)),
    JSXAttribute({ name, value }) {
      if (name.type !== 'JSXIdentifier' || value?.type !== 'Literal' || typeof value.value !== 'string') return
      if (SPOKEN.includes(name.name) && /\p{L}/u.test(value.value)) found.push(`${path}: ${name.name}="${value.value}"`)
    },
  }).visit(parseSync(path, source).program)
  return found
}

test('no component holds words of its own', () => {
  const files = folders.flatMap((folder) =>
    readdirSync(`src/${folder}`, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.tsx') && !name.startsWith('gallery'))
      .map((name) => `src/${folder}/${name}`),
  )
  expect(files.length).toBeGreaterThan(30)
  expect(files.flatMap((path) => writtenWords(path, readFileSync(path, 'utf8')))).toEqual([])
})

test('words in a component are found', () => {
  const source = 'export const A = () => <p title="a hint">{b} and more<i aria-label={c}>·</i></p>'
  expect(writtenWords('a.tsx', source)).toEqual(['a.tsx: title="a hint"', 'a.tsx: and more'])
})
