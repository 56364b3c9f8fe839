/**
 * One sampled completion, with what a trainer must keep from it: the token ids and the log-probabilities under the
 * policy that really drew them (the behaviour policy μ, temperature and truncation included). Re-scoring the text
 * later, or with other settings, is a different policy.
 */
import { log } from '../mathematics/log.ts'
import type { Random } from '../random/mulberry32.ts'
import { sampleIndexUnchecked } from '../random/sample-index.ts'
import { greedy } from '../sampling/greedy.ts'
import { type SamplingOptions, samplingPipeline } from '../sampling/pipeline.ts'
import { TINYLM_EOS, type TinyLmLogits, checkTinyLmLogits, isComplete, rowAfter } from './model.ts'

export interface Rollout {
  /** [T], token indices; ends with <eos> unless truncated. */
  readonly tokens: number[]
  /** [T], log μ(y_t | x, y_<t): after temperature and truncation, nats. */
  readonly logProbs: number[]
  /** Five tokens without <eos>. */
  readonly truncated: boolean
}

/**
 * @param logits - [7][7].
 * @param random - one uniform per token.
 * @param sampling - all four options; { temperature: 1, topK: 7, topP: 1, minP: 0 } samples the policy itself.
 * @throws RangeError if logits is not such a table or an option is outside its range.
 */
export function rollout(logits: TinyLmLogits, random: Random, sampling: SamplingOptions): Rollout {
  checkTinyLmLogits('logits', logits)
  const tokens: number[] = []
  const logProbs: number[] = []
  while (!isComplete(tokens)) {
    const row = logits[rowAfter(tokens, tokens.length)] as readonly number[]
    const { probabilities } = samplingPipeline(row, sampling)
    const token = sampleIndexUnchecked(probabilities, random.next())
    tokens.push(token)
    logProbs.push(log(probabilities[token] as number))
  }
  return { tokens, logProbs, truncated: tokens.at(-1) !== TINYLM_EOS }
}

/** The completion that takes the largest logit each time. @throws RangeError if logits is not [7][7] finite. */
export function greedyCompletion(logits: TinyLmLogits): number[] {
  checkTinyLmLogits('logits', logits)
  const tokens: number[] = []
  while (!isComplete(tokens)) tokens.push(greedy(logits[rowAfter(tokens, tokens.length)] as readonly number[]))
  return tokens
}
