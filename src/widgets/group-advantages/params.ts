import { type Spec, choice, list, number, parseValue } from '../../figure/params.ts'

export const spec = {
  rewards: list({ min: -10, max: 10, step: 0.01, minLength: 1, maxLength: 8, start: [0, 0, 1, 0] }),
  /** The answer whose numbers stand in the formula, from 1; the last where the group is smaller. */
  member: number({ min: 1, max: 8, step: 1, start: 3 }),
  std: choice(['sample', 'population', 'none'], 'sample'),
  epsilon: choice(['0', '1e-8', '1e-6', '1e-4'], '0'),
} satisfies Spec

/** Cases worth a press. */
export const PRESETS = {
  one: { rewards: [0, 0, 1, 0] },
  close: { rewards: [0.9, 0.9, 1, 0.9] },
  equal: { rewards: [0.1, 0.1, 0.1] },
  pair: { rewards: [0, 1] },
} as const

const { min, max, step } = spec.rewards
/** One of the rewards. */
export const reward = number({ min, max, step, start: 0 })

/** Reads what was typed into a reward field; a comma or a typographic minus is fine, anything else is named. */
export const readReward = (typed: string): ReturnType<typeof parseValue> =>
  parseValue(reward, typed.trim().replace('−', '-').replace(',', '.').replace(/^\+/, ''))
