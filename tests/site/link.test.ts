import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { MAX_QUERY_LENGTH, decodeParams, encodeParams, readQuery } from '../../src/figure/link.ts'
import { type Parameter, type Spec, checkValue, defaults, sameValue, snap } from '../../src/figure/params.ts'
import { widgetTables } from '../widget-tables.ts'

/** Any valid value of a parameter, on its grid. */
function anyValue(parameter: Parameter): fc.Arbitrary<unknown> {
  switch (parameter.kind) {
    case 'number':
      return fc.double({ min: parameter.min, max: parameter.max, noNaN: true }).map((value) => snap(parameter, value))
    case 'choice':
      return fc.constantFrom(...parameter.options)
    case 'flag':
      return fc.boolean()
    case 'text':
      return fc.string({ maxLength: parameter.maxLength })
    case 'list':
      return fc.array(
        fc.double({ min: parameter.min, max: parameter.max, noNaN: true }).map((value) => snap(parameter, value)),
        { minLength: parameter.minLength, maxLength: parameter.maxLength },
      )
  }
}

const anyParams = (spec: Spec) =>
  fc.record(Object.fromEntries(Object.entries(spec).map(([name, parameter]) => [name, anyValue(parameter)])))

const garbage = fc.oneof(
  fc.string(),
  fc.constantFrom(
    'NaN',
    'Infinity',
    '-1e9',
    '1e400',
    '0x10',
    '<script>alert(1)</script>',
    '__proto__',
    'constructor',
    '١',
    ' 1',
    '1,2,,3',
    '%',
    '%E0%A4%A',
  ),
  fc.string({ unit: 'binary', maxLength: 200 }),
)

describe.each(widgetTables)('the parameter table of $name', ({ name, spec }) => {
  test('its own start values are valid', () => {
    for (const parameter of Object.values(spec)) {
      const checked = checkValue(parameter, parameter.start)
      expect(checked.problem).toBeUndefined()
      expect(sameValue(checked.value, parameter.start)).toBe(true)
    }
  })

  test('encode → decode gives back every valid state, beside other widgets’ entries', () => {
    fc.assert(
      fc.property(anyParams(spec), (params) => {
        const start = defaults(spec)
        const search = encodeParams(spec, name, params as never, start, '?other.x=1&plain=yes')
        const { patch, problems } = decodeParams(spec, name, search)
        expect(problems).toEqual([])
        expect({ ...start, ...patch }).toEqual(params)
        expect(search).toContain('other.x=1')
        expect(search).toContain('plain=yes')
      }),
      { seed: 1, numRuns: 300 },
    )
  })

  test('garbage never throws and always leaves a valid state', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.oneof(fc.constantFrom(...Object.keys(spec)), garbage), garbage), { maxLength: 6 }),
        (entries) => {
          const search = `?${entries.map(([key, value]) => `${name}.${key}=${value}`).join('&')}`
          const { patch, problems } = decodeParams(spec, name, search)
          for (const [key, value] of Object.entries(patch)) {
            expect(Object.hasOwn(spec, key)).toBe(true)
            expect(checkValue(spec[key]!, value).problem).toBeUndefined()
          }
          for (const problem of problems) expect(problem.allowed).not.toBe('')
        },
      ),
      { seed: 2, numRuns: 500 },
    )
  })

  test('the start state leaves the address empty', () => {
    expect(encodeParams(spec, name, defaults(spec), defaults(spec), '')).toBe('')
  })
})

describe('a link', () => {
  const spec = { ratio: { kind: 'number', min: 0, max: 2, step: 0.01, start: 1 } } as const satisfies Spec

  test('reads as in the documentation', () => {
    expect(encodeParams(spec, 'ppo-clip', { ratio: 1.4 }, { ratio: 1 }, '')).toBe('?v=1&ppo-clip.ratio=1.4')
  })

  test('out of range: says parameter, value and allowed range, and leaves the start value', () => {
    expect(decodeParams(spec, 'ppo-clip', '?v=1&ppo-clip.ratio=7')).toEqual({
      patch: {},
      problems: [{ parameter: 'ratio', value: '7', allowed: 'a number from 0 to 2' }],
    })
  })

  test('unknown parameter: names those that exist; prototype keys are unknown', () => {
    expect(decodeParams(spec, 'a', '?a.rho=1').problems[0]).toEqual({ parameter: 'rho', value: '1', allowed: 'ratio' })
    expect(decodeParams(spec, 'a', '?a.__proto__=1&a.constructor=1').problems).toHaveLength(2)
  })

  test('longer than the limit: refused whole, in words', () => {
    const { patch, problems } = decodeParams(spec, 'a', `?a.ratio=1.5&x=${'y'.repeat(MAX_QUERY_LENGTH)}`)
    expect(patch).toEqual({})
    expect(problems[0]!.allowed).toContain('characters')
  })

  test('a schema from the future: said, not guessed silently', () => {
    expect(readQuery('?v=99').problems[0]).toEqual({ parameter: 'v', value: '99', allowed: 'a version from 1 to 1' })
    // The notice says that the start value stands, so nothing of it is applied; what is not a figure's stays in the address.
    const { patch, problems } = decodeParams(spec, 'a', '?v=99&a.ratio=1.5&hide=tools')
    expect(patch).toEqual({})
    expect(problems).toHaveLength(1)
    expect(encodeParams(spec, 'a', { ratio: 1 }, { ratio: 1 }, '?v=99&a.ratio=1.5&hide=tools')).toBe('?hide=tools')
  })

  test('resetting one widget keeps the other’s state', () => {
    expect(encodeParams(spec, 'a', { ratio: 1 }, { ratio: 1 }, '?v=1&a.ratio=1.5&b.seed=7')).toBe('?v=1&b.seed=7')
  })
})
