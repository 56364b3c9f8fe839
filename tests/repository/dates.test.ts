import { readFileSync, readdirSync } from 'node:fs'
import { expect, test } from 'vitest'
import { allStatements, statementsIn } from '../../scripts/check-dates.ts'

test('every statement about a library has a date', () => {
  const statements = allStatements()
  expect(statements.length).toBeGreaterThan(100)
  for (const { file, line, library, read } of statements) expect(read, `${file}:${line} ${library}`).toBeDefined()
})

/** The sections of a lesson, or the questions of a file of questions, that name a library and show no year. */
const undated = (file: string, text: string) =>
  text
    .split(/^(?=#{2,3} |<(?:MultipleChoice|Numeric|Ordering) )/m)
    .filter((part) => statementsIn(file, part).length > 0)
    .filter((part) => !/\b20\d\d\b/.test(part.replace(/<Source [^>]*>| from="[^"]*"/g, '')))
    .map((part) => `${file}: ${part.split('\n')[0]}`)

test('readers see a date in every section and every question that names a library', () => {
  const files = ['lessons/en', 'lessons/en/questions'].flatMap((folder) =>
    readdirSync(folder)
      .filter((name) => name.endsWith('.mdx'))
      .map((name) => `${folder}/${name}`),
  )
  expect(files.flatMap((file) => undated(file, readFileSync(file, 'utf8')))).toEqual([])
  expect(
    undated('a.mdx', '## Dated\nTRL clips (August 2026).\n## Undated\nTRL clips, <Source name="x2026" />.'),
  ).toEqual(['a.mdx: ## Undated'])
})

test('a library that was never dated is found, with its line; a path or a package is no statement', () => {
  const found = statementsIn('a.mdx', 'nothing\nTRL and SkyRL clip.')
  expect(found.map(({ line, library, read }) => [line, library, read?.date])).toEqual([
    [2, 'TRL', '2026-07-24'],
    [2, 'SkyRL', undefined],
  ])
  expect(statementsIn('a.ts', "from './verl.ts'; huggingface/TRL")).toEqual([])
})
