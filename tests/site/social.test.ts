import { readFileSync, statSync } from 'node:fs'
import { expect, test } from 'vitest'
import { faces, unicodeRange } from '../../src/site/build/fonts/faces.ts'
import { katexStyles } from '../../src/site/build/fonts/katex-styles.ts'
import { fontStyles } from '../../src/site/build/fonts/styles.ts'
import { balancedLines, socialSvg } from '../../src/site/build/social/picture.ts'
import { socialImage } from '../../src/site/build/social/social.ts'

const size = (png: Buffer) => [png.readUInt32BE(16), png.readUInt32BE(20)]

test('a social picture is 1200 by 630 and the same every time', async () => {
  const first = await socialImage({ number: 10, title: 'Step control: how far one batch may carry you' })
  const again = await socialImage({ number: 10, title: 'Step control: how far one batch may carry you' })
  expect(size(first)).toEqual([1200, 630])
  expect(first.equals(again)).toBe(true)
  expect(first.length).toBeLessThan(120_000)
})

test('the title is text on the picture: another title, another picture', async () => {
  const [a, b] = await Promise.all([socialImage({ title: 'One' }), socialImage({ title: 'Two' })])
  expect(a.equals(b)).toBe(false)
})

test('a title with signs of markup stays text', () => {
  expect(socialSvg({ title: 'A < B & C' })).toContain('A &lt; B &amp; C')
})

test('lines of a title are about equally long', () => {
  expect(balancedLines('Step control: how far one batch may carry you', 31)).toEqual([
    'Step control: how far',
    'one batch may carry you',
  ])
  expect(balancedLines('Capstone', 31)).toEqual(['Capstone'])
})

test('ranges of characters are written as browsers read them', () => {
  expect(unicodeRange('cabz')).toBe('U+61-63, U+7A')
})

test('the style sheets of faces and formulas are those the committed list and package give', () => {
  // The formatter may break lines differently from the script.
  const flat = (css: string) => css.replace(/["']/g, "'").replace(/\s+/g, '').replace(/,\)/g, ')').replace(/0\./g, '.')
  expect(flat(readFileSync('src/site/styles/fonts.css', 'utf8'))).toBe(flat(fontStyles(faces, 'text')))
  expect(flat(readFileSync('src/site/styles/formula-fonts.css', 'utf8'))).toBe(flat(fontStyles(faces, 'formulas')))
  expect(flat(readFileSync('src/site/styles/katex.css', 'utf8'))).toBe(
    flat(katexStyles(readFileSync('node_modules/katex/dist/katex.css', 'utf8'))),
  )
})

test('every face is there, and the seven of a lesson weigh less than 100 KB', () => {
  const bytes = (name: string) => statSync(`src/site/fonts/files/${name}.woff2`).size
  for (const { name } of faces) expect(bytes(name)).toBeGreaterThan(1000)
  const lesson = [
    'newsreader-20',
    'newsreader-20-italic',
    'newsreader-46',
    'source-sans-3',
    'katex-main-regular',
    'katex-math-italic',
  ]
  expect(lesson.map(bytes).reduce((sum, value) => sum + value)).toBeLessThan(100_000)
})
