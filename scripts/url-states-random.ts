/** Random states and random rubbish for the links of figures; see url-states.ts. */
import { encodeParams } from '../src/figure/link.ts'
import { type Parameter, type Params, type Spec, defaults, snap } from '../src/figure/params.ts'
import type { Random } from '../src/core/random/mulberry32.ts'

export const pick = <T>(items: readonly T[], random: Random): T => items[Math.floor(random.next() * items.length)]!

/** Any legal value; every fifth number at an end of its range, where figures break first. */
function randomValue(parameter: Parameter, random: Random): unknown {
  const within = ({ min, max }: { min: number; max: number }) =>
    random.next() < 0.2 ? pick([min, max], random) : min + random.next() * (max - min)
  switch (parameter.kind) {
    case 'number': {
      // Log sliders are tried over all their orders of magnitude.
      const value =
        parameter.scale === 'log' && random.next() < 0.5
          ? parameter.min * (parameter.max / parameter.min) ** random.next()
          : within(parameter)
      return Math.min(parameter.max, Math.max(parameter.min, snap(parameter, value)))
    }
    case 'choice':
      return pick(parameter.options, random)
    case 'flag':
      return random.next() < 0.5
    case 'text':
      return pick([parameter.start, '', 'a '.repeat(parameter.maxLength / 2), ...PAYLOADS], random).slice(
        0,
        parameter.maxLength,
      )
    case 'list': {
      const { minLength, maxLength } = parameter
      const length = minLength + Math.floor(random.next() * (maxLength - minLength + 1))
      // Now and then all entries are equal: no spread, no signal.
      const same = random.next() < 0.1 ? snap(parameter, within(parameter)) : null
      return Array.from({ length }, () => same ?? Math.min(parameter.max, snap(parameter, within(parameter))))
    }
  }
}

/** A legal state; most parameters are random, some stand at their start. */
export const randomParams = (spec: Spec, random: Random): Params<Spec> =>
  Object.fromEntries(
    Object.entries(spec).map(([name, parameter]) => [
      name,
      random.next() < 0.15 ? parameter.start : randomValue(parameter, random),
    ]),
  ) as Params<Spec>

const PAYLOADS = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "'><svg onload=alert(1)>",
  'javascript:alert(1)',
  '</textarea><iframe src=//example.org>',
  '{{constructor.constructor("alert(1)")()}}',
  '${alert(1)}',
]
const VALUES = [
  ...PAYLOADS,
  'NaN',
  'Infinity',
  '-Infinity',
  '1e400',
  '1e-400',
  '0x10',
  '١٢',
  ' 1',
  '1 ',
  '',
  '-',
  '.',
  '1,2,,3',
  ',,,,',
  '[]',
  '{}',
  'null',
  'true',
  '\u0000',
  '\u202e',
  '\ud800',
  '%',
  '%E0%A4%A',
  '%00',
  '999999999999999999999',
  '-0.0000000000001',
] as const
const KEYS = ['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'prototype', '', '.', 'v', ...PAYLOADS] as const

const CHARACTERS = Array.from('0123456789.,-+&=?#%<>"\'\\/ eExX_٣é🙂')

/** A legal link with a few characters changed, doubled or gone. */
function mutated(search: string, random: Random): string {
  let text = search
  for (let n = 1 + Math.floor(random.next() * 4); n > 0; n -= 1) {
    const at = Math.floor(random.next() * text.length)
    const piece = random.next() < 0.3 ? text.slice(at, at + 8) : pick(CHARACTERS, random)
    text = text.slice(0, at) + piece + text.slice(at + Math.floor(random.next() * 3))
  }
  return text
}

const entry = (name: string, key: string, value: string) => `${name}.${encodeURIComponent(key)}=${value}`
const coded = (value: string) => {
  try {
    return encodeURIComponent(value)
  } catch {
    // A lone surrogate has no code: it goes as it is.
    return value
  }
}

/** A link no reader's figure would write. `isRefused`: something in it must be named as a problem. */
export function garbageLink(name: string, spec: Spec, random: Random): { search: string; isRefused: boolean } {
  const start = defaults(spec)
  const own = Object.keys(spec)
  const legal = () => encodeParams(spec, name, randomParams(spec, random), start, '')
  const kind = Math.floor(random.next() * 8)
  switch (kind) {
    case 0:
      return { search: mutated(legal() || `?${name}.x=1`, random), isRefused: false }
    case 1:
      // A name of Object.prototype is no parameter.
      return { search: `?v=1&${entry(name, pick(KEYS, random), coded(pick(VALUES, random)))}`, isRefused: true }
    case 2:
      return { search: `?v=1&${entry(name, pick(own, random), coded(pick(PAYLOADS, random)))}`, isRefused: true }
    case 3:
      return { search: `?v=1&${entry(name, pick(own, random), pick(VALUES, random))}`, isRefused: false }
    case 4: {
      const length = random.next() < 0.02 ? 1_000_000 : 2000 + Math.floor(random.next() * 20_000)
      const filling = pick(['9', 'a', '<b>', '1,', '%3Cscript%3E'], random)
      return {
        search: `?v=1&${entry(name, pick(own, random), filling.repeat(Math.ceil(length / filling.length)))}`,
        isRefused: true,
      }
    }
    case 5: {
      // The same key twice: once legal, once not; the refusal is named all the same.
      const key = pick(own, random)
      return { search: `${legal() || '?v=1'}&${entry(name, key, 'NaN')}&${entry(name, key, 'x')}`, isRefused: true }
    }
    case 6:
      return { search: `?v=${coded(pick(VALUES, random))}&${name}.${pick(own, random)}=1`, isRefused: true }
    default:
      return {
        search: `?${Array.from({ length: 1 + Math.floor(random.next() * 6) }, () =>
          entry(name, pick([...own, ...KEYS], random), coded(pick(VALUES, random))),
        ).join('&')}`,
        isRefused: false,
      }
  }
}
