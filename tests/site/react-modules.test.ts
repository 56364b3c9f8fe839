import { expect, test } from 'vitest'
import { asModule } from '../../src/site/build/react-modules.ts'

test('a file of React becomes a module with the same names', async () => {
  const code = asModule(`"use strict";
var count = 2;
exports.now = void 0;
exports.now = function () { return count; };
exports.twice = function () { return 2 * exports.now(); };`)
  const module = (await import(`data:text/javascript,${encodeURIComponent(code)}`)) as Record<string, () => number>
  expect(Object.keys(module)).toEqual(['now', 'twice'])
  expect(module.twice!()).toBe(4)
})

test('what it requires, alone or beside other variables, it imports', () => {
  expect(asModule('var React = require("react");\nexports.a = React.b;')).toMatch(
    /^import \* as React from 'react'[^]*= React\.b;/,
  )
  expect(asModule('var React = require("react"),\n  one = 1;\nexports.a = one;')).toContain('var one = 1;')
})

test('a file that does more with require or module is refused', () => {
  expect(() => asModule('module.exports = 1')).toThrow(RangeError)
  expect(() => asModule('exports.a = require(name)')).toThrow(RangeError)
})
