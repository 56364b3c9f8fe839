/** As much of vitest as the core's tests use, so that thousands of mutants run in one process. */
import { isDeepStrictEqual } from 'node:util'

export interface Test {
  readonly name: string
  readonly run: () => unknown
}
export interface Suite {
  readonly name: string
  /** Runs the body of `describe`, which may call the core, and returns its tests: once per mutant that reaches it. */
  readonly collect: () => Test[]
}
export const suites: Suite[] = []
let collected: Test[] = []

export function describe(name: string, body: () => void): void {
  const collect = (): Test[] => {
    collected = []
    body()
    return collected
  }
  suites.push({ name, collect })
}
export function it(name: string, run: () => unknown): void {
  collected.push({ name, run })
}

function fail(message: string): never {
  throw new Error(message)
}
function matches(actual: unknown, part: unknown): boolean {
  if (Array.isArray(part)) {
    return Array.isArray(actual) && actual.length === part.length && part.every((p, i) => matches(actual[i], p))
  }
  if (typeof part !== 'object' || part === null) return Object.is(actual, part)
  return (
    typeof actual === 'object' &&
    actual !== null &&
    Object.entries(part).every(([key, value]) => matches((actual as Record<string, unknown>)[key], value))
  )
}
function throws(body: unknown, wanted: unknown): boolean {
  try {
    ;(body as () => unknown)()
  } catch (error) {
    if (wanted === undefined) return true
    const message = error instanceof Error ? error.message : String(error)
    if (typeof wanted === 'string') return message.includes(wanted)
    if (wanted instanceof RegExp) return wanted.test(message)
    return error instanceof (wanted as new () => Error)
  }
  return false
}

type Matcher = (actual: never, ...wanted: never[]) => boolean
const matchers: Record<string, Matcher> = {
  toBe: (a, b) => Object.is(a, b),
  toEqual: (a, b) => isDeepStrictEqual(a, b),
  toMatchObject: (a, b) => matches(a, b),
  toThrow: (a, b) => throws(a, b),
  toBeLessThan: (a: number, b: number) => a < b,
  toBeLessThanOrEqual: (a: number, b: number) => a <= b,
  toBeGreaterThan: (a: number, b: number) => a > b,
  toBeGreaterThanOrEqual: (a: number, b: number) => a >= b,
  toBeCloseTo: (a: number, b: number, digits = 2 as never) => Math.abs(a - b) < 0.5 / 10 ** digits,
  toBeNull: (a) => a === null,
  toContain: (a: string, b: string) => a.includes(b),
  toContainEqual: (a: readonly unknown[], b) => a.some((each) => isDeepStrictEqual(each, b)),
  toBeInstanceOf: (a: unknown, b: new () => unknown) => a instanceof b,
  toHaveLength: (a: string, b: number) => a.length === b,
  toMatch: (a: string, b: RegExp) => b.test(a),
}
export function expect(actual: unknown, _message?: unknown): Record<string, unknown> {
  const claims = (negated: boolean): Record<string, unknown> =>
    Object.fromEntries(
      Object.entries(matchers).map(([name, matcher]) => [
        name,
        (...wanted: never[]) => {
          if (matcher(actual as never, ...wanted) === negated) fail(`${negated ? 'not ' : ''}${name} failed`)
        },
      ]),
    )
  return { ...claims(false), not: claims(true) }
}
