import { expectedReward } from '../../core/bandit/expected-reward.ts'
import { log } from '../../core/mathematics/log.ts'
import { cpiLoss } from '../../core/objectives/cpi.ts'
import type { Params } from '../../figure/params.ts'
import { remember } from '../../figure/remember.ts'
import type { Point } from '../../plot/line.tsx'
import type { spec } from './params.ts'

/** Where the batch was drawn. */
export const OLD = 0.4

/** The four answers of two letters; 1 is an "a". One that holds both letters is paid. */
const ANSWERS = [
  [1, 1],
  [1, 0],
  [0, 1],
  [0, 0],
] as const
const REWARDS = ANSWERS.map(([first, second]) => Number(first !== second))

const letter = (isA: number, p: number) => (isA === 1 ? p : 1 - p)
/** With 25 answers each is there as often as the old policy writes it on average: 4, 6, 6 and 9 times. */
const BATCH = ANSWERS.flatMap((answer, index) => {
  const count = Math.round(25 * letter(answer[0], OLD) * letter(answer[1], OLD))
  return Array.from({ length: count }, () => ({ answer, reward: REWARDS[index]! }))
})
const mask = BATCH.map(() => [1, 1])
const logProbs = (p: number) => BATCH.map(({ answer }) => answer.map((isA) => log(letter(isA, p))))

const trueReward = (p: number) =>
  expectedReward(
    ANSWERS.map(([first, second]) => letter(first, p) * letter(second, p)),
    REWARDS,
  )

export interface Scene {
  readonly p: number
  readonly old: number
  /** Average reward where the batch was drawn, and at p; the reward that the batch promises at p. */
  readonly start: number
  readonly truth: number
  readonly promise: number
  /** Both along p. */
  readonly truths: readonly Point[]
  readonly promises: readonly Point[]
}

/** What the batch promises at p: the reward where it was drawn, plus the surrogate. */
function promised(p: number): number {
  const start = trueReward(OLD)
  const advantages = BATCH.map(({ reward }) => [reward - start, reward - start])
  return (
    start -
    cpiLoss(
      { logProbs: logProbs(p), oldLogProbs: logProbs(OLD), advantages, mask },
      {
        logRatioClamp: null,
        aggregation: { mode: 'seq-mean-token-sum', emptyRows: 'counted', constantLength: null },
      },
    ).loss
  )
}

/** Both curves; p moves along them and does not move them. */
const curves = remember(() => {
  const along = Array.from({ length: 50 }, (_, k) => (2 * k + 1) / 100)
  const over = (reward: (p: number) => number) => along.map((p): Point => [p, reward(p)])
  return { truths: over(trueReward), promises: over(promised) }
})

/** The true average reward, and the one that the batch of the old policy promises. */
export const scene = ({ p }: Params<typeof spec>): Scene => ({
  p,
  old: OLD,
  start: trueReward(OLD),
  truth: trueReward(p),
  promise: promised(p),
  ...curves(),
})

export const rows = ({ truths, promises }: Scene): readonly (readonly [p: number, truth: number, promise: number])[] =>
  truths.flatMap(([p, truth], k) => (k % 5 === 2 ? [[p, truth, promises[k]![1]] as const] : []))
