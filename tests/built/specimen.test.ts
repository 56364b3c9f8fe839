import { readFileSync, readdirSync } from 'node:fs'
import { expect, test } from 'vitest'
import { SPECIMEN_DIRECTORY } from '../specimen/build.ts'

/** Every word of the specimen's lessons has this near it, and no page for readers does. */
const MARK = /specimen/i

const texts = (directory: string) =>
  readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(html|js|css|txt|xml|json|svg)$/.test(entry.name))
    .map((entry) => `${entry.parentPath}/${entry.name}`)

test('the specimen is built, with lessons of its own under the addresses of real ones', () => {
  const lessons = texts(SPECIMEN_DIRECTORY).filter((path) => /lessons[\\/][^\\/]+[\\/]index\.html$/.test(path))
  expect(lessons).toHaveLength(3)
  for (const path of lessons) expect(readFileSync(path, 'utf8'), path).toMatch(MARK)
})

test.each(['dist', 'dist-base', 'lessons', 'public'])(
  'nothing of it is in %s: no page, no index, no file for machines',
  (directory) => {
    const found = texts(directory)
    if (directory !== 'public') expect(found.length).toBeGreaterThan(2)
    expect(found.filter((path) => MARK.test(path) || MARK.test(readFileSync(path, 'utf8')))).toEqual([])
  },
)
