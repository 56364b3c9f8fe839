import { type Refusal, RefusalError } from '../../core/refusal.ts'
import type { Params } from '../../figure/params.ts'
import { groupAdvantages } from '../../core/advantages/group-advantages.ts'
import { rlooAdvantages } from '../../core/advantages/rloo.ts'
import { hasSignal } from '../../core/advantages/signal.ts'
import { mean } from '../../core/numerics/mean.ts'
import { standardDeviation } from '../../core/numerics/standard-deviation.ts'
import { encode } from '../../core/tinylm/model.ts'
import { verifierReward } from '../../core/tinylm/rewards.ts'
import type { spec } from './params.ts'

export type GroupParams = Params<typeof spec>

/** TinyLM's canonical group, then four more of its answers to "2 + 2 =". */
const ANSWERS = ['3', '5', 'so 4', 'Hmm 5', '4', 'Hmm so 3', '5 so 4', '3 !'].map((text) => `${text} <eos>`)

/** What the verifier pays an answer: the reward of an added row before anyone edits it. */
export const verified = ANSWERS.map((text) => verifierReward(encode(text)))

export const COLUMNS = ['rloo', 'grpo', 'centred'] as const
export type Column = (typeof COLUMNS)[number]

export interface Scene {
  /** The index of the answer in the formula. */
  readonly member: number
  readonly rows: readonly { readonly text: string; readonly reward: number }[]
  readonly form: GroupParams['std']
  readonly epsilon: number
  readonly mean: number
  /** Of the form chosen, or of the sample form where none divides; null for a group of one. */
  readonly std: number | null
  readonly hasSignal: boolean
  /** How many different rewards there are. */
  readonly levels: number
  /** Per column, one advantage per answer and their sum; null where the core refuses the group. */
  readonly advantages: Readonly<Record<Column, { readonly values: readonly number[]; readonly sum: number }>> | null
  /** The core's own words when it refuses. */
  readonly refusal: Refusal | null
  /** Ends of the reward axis: -1 to 1 unless a reward lies beyond. */
  readonly rewardRange: readonly [number, number]
  /** The common scale of all three COLUMNS runs from -maxAdvantage to maxAdvantage. */
  readonly maxAdvantage: number
}

/** All numbers the drawing shows, from the core. */
export function scene({ rewards, member, std: form, epsilon: text }: GroupParams): Scene {
  const epsilon = Number(text)
  const known = {
    member: Math.min(member, rewards.length) - 1,
    rows: rewards.map((reward, index) => ({ text: ANSWERS[index]!, reward })),
    form,
    epsilon,
    levels: new Set(rewards).size,
    rewardRange: [Math.floor(Math.min(-1, ...rewards)), Math.ceil(Math.max(1, ...rewards))],
  } as const
  try {
    const values: Record<Column, readonly number[]> = {
      rloo: rlooAdvantages(rewards),
      grpo: groupAdvantages(rewards, { scale: form, epsilon }),
      centred: groupAdvantages(rewards, { scale: 'none', epsilon: 0 }),
    }
    const summed = (column: Column) => ({
      values: values[column],
      sum: values[column].reduce((total, value) => total + value, 0),
    })
    return {
      ...known,
      mean: mean(rewards),
      std: standardDeviation(rewards, form === 'population' ? 'population' : 'sample'),
      hasSignal: hasSignal(rewards),
      advantages: { rloo: summed('rloo'), grpo: summed('grpo'), centred: summed('centred') },
      refusal: null,
      maxAdvantage: Math.max(2, ...COLUMNS.flatMap((column) => values[column].map(Math.abs))),
    }
  } catch (error) {
    if (!(error instanceof RefusalError)) throw error
    return {
      ...known,
      mean: mean(rewards),
      std: null,
      hasSignal: false,
      advantages: null,
      refusal: error.refusal,
      maxAdvantage: 2,
    }
  }
}

/** One answer, or the sums under all of them, which have no text and no reward. */
export interface Row {
  readonly text: string | null
  readonly reward: number | null
  /** In the order of COLUMNS; null where the core refuses the group. */
  readonly advantages: readonly number[] | null
}

export const rows = ({ rows: answers, advantages }: Scene): readonly Row[] => [
  ...answers.map((row, k) => ({
    ...row,
    advantages: advantages && COLUMNS.map((column) => advantages[column].values[k]!),
  })),
  { text: null, reward: null, advantages: advantages && COLUMNS.map((column) => advantages[column].sum) },
]
