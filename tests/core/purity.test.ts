import { readFileSync, readdirSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import * as shim from '../../bench/core-mutation/vitest-shim.ts'

const folder = new URL('../../src/core/', import.meta.url)
const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'))
/** The code without comments and strings, so that prose may say what code may not. */
const code = (file: string): string =>
  readFileSync(new URL(file, folder), 'utf8')
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/\/\/.*$/gm, '')
const EXACT = ['abs', 'min', 'max', 'floor', 'ceil', 'round', 'trunc', 'sign', 'sqrt', 'fround', 'imul', 'clz32']

describe('src/core is deterministic and stands alone', () => {
  it('has the files it says', () => {
    expect(files.length).toBeGreaterThan(60)
  })

  for (const file of files) {
    it(`${file}: exact Math only, no **, no clock, no dice, no outside`, () => {
      const text = code(file)
      const used = [...text.matchAll(/\bMath\.(\w+)/g)].map((match) => match[1])
      expect(used.filter((name) => !EXACT.includes(name!))).toEqual([])
      expect(text).not.toMatch(/\*\*|\bMath\[|\bDate\b|\bperformance\b|\bglobalThis\b|\bcrypto\b/)
      const imports = [...text.matchAll(/\bfrom\s+'([^']*)'/g)].map((match) => match[1]!)
      for (const path of imports) expect(path).toMatch(/^\.{1,2}\/[\w./-]+\.ts$/)
      const depth = file.split('/').length - 1
      for (const path of imports) expect(path.match(/\.\.\//g)?.length ?? 0).toBeLessThanOrEqual(depth)
    })
  }

  it('folders import in one direction: none reaches itself through others', () => {
    const above = new Map<string, Set<string>>()
    for (const file of files.filter((name) => name.includes('/'))) {
      const [own] = file.split('/') as [string]
      const others = above.get(own) ?? new Set()
      above.set(own, others)
      for (const [, other] of code(file).matchAll(/from '\.\.\/([a-z]+)\//g)) if (other !== own) others.add(other!)
    }
    const reach = (from: string, seen: Set<string>): Set<string> => {
      for (const next of above.get(from) ?? []) if (!seen.has(next)) reach(next, seen.add(next))
      return seen
    }
    expect([...above.values()].flatMap((others) => [...others]).length).toBeGreaterThan(30)
    expect([...above.keys()].filter((folder) => reach(folder, new Set()).has(folder))).toEqual([])
  })

  it('every file begins with its docstring', () => {
    for (const file of files) expect(readFileSync(new URL(file, folder), 'utf8'), file).toMatch(/^\/\*\*/)
  })
})

describe('the tests of the core', () => {
  const tests = readdirSync(import.meta.dirname).filter((name) => /^(?!purity|recorded).*\.test\.ts$/.test(name))
  it.for(tests)('%s uses no more of vitest than the mutation runner knows', (name) => {
    const text = readFileSync(new URL(name, import.meta.url), 'utf8')
    const used = text
      .match(/import \{([^}]*)\} from 'vitest'/)![1]!
      .split(',')
      .map((each) => each.trim())
    expect(Object.keys(shim)).toEqual(expect.arrayContaining(used))
    expect(text).not.toMatch(/\b(it|describe|expect)\.\w/)
    const others = /^to(Fixed|Precision|Sorted|Reversed|Spliced|String|UpperCase|LowerCase)$/
    const matchers = [...text.matchAll(/\.(to[A-Z]\w*)\(/g)].map(([, matcher]) => matcher!)
    const unknown = matchers.filter((matcher) => !others.test(matcher) && !(matcher in shim.expect(0)))
    expect(unknown).toEqual([])
  })
})
