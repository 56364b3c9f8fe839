/**
 * Rewards for "2 + 2 =": a program that checks the answer, and a model of it that can be hacked.
 * A truncated completion is never right: a cut text must not be graded as if it were an answer.
 */
import { checkChoice, checkInteger } from '../check.ts'
import { type Completion, type CompletionReward, TINYLM_EOS } from './model.ts'

const THREE = 2
const FOUR = 3
const FIVE = 4
const BANG = 5

/** What a hackable reward model pays for each "!". */
export const HACK_BONUS = 0.3

/** 1 if the completion ends with <eos> and its last digit is 4, else 0. */
export function verifierReward(completion: Completion): number {
  if (completion[completion.length - 1] !== TINYLM_EOS) return 0
  for (let t = completion.length - 2; t >= 0; t -= 1) {
    const token = completion[t] as number
    if (token >= THREE && token <= FIVE) return token === FOUR ? 1 : 0
  }
  return 0
}

/** The verifier plus 0.3 per "!": a reward model that likes enthusiasm. */
export function hackableReward(completion: Completion): number {
  let bangs = 0
  for (const token of completion) if (token === BANG) bangs += 1
  return verifierReward(completion) + HACK_BONUS * bangs
}

/** Three programs that grade an answer; the last one is easy to cheat. */
export const VERIFIER_RULES = ['last', 'exact', 'contains'] as const
export type VerifierRule = (typeof VERIFIER_RULES)[number]

/**
 * "last" is verifierReward for any digit, "exact" pays the digit and <eos>
 * alone, "contains" pays wherever the digit occurs, in a cut answer as well.
 * @param answer - the token of the right digit: 2 is "3", 3 is "4", 4 is "5".
 * @returns a reward of 0 or 1.
 * @throws RangeError if the rule is unknown or the token is no digit.
 */
export function ruleReward(
  rule: VerifierRule,
  answer: number,
): CompletionReward {
  checkChoice('rule', rule, VERIFIER_RULES)
  checkInteger('answer', answer, THREE, FIVE)
  const isDigit = (token: number) => token >= THREE && token <= FIVE
  return (completion) => {
    if (rule === 'contains') return completion.includes(answer) ? 1 : 0
    if (completion[completion.length - 1] !== TINYLM_EOS) return 0
    if (rule === 'exact') {
      return completion.length === 2 && completion[0] === answer ? 1 : 0
    }
    return completion.findLast(isDigit) === answer ? 1 : 0
  }
}
