import { fixed, raised } from '../../plot/number.ts'
import type { Row, Scene } from './model.ts'

/** 2.84 × 10⁻⁴¹; an exact 0 as 0. */
function small(value: number): string {
  if (value === 0) return '0'
  const [digits, exponent] = value.toExponential(2).split('e') as [string, string]
  return `${digits} × 10${raised(Number(exponent))}`
}
const many = (value: number) => value.toLocaleString('en')

function narrate({ length, vocabulary, product, logSum, smallest, precision, zeroAt }: Scene): string {
  const tokens = length === 1 ? '1 token' : `${length} tokens`
  const logs = `the sum of the logs is ${fixed(logSum, 2)}`
  if (product > 0)
    return `After ${tokens} of probability 1/${many(vocabulary)} the product is ${small(product)}, and ${logs}.${product < smallest * 1e16 ? ' So close to the smallest number, its last digits are already lost.' : ''}`
  return `After ${tokens} the product is exactly 0, since token ${zeroAt}: it would be below ${small(smallest)}, the smallest positive number ${precision === 'double' ? 'of a double' : 'in single precision'}. But ${logs}, which is easy to store.`
}

export const words = {
  title: 'Underflow meter',
  look: 'Multiply the probabilities of more and more tokens, and watch when the product becomes 0.',
  narrate,
  picture: (s: Scene) =>
    `The product of token probabilities over the number of tokens, on a logarithmic scale, and the sum of their logs; hatched is what cannot be stored. ${narrate(s)}`,
  product: ({ product }: Scene) => (product === 0 ? 'product: exactly 0' : `product ${small(product)}`),
  logs: ({ logSum }: Scene) => `sum of logs ${fixed(logSum, 2)}`,
  power: (exponent: number) => (exponent === 0 ? '1' : `10${raised(exponent)}`),
  stored: ({ smallest, precision }: Scene) =>
    `below ${small(smallest)}: stored as 0 ${precision === 'double' ? '(double)' : '(single)'}`,
  size: 'how small, as a power of ten',
  tokens: 'tokens',
  controls: {
    length: {
      label: 'tokens',
      spoken: ({ length, product, logSum }: Scene) =>
        `${length}, product ${small(product)}, sum of logs ${fixed(logSum, 2)}`,
    },
    vocabulary: { label: 'vocabulary' },
    precision: { label: 'stored in', options: { double: '64 bits', single: '32 bits' } },
  },
  vocabulary: many,
  table: {
    caption: 'The product and the sum of logs, token by token',
    head: ['tokens', 'product', 'sum of logs'],
    row: ({ tokens, product, logSum }: Row) => [String(tokens), small(product), fixed(logSum, 2)],
  },
}
export type Words = typeof words
