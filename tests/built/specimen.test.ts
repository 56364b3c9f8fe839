/** The specimen is for tests: what readers, feeds and search engines get knows nothing of it. */
import { readFileSync, readdirSync } from 'node:fs'
import { expect, test } from 'vitest'
import { SPECIMEN_DIRECTORY } from '../specimen/build.ts'

const filesThatNameIt = (directory: string): string[] =>
  readdirSync(directory, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(html|js|css|json|txt|xml|svg|webmanifest)$/.test(name))
    .filter((name) => /specimen/i.test(readFileSync(`${directory}/${name}`, 'utf8')))
    .toSorted()

test('no page, script, index or list of either build names the specimen', () => {
  expect(filesThatNameIt('dist')).toEqual([])
  expect(filesThatNameIt('dist-base')).toEqual([])
})

test('it is not part of the list of what the lessons cover', () => {
  expect(readFileSync('lessons/coverage.json', 'utf8')).not.toMatch(/specimen/i)
})

test('its own build names it on its pages, so that the search above can find it', () => {
  expect(filesThatNameIt(SPECIMEN_DIRECTORY).map((name) => name.replaceAll('\\', '/'))).toContain(
    'lessons/post-training/index.html',
  )
})
