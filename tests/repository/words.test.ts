import { readFileSync, readdirSync } from 'node:fs'
import { basename } from 'node:path'
import { type Expression, Visitor, parseSync } from 'oxc-parser'
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

type Names = readonly (readonly string[])[]

/** The paths of all names in the objects that a file of words exports: ["words", "headings", "tree"]. */
function namesOf(path: string, source: string): Names {
  const names: string[][] = []
  const collect = (value: Expression | null, above: readonly string[]) => {
    if (value?.type === 'TSAsExpression' || value?.type === 'TSSatisfiesExpression')
      return collect(value.expression, above)
    if (value?.type !== 'ObjectExpression') return
    for (const property of value.properties) {
      if (property.type !== 'Property' || property.computed) continue
      const name =
        property.key.type === 'Identifier'
          ? property.key.name
          : property.key.type === 'Literal'
            ? String(property.key.value)
            : ''
      names.push([...above, name])
      collect(property.value, [...above, name])
    }
  }
  for (const statement of parseSync(path, source).program.body)
    if (statement.type === 'ExportNamedDeclaration' && statement.declaration?.type === 'VariableDeclaration')
      for (const { id, init } of statement.declaration.declarations)
        if (id.type === 'Identifier') collect(init, [id.name])
  return names
}

/**
 * The names that no file takes: not by name, not through square brackets after the object that holds them, and not all at once
 * by Object.entries. A name that happens to be written elsewhere in the same files is missed; a name that is reported is unused.
 */
const unusedNames = (names: Names, importing: string): string[] =>
  names
    .filter((path) => {
      const [name, parent] = [path.at(-1)!, path.at(-2)!]
      return !new RegExp(
        `\\b${name}\\b|\\b${parent}(\\??\\.)?\\[|Object\\.(keys|values|entries)\\([\\w.]*\\b${parent}\\)`,
      ).test(importing)
    })
    .map((path) => path.join('.'))

test('every word of the interface is used', () => {
  const sources = readdirSync('src', { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => ({ path: `src/${name}`, text: readFileSync(`src/${name}`, 'utf8') }))
  const files = sources.filter(({ path }) => path.startsWith('src/words/en/'))
  expect(files.length).toBeGreaterThan(15)
  const unused = files.flatMap(({ path, text }) => {
    const importing = sources
      .filter((other) => other.text.includes(`words/en/${basename(path)}`))
      .map((other) => other.text)
    return unusedNames(namesOf(path, text), importing.join('\n')).map((name) => `${path}: ${name}`)
  })
  expect(unused).toEqual([])
})

test('a word that nothing takes is found, one taken through brackets is not', () => {
  const names = namesOf('a.ts', 'export const words = { taken: 1, left: { over: 2 }, days: { monday: 3 } }')
  expect(unusedNames(names, 'words.taken + words.left + words.days[day]')).toEqual(['words.left.over'])
})
