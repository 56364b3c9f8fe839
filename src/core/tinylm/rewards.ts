/**
 * Two rewards for "2 + 2 =": a program that checks the answer, and a model of it that can be hacked.
 * A truncated completion is never right: a cut text must not be graded as if it were an answer.
 */
import { type Completion, TINYLM_EOS } from './model.ts'

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
