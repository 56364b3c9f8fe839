import { bestOfKlBound } from '../../core/preference/best-of-n.ts'
import { exp } from '../../core/mathematics/exp.ts'
import { log } from '../../core/mathematics/log.ts'
import { type BestOfState, stepBestOf } from '../../core/tinylm/best-of-training.ts'
import { tabulateRewards } from '../../core/tinylm/enumerate.ts'
import { exactObjective } from '../../core/tinylm/exact.ts'
import { decode } from '../../core/tinylm/model.ts'
import { TINYLM_REFERENCE_LOGITS } from '../../core/tinylm/reference.ts'
import { HACK_BONUS, verifierReward } from '../../core/tinylm/rewards.ts'
import { type ExactMetrics, exactMetrics } from '../../core/tinylm/visits.ts'
import type { Params } from '../../figure/params.ts'
import { createReplay, keepReplays } from '../../run/replay.ts'
import { GROUPS, type spec } from './params.ts'

type BestOfParams = Params<typeof spec>
type Settings = Pick<BestOfParams, 'groupSize' | 'reward' | 'seed'>

/** As in lessons/recorded/best-of.json. */
const TRAINING = { kept: GROUPS, innerSteps: 10, stepSize: 1 }
const REWARDS = tabulateRewards(verifierReward)

export interface Answer {
  readonly text: string
  readonly reward: number
  readonly isRight: boolean
  /** How many "!" it holds. */
  readonly bangs: number
  readonly isKept: boolean
  readonly tokens: number
}

interface Round extends ExactMetrics {
  /** P(correct). */
  readonly accuracy: number
  readonly state: BestOfState
  /** The answers that led to this policy, group by group; none before the first round. */
  readonly groups: readonly (readonly Answer[])[]
  readonly drawn: number
  readonly kept: number
}

const tokensIn = (answers: readonly Answer[]) => answers.reduce((sum, { tokens }) => sum + tokens, 0)

function look(state: BestOfState): Round {
  const groups = state.groups.map(({ completions, rewards, best }) =>
    completions.map(({ tokens }, k): Answer => ({
      text: decode(tokens),
      reward: rewards[k]!,
      isRight: verifierReward(tokens) === 1,
      bangs: tokens.filter((token) => token === 5).length,
      isKept: k === best,
      tokens: tokens.length,
    })),
  )
  const all = groups.flat()
  return {
    ...exactMetrics(state.logits, TINYLM_REFERENCE_LOGITS),
    accuracy: exactObjective(state.logits, REWARDS).expectedReward,
    state,
    groups,
    drawn: tokensIn(all),
    kept: tokensIn(all.filter(({ isKept }) => isKept)),
  }
}

const replay = keepReplays(
  ({ groupSize, reward, seed }: Settings) =>
    createReplay<Round>(
      look({ round: 0, logits: TINYLM_REFERENCE_LOGITS, randomState: seed, groups: [] }),
      ({ state }) => look(stepBestOf(state, { ...TRAINING, groupSize, reward })),
    ),
  6,
)

/** One round's policy, exactly, and what it cost to get there. */
export interface Row {
  readonly round: number
  /** P(correct). */
  readonly correct: number
  /** Expected score under the reward that is used for ranking. */
  readonly score: number
  readonly entropy: number
  readonly kl: number
  /** Tokens drawn and kept since the start. */
  readonly drawn: number
  readonly kept: number
}

export interface Scene {
  readonly round: number
  readonly groupSize: number
  readonly isHackable: boolean
  readonly fault: BestOfParams['fault']
  readonly groups: readonly (readonly Answer[])[]
  /** Which group is read, from 0; its answers, the kept one among them. */
  readonly group: number
  readonly answers: readonly Answer[]
  readonly history: readonly Row[]
  readonly now: Row
  /** Tokens of this round alone. */
  readonly drawn: number
  readonly kept: number
  readonly wrong: number
  /** Groups: without a right answer; whose kept answer is wrong; whose best score several share. */
  readonly withoutRight: number
  readonly keptWrong: number
  readonly tied: number
  /** P(at least one of G is right) before this round: what choosing alone gives. */
  readonly chosen: number
  /** log G − (G−1)/G. */
  readonly klBound: number
}

export function scene({ round, fault, group, ...settings }: BestOfParams): Scene {
  const run = replay(settings)
  const isHackable = settings.reward === 'hackable'
  let [drawn, kept] = [0, 0]
  const history = Array.from({ length: round + 1 }, (_, k): Row => {
    const one = run.at(k)
    drawn += one.drawn
    kept += one.kept
    const { accuracy: correct, entropy, kl } = one
    return {
      round: k,
      correct,
      score: isHackable ? correct + HACK_BONUS * one.bangs : correct,
      entropy,
      kl,
      drawn,
      kept,
    }
  })
  const { groups, ...own } = run.at(round)
  const best = (answers: readonly Answer[]) => Math.max(...answers.map(({ reward }) => reward))
  const before = history[Math.max(0, round - 1)]!.correct
  return {
    round,
    groupSize: settings.groupSize,
    isHackable,
    fault,
    groups,
    group: group - 1,
    answers: groups[group - 1] ?? [],
    history,
    now: history[round]!,
    drawn: own.drawn,
    kept: own.kept,
    wrong: groups.flat().filter(({ isRight }) => !isRight).length,
    withoutRight: groups.filter((answers) => !answers.some(({ isRight }) => isRight)).length,
    keptWrong: groups.flat().filter(({ isKept, isRight }) => isKept && !isRight).length,
    tied: groups.filter((answers) => answers.filter(({ reward }) => reward === best(answers)).length > 1).length,
    chosen: 1 - exp(settings.groupSize * log(1 - before)),
    klBound: bestOfKlBound(settings.groupSize),
  }
}

export const rows = ({ history }: Scene): readonly Row[] => history
