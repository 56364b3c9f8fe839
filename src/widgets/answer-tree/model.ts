import { pow } from '../../core/mathematics/pow.ts'
import { softmax } from '../../core/numerics/softmax.ts'
import { createRandom } from '../../core/random/mulberry32.ts'
import {
  TINYLM_EOS,
  TINYLM_MAX_LENGTH,
  TINYLM_PROMPT,
  TINYLM_TOKENS,
  TINYLM_VOCABULARY,
  isComplete,
  rowAfter,
} from '../../core/tinylm/model.ts'
import { TINYLM_REFERENCE_LOGITS } from '../../core/tinylm/reference.ts'
import { verifierReward } from '../../core/tinylm/rewards.ts'
import { rollout } from '../../core/tinylm/rollout.ts'
import { actionValues, stateValue } from '../../core/tinylm/values.ts'
import type { Params } from '../../figure/params.ts'
import { NONE, type spec } from './params.ts'

const POLICY = TINYLM_REFERENCE_LOGITS.map((row) => softmax(row, 1))

/** How answers that begin alike end: P(right, after T tokens) by T, P(wrong), P(cut at the cap). */
interface Ends {
  readonly right: readonly number[]
  readonly wrong: number
  readonly cut: number
}

/** A prefix as a block of the tree: as wide as it is probable, from `from` to `to` of the whole. */
export interface Block {
  /** Position of its last token, from 1. */
  readonly level: number
  readonly token: number
  readonly from: number
  readonly to: number
  /** Whole answers and, too thin to be told apart, all that begin alike: how they end. Null where the tree goes on. */
  readonly ends: Ends | null
}

/** Thinner blocks are drawn as one: at this share a phone gives them little more than a pixel. */
const THIN = 0.004

function endsOf(prefix: readonly number[], probability: number): Ends {
  const right = Array.from({ length: TINYLM_MAX_LENGTH + 1 }, () => 0)
  let [wrong, cut] = [0, 0]
  const visit = (text: readonly number[], p: number): void => {
    if (!isComplete(text))
      POLICY[rowAfter(text, text.length)]!.forEach((next, token) => visit([...text, token], p * next))
    else if (text.at(-1) !== TINYLM_EOS) cut += p
    else if (verifierReward(text) === 1) right[text.length]! += p
    else wrong += p
  }
  visit(prefix, probability)
  return { right, wrong, cut }
}

function grow(prefix: readonly number[], start: number, probability: number): readonly Block[] {
  let from = start
  return POLICY[rowAfter(prefix, prefix.length)]!.flatMap((next, token) => {
    const text = [...prefix, token]
    const p = probability * next
    const isLeaf = isComplete(text) || p < THIN
    const own: Block = { level: text.length, token, from, to: from + p, ends: isLeaf ? endsOf(text, p) : null }
    from += p
    return isLeaf ? [own] : [own, ...grow(text, own.from, p)]
  })
}

/** The reference policy does not change, so its tree is drawn once. */
const TREE = grow([], 0, 1)

/** A token that can follow: π(a|s), Q(s,a), A(s,a). */
export interface Next {
  readonly token: number
  readonly word: string
  readonly probability: number
  readonly q: number
  readonly advantage: number
}

export interface Scene {
  readonly gamma: number
  readonly word: Params<typeof spec>['word']
  /** Without values, Q, A and J. */
  readonly map: boolean
  readonly blocks: readonly Block[]
  /** Token indices so far, and as text with the prompt. */
  readonly path: readonly number[]
  readonly text: string
  /** The blocks of the path, from the first token on. */
  readonly steps: readonly { readonly from: number; readonly to: number }[]
  /** Product of the probabilities so far. */
  readonly probability: number
  readonly factors: readonly number[]
  readonly end: 'open' | 'right' | 'wrong' | 'cut'
  /** V of the present state; 0 where the answer is over, for nothing follows. */
  readonly value: number
  readonly next: readonly Next[]
  /** E[γ^(T−1) R] from the prompt. */
  readonly objective: number
  readonly right: number
  readonly wrong: number
  readonly cut: number
}

/** The tokens up to the end of the answer; what an address writes behind <eos> is not part of it. */
function written(path: readonly number[]): readonly number[] {
  const stop = path.findIndex((token, t) => token === NONE || path[t - 1] === TINYLM_EOS)
  return stop < 0 ? path : path.slice(0, stop)
}

/** What an answer's reward counts at position t, when it comes with the last token. */
const discounted = (gamma: number, t: number) => (answer: readonly number[]) =>
  verifierReward(answer) === 0 ? 0 : pow(gamma, answer.length - 1 - t)

const WHOLE = endsOf([], 1)
const RIGHT = WHOLE.right.reduce((sum, p) => sum + p, 0)

export function scene({ path: given, gamma, word, map }: Params<typeof spec>): Scene {
  const path = written(given)
  const steps: { from: number; to: number }[] = []
  const factors = path.map((token, t) => POLICY[rowAfter(path, t)]![token]!)
  let [from, probability] = [0, 1]
  path.forEach((token, t) => {
    for (const next of POLICY[rowAfter(path, t)]!.slice(0, token)) from += probability * next
    probability *= factors[t]!
    steps.push({ from, to: from + probability })
  })
  const isOver = isComplete(path)
  const reward = discounted(gamma, path.length)
  const value = isOver ? 0 : stateValue(TINYLM_REFERENCE_LOGITS, path, reward)
  const next = isOver
    ? []
    : actionValues(TINYLM_REFERENCE_LOGITS, path, reward).map((q, token) => ({
        token,
        word: TINYLM_VOCABULARY[token]!,
        probability: POLICY[rowAfter(path, path.length)]![token]!,
        q,
        advantage: q - value,
      }))
  return {
    gamma,
    word,
    map,
    blocks: TREE,
    path,
    steps,
    probability,
    factors,
    value,
    next,
    text: [TINYLM_PROMPT, ...path.map((token) => TINYLM_VOCABULARY[token]!)].join(' '),
    end: !isOver ? 'open' : path.at(-1) !== TINYLM_EOS ? 'cut' : verifierReward(path) === 1 ? 'right' : 'wrong',
    objective: WHOLE.right.reduce((sum, p, length) => sum + (p === 0 ? 0 : p * pow(gamma, length - 1)), 0),
    right: RIGHT,
    wrong: WHOLE.wrong,
    cut: WHOLE.cut,
  }
}

/** As the parameter writes a path. */
export const padded = (path: readonly number[]): readonly number[] =>
  Array.from({ length: TINYLM_MAX_LENGTH }, (_, t) => path[t] ?? NONE)

/** The answer after so many others, five uniforms each. */
export function sampled(tries: number, seed: number): readonly number[] {
  const random = createRandom(seed)
  for (let k = 0; k < TINYLM_MAX_LENGTH * tries; k += 1) random.next()
  const sampling = { temperature: 1, topK: TINYLM_TOKENS, topP: 1, minP: 0 }
  return rollout(TINYLM_REFERENCE_LOGITS, random, sampling).tokens
}

export const rows = ({ next }: Scene): readonly Next[] => next
