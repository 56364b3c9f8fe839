import { expect, test } from 'vitest'
import { allStatements, statementsIn } from '../../scripts/check-dates.ts'

test('every statement about a library has a date', () => {
  const statements = allStatements()
  expect(statements.length).toBeGreaterThan(100)
  for (const { file, line, library, read } of statements) expect(read, `${file}:${line} ${library}`).toBeDefined()
})

test('a library that was never dated is found, with its line; a path or a package is no statement', () => {
  const found = statementsIn('a.mdx', 'nothing\nTRL and SkyRL clip.')
  expect(found.map(({ line, library, read }) => [line, library, read?.date])).toEqual([
    [2, 'TRL', '2026-07-24'],
    [2, 'SkyRL', undefined],
  ])
  expect(statementsIn('a.ts', "from './verl.ts'; huggingface/TRL")).toEqual([])
})
