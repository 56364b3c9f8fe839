import { expect, test } from 'vitest'
import { textMark, textOf } from '../../src/figure/first-frame.ts'

test('the text of HTML is what a browser reads of it', () => {
  expect(textOf('<p title="a &gt; b">a &lt; b<!-- --> &amp;&nbsp;<b>&#x27;c&#39;</b></p>')).toBe("a < b &\u00a0'c'")
})

test('an entity that nobody writes is refused by name', () => {
  expect(() => textOf('<p>&hellip;</p>')).toThrow("a figure's HTML holds &hellip;; known are: amp, lt, gt, quot, nbsp")
})

test('a changed letter changes the mark; white space does not', () => {
  expect(textMark(' one\n two ')).toBe(textMark('one two'))
  expect(textMark('one two')).not.toBe(textMark('one twp'))
})
