import { tabulateRewards } from '../../core/tinylm/enumerate.ts'
import { exactGradientInto, policyTable } from '../../core/tinylm/exact.ts'
import { descend } from '../../core/tinylm/chain-rule.ts'
import { TINYLM_TOKENS, type TinyLmLogits, decode, encode } from '../../core/tinylm/model.ts'
import { TINYLM_REFERENCE_LOGITS } from '../../core/tinylm/reference.ts'
import { type VerifierRule, ruleReward } from '../../core/tinylm/rewards.ts'
import { greedyCompletion } from '../../core/tinylm/rollout.ts'
import type { Params } from '../../figure/params.ts'
import { createReplay, keepReplays } from '../../run/replay.ts'
import type { spec } from './params.ts'

type BenchParams = Params<typeof spec>
type Settings = Omit<BenchParams, 'step'>

/** η */
const STEP_SIZE = 4
const [THREE, FOUR, FIVE] = encode('3 4 5') as [number, number, number]

/** Answers that a careful author of a rule would try. */
const TRIALS = [
  ['plain', '4 <eos>'],
  ['thought', 'so 4 <eos>'],
  ['loud', '4 ! <eos>'],
  ['everything', '3 4 5 <eos>'],
  ['twoWrong', '4 5 <eos>'],
  ['twoRight', '5 4 <eos>'],
  ['truncated', 'so so so so 4'],
  ['empty', '<eos>'],
] as const
export type Trial = (typeof TRIALS)[number][0]

/** [9331], the mean over the questions: a policy that sees only its last token cannot tell them apart. */
function tableOf(rule: VerifierRule, questions: Settings['questions']): Float64Array {
  const digits = questions === 'one' ? [FOUR] : [THREE, FOUR, FIVE]
  const rules = digits.map((digit) => ruleReward(rule, digit))
  return tabulateRewards((answer) => rules.reduce((sum, pays) => sum + pays(answer) / rules.length, 0))
}

interface State {
  readonly logits: TinyLmLogits
  /** What the rule pays on average, and how often the answer is right, exactly. */
  readonly paid: number
  readonly right: number
  readonly gradient: Float64Array
}

const replay = keepReplays(({ rule, questions }: Settings) => {
  const [rewards, truth] = [tableOf(rule, questions), tableOf('last', questions)]
  const look = (logits: TinyLmLogits): State => {
    const policy = policyTable(logits)
    const gradient = new Float64Array(TINYLM_TOKENS * TINYLM_TOKENS)
    const right = exactGradientInto(policy, truth, gradient)
    return { logits, right, paid: exactGradientInto(policy, rewards, gradient), gradient }
  }
  // A descent of the negative reward.
  return createReplay(look(TINYLM_REFERENCE_LOGITS), ({ logits, gradient }) =>
    look(descend(logits, gradient, -STEP_SIZE)),
  )
}, 6)

export interface Scene {
  readonly rule: BenchParams['rule']
  readonly questions: BenchParams['questions']
  readonly step: number
  readonly trials: readonly {
    readonly kind: Trial
    readonly text: string
    readonly isRight: boolean
    readonly isPaid: boolean
  }[]
  readonly paid: readonly number[]
  readonly right: readonly number[]
  /** What the policy answers if it takes the most probable token each time. */
  readonly greedy: string
}

export function scene({ step, rule, questions }: BenchParams): Scene {
  const run = replay({ rule, questions })
  const states = Array.from({ length: step + 1 }, (_, k) => run.at(k))
  const [pays, grades] = [ruleReward(rule, FOUR), ruleReward('last', FOUR)]
  return {
    rule,
    questions,
    step,
    trials: TRIALS.map(([kind, text]) => {
      const answer = encode(text)
      return { kind, text: text.replace(/ ?<eos>/, ''), isRight: grades(answer) === 1, isPaid: pays(answer) === 1 }
    }),
    paid: states.map((state) => state.paid),
    right: states.map((state) => state.right),
    greedy: decode(greedyCompletion(states.at(-1)!.logits)).replace(/ ?<eos>/, ''),
  }
}

export interface Row {
  readonly step: number
  readonly paid: number
  readonly right: number
}

/** Reward and P(right), step by step. */
export const rows = ({ paid, right }: Scene): readonly Row[] =>
  paid.map((value, step) => ({ step, paid: value, right: right[step]! }))
