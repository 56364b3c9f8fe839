/**
 * The four stages of training a language model, as facts: what each keeps in memory, what it trains, what it learns from.
 * RLHF stands here with PPO (Ouyang et al. 2022, arXiv:2203.02155), RLVR with group advantages (DeepSeekMath 2024,
 * arXiv:2402.03300): with PPO it would carry a value model too.
 */
import type { Params } from '../../figure/params.ts'
import type { spec } from './params.ts'

export type Stage = Params<typeof spec>['stage']

/** Everything that reads what the policy produced and turns it into a signal. */
export const readers = ['check', 'rewardModel', 'reference', 'valueModel'] as const
export type Reader = (typeof readers)[number]

/** "data": text that is there already; "program": runs, but has no weights. */
export type Presence = 'trained' | 'frozen' | 'program' | 'data' | 'absent'

export interface StageFacts {
  readonly readers: Readonly<Record<Reader, Presence>>
  /** What the policy does with the data: predict the text that stands there, or write its own. */
  readonly produces: 'probabilities' | 'answers'
  /** True where the data holds something the check compares with. */
  readonly dataFeedsCheck: boolean
}

const PREDICTS = {
  readers: { check: 'data', rewardModel: 'absent', reference: 'absent', valueModel: 'absent' },
  produces: 'probabilities',
  dataFeedsCheck: true,
} as const satisfies StageFacts

export const facts: Readonly<Record<Stage, StageFacts>> = {
  pretraining: PREDICTS,
  sft: PREDICTS,
  rlhf: {
    readers: { check: 'absent', rewardModel: 'frozen', reference: 'frozen', valueModel: 'trained' },
    produces: 'answers',
    dataFeedsCheck: false,
  },
  rlvr: {
    readers: { check: 'program', rewardModel: 'absent', reference: 'frozen', valueModel: 'absent' },
    produces: 'answers',
    dataFeedsCheck: true,
  },
}

export interface Scene extends StageFacts {
  readonly stage: Stage
  /** Networks in memory, the policy included. */
  readonly models: number
  /** How many of them are trained. */
  readonly trained: number
}

export function scene({ stage }: { readonly stage: Stage }): Scene {
  const present = Object.values(facts[stage].readers)
  const trained = 1 + present.filter((presence) => presence === 'trained').length
  return {
    stage,
    ...facts[stage],
    trained,
    models: trained + present.filter((presence) => presence === 'frozen').length,
  }
}
