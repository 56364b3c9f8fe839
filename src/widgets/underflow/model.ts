import { log } from '../../core/mathematics/log.ts'
import { type Precision, runningProduct } from '../../core/numerics/running-product.ts'
import type { Params } from '../../figure/params.ts'
import { spec } from './params.ts'

/** The smallest positive number of each format: 2^-1074 and 2^-149. */
const SMALLEST: Readonly<Record<Precision, number>> = { double: Number.MIN_VALUE, single: 2 ** -149 }

export interface Scene {
  readonly length: number
  readonly vocabulary: number
  readonly precision: Precision
  /** After each token, up to the last that the slider allows. */
  readonly products: readonly number[]
  readonly logSums: readonly number[]
  readonly product: number
  readonly logSum: number
  /** Tokens after which the product is exactly 0; null if the slider ends before. */
  readonly zeroAt: number | null
  readonly smallest: number
  readonly logSmallest: number
  /** Powers of ten beside the scale, and where they lie on it, nats. */
  readonly powers: readonly { readonly exponent: number; readonly nats: number }[]
}

const POWERS = [0, -100, -200, -300, -400, -500, -600].map((exponent) => ({ exponent, nats: exponent * log(10) }))

export function scene({ length, vocabulary, precision }: Params<typeof spec>): Scene {
  const factors = Array.from({ length: spec.length.max }, () => 1 / vocabulary)
  const { products, logSums } = runningProduct(factors, precision)
  const first = products.indexOf(0)
  return {
    length,
    vocabulary,
    precision,
    products,
    logSums,
    product: products[length - 1]!,
    logSum: logSums[length - 1]!,
    zeroAt: first < 0 ? null : first + 1,
    smallest: SMALLEST[precision],
    logSmallest: log(SMALLEST[precision]),
    powers: POWERS,
  }
}

export interface Row {
  readonly tokens: number
  readonly product: number
  readonly logSum: number
}

export const rows = ({ products, logSums, length }: Scene): readonly Row[] =>
  products.slice(0, length).map((product, k) => ({ tokens: k + 1, product, logSum: logSums[k]! }))
