/**
 * What tables cost a model that keeps its numbers in typed arrays: `npm run bench:core-tables`. One PPO loss over the batch of a
 * small transformer (16 prompts × 8 answers of 3 to 9 tokens) as tables, with the conversion in and out, beside the same loss as
 * one loop over a flat Float32Array, which would have to be written once more for every loss. The quickest of 21 rounds; the flat
 * loop's numbers are compared with the tables' first. docs/decisions/one-conversion-a-step.md was decided on these.
 */
import { createRandom, exp, packInto, ppoLoss, unpack } from '../src/core/index.ts'

const ROWS = 128
const CLIP = 0.2
const random = createRandom(1)
const lengths = Array.from({ length: ROWS }, () => 3 + Math.floor(7 * random.next()))
const size = lengths.reduce((sum, length) => sum + length, 0)
const filled = (low: number, high: number) =>
  Float32Array.from({ length: size }, () => low + (high - low) * random.next())
const oldLogProbs = filled(-3, -0.1)
const logProbs = oldLogProbs.map((x) => x + 0.4 * (random.next() - 0.5))
const advantages = filled(-2, 2)
const coefficients = new Float32Array(size)
const options = {
  clipLow: CLIP,
  clipHigh: CLIP,
  dualClip: null,
  delta: null,
  logRatioClamp: null,
  aggregation: { mode: 'token-mean', emptyRows: 'excluded', constantLength: null },
} as const

const convert = () => {
  const { table, mask } = unpack(logProbs, lengths)
  const batch = {
    logProbs: table,
    oldLogProbs: unpack(oldLogProbs, lengths).table,
    advantages: unpack(advantages, lengths).table,
    importanceWeights: null,
    mask,
  }
  return batch
}
const batch = convert()
const derivatives = ppoLoss(batch, options).derivatives

/** Unchecked, no counts of what was clipped, no KL: the least that a flat loss can do. */
function flat(): void {
  for (let i = 0; i < size; i += 1) {
    const ratio = exp(logProbs[i]! - oldLogProbs[i]!)
    const advantage = advantages[i]!
    const clipped = Math.min(Math.max(ratio, 1 - CLIP), 1 + CLIP) * advantage
    coefficients[i] = clipped < ratio * advantage ? 0 : (-ratio * advantage) / size
  }
}

flat()
const own = new Float32Array(size)
packInto(derivatives, lengths, own)
if (own.some((x, i) => Math.abs(x - coefficients[i]!) > 1e-9)) throw new Error('the flat loop computes something else')

function time(body: () => unknown): number {
  for (let i = 0; i < 200; i += 1) body()
  const rounds = Array.from({ length: 21 }, () => {
    const start = performance.now()
    for (let i = 0; i < 100; i += 1) body()
    return (performance.now() - start) * 10
  })
  return Math.min(...rounds)
}

console.log(`${ROWS} rows, ${size} tokens; microseconds`)
for (const [name, body] of Object.entries({
  'tables in and out': () => {
    convert()
    packInto(derivatives, lengths, coefficients)
  },
  'PPO loss over tables': () => ppoLoss(batch, options),
  'all of it, from typed array to typed array': () =>
    packInto(ppoLoss(convert(), options).derivatives, lengths, coefficients),
  'a flat loop over Float32Array, unchecked': flat,
})) {
  console.log(`${time(body).toFixed(0).padStart(6)}  ${name}`)
}
