/**
 * Process supervision: rewards for steps, normalised over all steps of the group, then summed over the steps that end at
 * or after a token (its own step included). Source: Shao et al. 2024, arXiv:2402.03300, §4.1.3.
 */
import { checkFiniteList, checkInteger, checkSameLength } from '../check.ts'
import { type GroupScale, groupAdvantages } from '../advantages/group-advantages.ts'

export interface ProcessCompletion {
  /** T, tokens, at least 1. */
  readonly length: number
  /** Index of each step's last token, strictly increasing, below length. */
  readonly stepEnds: readonly number[]
  /** [steps], reward of each step. */
  readonly stepRewards: readonly number[]
}

/**
 * @param completions - [groupSize], one prompt's completions; together at least 2 steps.
 * @returns [groupSize][T], the advantage of each token; tokens after the last step get 0.
 * @throws RangeError if a completion is not of that form or the group has fewer than 2 steps.
 */
export function processAdvantages(completions: readonly ProcessCompletion[], scale: GroupScale): number[][] {
  completions.forEach(({ length, stepEnds, stepRewards }, i) => {
    checkInteger(`completions[${i}].length`, length, 1, 1e9)
    checkSameLength(`completions[${i}].stepRewards`, stepRewards, `completions[${i}].stepEnds`, stepEnds)
    stepEnds.forEach((end, k) => {
      checkInteger(`completions[${i}].stepEnds[${k}]`, end, k === 0 ? 0 : (stepEnds[k - 1] as number) + 1, length - 1)
    })
    checkFiniteList(`completions[${i}].stepRewards`, stepRewards, 0)
  })
  const normalised = groupAdvantages(
    completions.flatMap(({ stepRewards }) => stepRewards),
    scale,
  )
  let offset = 0
  return completions.map(({ length, stepEnds }) => {
    const own = normalised.slice(offset, offset + stepEnds.length)
    offset += stepEnds.length
    return Array.from({ length }, (_, t) =>
      own.reduce((sum, reward, k) => sum + ((stepEnds[k] as number) >= t ? reward : 0), 0),
    )
  })
}
