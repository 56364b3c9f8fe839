import {
  type Aggregation,
  type GroupScale,
  batchAdvantages,
  gdpoAdvantages,
  groupAdvantages,
  maxRlAdvantages,
  mean,
  noSignalProbability,
  rlooAdvantages,
  standardDeviation,
  tokenWeights,
} from '../../src/core/index.ts'

const scaled = (rewards: readonly number[], scale: GroupScale['scale']) =>
  groupAdvantages(rewards, { scale, epsilon: 0 })

/** One member's advantage under four recipes. */
const recipes = (rewards: readonly number[], member: number) => ({
  rloo: rlooAdvantages(rewards)[member]!,
  centred: scaled(rewards, 'none')[member]!,
  grpo: scaled(rewards, 'sample')[member]!,
  population: scaled(rewards, 'population')[member]!,
})

// One right answer of four, and one wrong answer of four.
export const rightAnswer = () => recipes([0, 0, 1, 0], 2)
export const wrongAnswer = () => {
  const { rloo, centred, grpo } = recipes([0, 0, 1, 0], 0)
  return { rloo, centred, grpo }
}
export const groupStd = () => standardDeviation([0, 0, 1, 0], 'sample')

// One right answer in groups of different sizes.
const oneRight = (size: number, scale: GroupScale['scale']) =>
  scaled([1, ...new Array<number>(size - 1).fill(0)], scale)[0]!
const sizes = (value: (size: number) => number) => ({ of4: value(4), of8: value(8), of16: value(16), of64: value(64) })
export const oneRightWithStd = () => sizes((size) => oneRight(size, 'sample'))
export const oneRightWithout = () => sizes((size) => oneRight(size, 'none'))

// Silent groups, by the chance of a right answer in percent.
export const silent = () => ({
  at5: sizes((size) => noSignalProbability(0.05, size)),
  at25: sizes((size) => noSignalProbability(0.25, size)),
  at50: sizes((size) => noSignalProbability(0.5, size)),
  at90: sizes((size) => noSignalProbability(0.9, size)),
})
export const silentPercent = () => 100 * noSignalProbability(0.9, 8)
/** What floating point makes of three equal rewards of 0.1 when nothing checks that they are equal. */
export const roundingOnly = () => (0.1 - mean([0.1, 0.1, 0.1])) / standardDeviation([0.1, 0.1, 0.1], 'sample')

// How much one token of an answer of 2 and one of an answer of 8 counts.
const ofEight = (length: number) =>
  Array.from({ length: 8 }, (_, token) => (token < length ? (1 as const) : (0 as const)))
const tokenOf = (mode: Aggregation['mode'], constantLength: number | null = null) => {
  const [short, long] = tokenWeights([ofEight(2), ofEight(8)], { mode, emptyRows: 'excluded', constantLength })
  return { short: short![0]!, long: long![0]! }
}
export const token = () => ({
  perAnswer: tokenOf('seq-mean-token-mean'),
  pooled: tokenOf('token-mean'),
  constant: tokenOf('seq-mean-token-sum-norm', 8),
  summed: tokenOf('seq-mean-token-sum'),
})

/** The three columns of the first figure. */
export const columns = () => ({
  rloo: rlooAdvantages([0, 0, 1, 0]),
  grpo: scaled([0, 0, 1, 0], 'sample'),
  centred: scaled([0, 0, 1, 0], 'none'),
})

// Other divisors, and two rewards.
export const batchStd = () => {
  const groups = [
    [0, 0, 1, 0],
    [0.9, 0.9, 1, 0.9],
  ]
  const [first, second] = batchAdvantages(groups, { scale: 'sample', epsilon: 0, level: 'batch' })
  return { std: standardDeviation(groups.flat(), 'sample'), first: first![2]!, second: second![2]! }
}
export const maxRlColumn = () =>
  maxRlAdvantages([0, 0, 1, 0])
    .map((advantage) => `${advantage < 0 ? '−' : '+'}${Math.abs(advantage)}`)
    .join(', ')
export const gdpo = () => {
  const options = { weights: [1, 1], form: 'sample', epsilon: 0, whitened: false } as const
  const [both, one] = gdpoAdvantages(
    [
      [
        [1, 0],
        [1, 0],
      ],
      [
        [1, 0],
        [0, 0],
      ],
    ],
    options,
  )
  return { grpo: scaled([2, 0], 'sample')[0]!, both: both![0]!, one: one![0]! }
}
