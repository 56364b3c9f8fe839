import { readFileSync, readdirSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path/posix'
import { parseSync } from 'oxc-parser'
import { describe, expect, test } from 'vitest'
import { ARCHITECTURE, folders, overrides, picture } from '../../scripts/import-table.ts'

interface Import {
  readonly from: string
  readonly to: string
}

const files = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .map((name) => `src/${name.replaceAll('\\', '/')}`)
  .filter((path) => /\.tsx?$/.test(path) && !path.endsWith('.d.ts'))

/** What a file imports of src: types too, since a circle of types is a circle to whoever reads. Text and styles are data. */
function importsOf(path: string): Import[] {
  const { module } = parseSync(path, readFileSync(path, 'utf8'))
  const requests = [
    ...module.staticImports.map(({ moduleRequest }) => moduleRequest.value),
    ...module.staticExports.flatMap(({ entries }) =>
      entries.flatMap(({ moduleRequest }) => moduleRequest?.value ?? []),
    ),
    ...module.dynamicImports.flatMap(({ moduleRequest }) => {
      const text = readFileSync(path, 'utf8').slice(moduleRequest.start, moduleRequest.end)
      return /^'[^']+'$/.test(text) ? text.slice(1, -1) : []
    }),
  ]
  return [...new Set(requests)]
    .filter((request) => /^\.[^?]*\.tsx?$/.test(request))
    .map((request) => ({ from: path, to: normalize(join(dirname(path), request)) }))
}

const imports = files.flatMap(importsOf)
const folderOf = (path: string) => Object.keys(folders).find((folder) => path.startsWith(`src/${folder}/`))

/** The circles of a graph: the largest sets of names of which each leads to each other, in order of the alphabet. */
function circles(edges: readonly (readonly [string, string])[]): string[][] {
  const next = new Map<string, string[]>()
  for (const [from, to] of edges) next.set(from, [...(next.get(from) ?? []), to])
  const reach = new Map(
    [...next.keys()].map((name) => {
      const reached = new Set(next.get(name))
      for (const found of reached) for (const other of next.get(found) ?? []) reached.add(other)
      return [name, reached] as const
    }),
  )
  const found = [...reach].flatMap(([name, reached]) =>
    reached.has(name) ? [[...reached].filter((other) => reach.get(other)?.has(name)).sort()] : [],
  )
  const byName = new Map(found.map((members) => [members.join(), members]))
  return [...byName.keys()].sort().map((name) => byName.get(name)!)
}

describe('who may import whom', () => {
  test('the table has no circle: every folder stands above what it imports', () => {
    expect(
      circles(Object.entries(folders).flatMap(([name, { may }]) => may.map((other) => [name, other] as const))),
    ).toEqual([])
  })

  test('a circle is found, of whatever length, and only a circle', () => {
    expect(
      circles([
        ['a', 'b'],
        ['b', 'c'],
        ['a', 'c'],
      ]),
    ).toEqual([])
    expect(circles([['a', 'a']])).toEqual([['a']])
    expect(
      circles([
        ['a', 'b'],
        ['b', 'c'],
        ['c', 'b'],
        ['c', 'd'],
        ['e', 'f'],
        ['f', 'g'],
        ['g', 'e'],
      ]),
    ).toEqual([
      ['b', 'c'],
      ['e', 'f', 'g'],
    ])
  })

  test('no files of src import each other in a circle, of types neither', () => {
    expect(circles(imports.map(({ from, to }) => [from, to] as const))).toEqual([])
  })

  test('every import of src is one the table allows', () => {
    expect(imports.length).toBeGreaterThan(500)
    const refused = imports.filter(({ from, to }) => {
      const [here, there] = [folderOf(from), folderOf(to)]
      return here && there && here !== there && !folders[here]!.may.includes(there)
    })
    expect(refused.map(({ from, to }) => `${from} imports ${to}`)).toEqual([])
  })

  test('every file of src stands in a folder of the table, or holds what two places of src/site share', () => {
    expect(files.filter((path) => !folderOf(path) && !/^src\/site\/[^/]+$/.test(path))).toEqual([])
  })

  test('lint refuses what the table refuses: `npm run fix:imports` was run', () => {
    expect((JSON.parse(readFileSync('.oxlintrc.json', 'utf8')) as { overrides: unknown }).overrides).toEqual(overrides)
  })

  test('the picture in docs/architecture.md is the table’s', () => {
    expect(readFileSync(ARCHITECTURE, 'utf8')).toContain(picture())
  })
})
