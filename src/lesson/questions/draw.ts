/**
 * Questions whose numbers are drawn: lessons/draws/<slug>.ts exports, for each, a function that draws values and computes the
 * key from them by the core. The build draws for the static page, the browser for each new test; the same seed gives the same.
 */
import { hashText } from '../../course/text-hash.ts'
import { type Random, createRandom } from '../../core/random/mulberry32.ts'
import { shuffle } from '../../core/random/shuffle.ts'
import { type NumberFormat, numberInText } from '../number-text.ts'

/** What a generator draws with. */
interface Draws {
  /** One of the values, each equally likely. */
  readonly pick: <Value>(values: readonly Value[]) => Value
  /** A multiple of `step` from `low` to `high`, both included, each equally likely, without the noise of binary fractions. */
  readonly between: (low: number, high: number, step: number) => number
  /** The values in a new order. */
  readonly shuffled: <Value>(values: readonly Value[]) => Value[]
}

export type Point = readonly [x: number, y: number]
export type DrawnValue = number | string | readonly number[] | readonly Point[]
/** By name. `answer` is the key of a Numeric, or the `is` of the right Option. */
export type DrawnValues = Readonly<Record<string, DrawnValue>>
/** Draws values; null says that these make no fair question, and others are drawn. */
export type Generator = (draws: Draws) => DrawnValues | null

function drawsFrom(random: Random): Draws {
  const below = (count: number) => Math.floor(random.next() * count)
  return {
    pick: (values) => values[below(values.length)]!,
    between(low, high, step) {
      const digits = `${step}`.split('.')[1]?.length ?? 0
      return Number((low + step * below(Math.round((high - low) / step) + 1)).toFixed(digits))
    },
    shuffled: (values) => shuffle(values, random),
  }
}

/** A drawn value as a text: a list of numbers in brackets. */
export const drawnText = (value: DrawnValue, format: NumberFormat): string =>
  typeof value === 'string'
    ? value
    : typeof value === 'number'
      ? numberInText(value, format)
      : `[${(value as readonly number[]).map((each) => numberInText(each, format)).join(', ')}]`

export interface Printed {
  readonly value: string
  readonly format: NumberFormat
}

/** What makes a question fair, beside its generator's own judgement. */
export interface Fairness {
  /** Of a Numeric: how far off still counts as right. */
  readonly tolerance?: number | undefined
  /** Of a Numeric: its slips, as numbers or names of drawn values. */
  readonly slips: readonly (number | string)[]
  /** Of a choice: the drawn values that each option prints. Options that print none are told apart by their words. */
  readonly options: readonly (readonly Printed[])[]
  /** Of an Ordering: the names of the values by which its items are ordered. */
  readonly items: readonly string[]
}

/** @returns what is unfair about these values, in words; null if nothing is. */
export function unfairness(values: DrawnValues, { tolerance, slips, options, items }: Fairness): string | null {
  const { answer } = values
  if (tolerance !== undefined) {
    if (typeof answer !== 'number' || !Number.isFinite(answer))
      return `its answer is ${String(answer)}, no finite number`
    const kept: number[] = []
    for (const slip of slips) {
      const value = typeof slip === 'string' ? values[slip] : slip
      if (typeof value !== 'number') return `its slip "${slip}" is no drawn number`
      if (!(Math.abs(value - answer) > 2 * tolerance + 1e-9))
        return `a slip, ${value}, is too near the answer, ${answer}`
      const near = kept.find((other) => Math.abs(value - other) <= tolerance + 1e-9)
      if (near !== undefined) return `two slips, ${near} and ${value}, are too near each other`
      kept.push(value)
    }
  }
  const texts = options
    .filter((printed) => printed.length > 0)
    .map((printed) => printed.map(({ value, format }) => drawnText(values[value] ?? '', format)).join(' '))
  if (new Set(texts).size < texts.length) return `two options read the same: ${texts.join(', ')}`
  const places = items.map((name) => values[name] as number).sort((a, b) => a - b)
  for (const [place, value] of places.entries())
    if (!Number.isFinite(value) || (place > 0 && value - places[place - 1]! < 1e-6))
      return `its items have no order: ${places.join(', ')}`
  return null
}

const MOST_TRIES = 200

/**
 * @param key - "ppo/add-100", so that the questions of a test are drawn independently.
 * @returns values that make a fair question, and how many draws were refused before.
 * @throws RangeError if no draw is fair.
 */
export function drawValues(
  generator: Generator,
  key: string,
  seed: number,
  fairness: Fairness,
): { readonly values: DrawnValues; readonly refused: number } {
  const draws = drawsFrom(createRandom(hashText(`${seed} ${key}`)))
  let problem: string | null = null
  for (let refused = 0; refused < MOST_TRIES; refused += 1) {
    const values = generator(draws)
    problem = values === null ? 'its generator refuses them' : unfairness(values, fairness)
    if (values !== null && problem === null) return { values, refused }
  }
  throw new RangeError(`${MOST_TRIES} draws for "${key}" with seed ${seed} are not fair; of the last: ${problem}`)
}

/** The part of a plane that a curve is drawn in. */
export interface CurveFrame {
  readonly x: readonly [low: number, high: number]
  readonly y: readonly [low: number, high: number]
}
/** Of the drawing, in its own units. */
export const CURVE_SIZE = { width: 320, height: 180 }

/** Where a point of the plane lies in the drawing. */
export const inFrame = ([x, y]: Point, frame: CurveFrame): Point => [
  (CURVE_SIZE.width * (x - frame.x[0])) / (frame.x[1] - frame.x[0]),
  (CURVE_SIZE.height * (frame.y[1] - y)) / (frame.y[1] - frame.y[0]),
]

/** A curve as the path of an SVG. */
export const curvePath = (points: readonly Point[], frame: CurveFrame): string =>
  points
    .map(
      (point, index) =>
        `${index === 0 ? 'M' : 'L'}${inFrame(point, frame)
          .map((place) => place.toFixed(1))
          .join(' ')}`,
    )
    .join('')

/** Listeners hear so many points of a curve. */
const HEARD = 9

/** Points at even distances along a curve, as text. */
export const heard = (points: readonly Point[]): readonly (readonly string[])[] =>
  Array.from({ length: HEARD }, (_, index) => points[Math.round((index * (points.length - 1)) / (HEARD - 1))]!).map(
    (point) => point.map((place) => numberInText(place, { digits: 2 })),
  )
