/** What a step of training holds for one question: G answers, of T tokens each. Shorter answers are padded at the end. */
export interface Group {
  /** [G] */
  readonly rewards: readonly number[]
  /** [G][T], under the policy now, and under the one that drew the answers. */
  readonly logProbs: readonly (readonly number[])[]
  readonly oldLogProbs: readonly (readonly number[])[]
  /** [G][T], 1 for a token, 0 for padding. */
  readonly mask: readonly (readonly number[])[]
  /** [G][T], a critic's values; only PPO reads them. */
  readonly values: readonly (readonly number[])[]
}

/** What a method makes of a group. */
export interface Step {
  /** [G], or [G][T] where every token has its own. */
  readonly advantages: readonly (number | readonly number[])[]
  /** [G][T] or [G]; null without a ratio. */
  readonly ratios: readonly (number | readonly number[])[] | null
  /** [G][T] or [G]: what is averaged, after the clip where there is one. */
  readonly terms: readonly (number | readonly number[])[]
  /** What is to be maximised. */
  readonly objective: number
}

/** One number for every token t of every answer i. */
export const each = (
  table: readonly (readonly number[])[],
  number: (entry: number, i: number, t: number) => number,
): number[][] => table.map((row, i) => row.map((entry, t) => number(entry, i, t)))

/** Answers in the tokens of TinyLM. Their log-probabilities below are made up, so that every clip has something to do. */
export const ANSWERS = [
  ['3', '<eos>'],
  ['5', '<eos>'],
  ['so', '4', '<eos>'],
  ['Hmm', '5', '<eos>'],
] as const

const OLD = [
  [-1.2, -0.1, 0],
  [-1.6, -0.1, 0],
  [-1.1, -0.5, -0.2],
  [-1.9, -0.9, -0.3],
]
/** How far the policy has moved since it drew them, in log-probability. */
const MOVED = [
  [-0.3, 0.02, 0],
  [-0.05, 0, 0],
  [0.1, 0.4, 0.05],
  [0.04, -0.1, 0.01],
]
const VALUES = [
  [0.2, 0.05, 0],
  [0.2, 0.05, 0],
  [0.2, 0.35, 0.9],
  [0.2, 0.15, 0.05],
]

const group = (rewards: readonly number[]): Group => ({
  rewards,
  logProbs: each(OLD, (old, i, t) => old + MOVED[i]![t]!),
  oldLogProbs: OLD,
  mask: each(OLD, (_, i, t) => (t < ANSWERS[i]!.length ? 1 : 0)),
  values: VALUES,
})

/** The same answers to one question whose third answer is right, and to one whose answers are all wrong. */
export const groups = { mixed: group([0, 0, 1, 0]), silent: group([0, 0, 0, 0]) } as const
