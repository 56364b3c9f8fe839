import { exp } from '../../core/mathematics/exp.ts'
import { log } from '../../core/mathematics/log.ts'
import { nllLoss } from '../../core/objectives/sft.ts'
import { tokenLogProbs } from '../../core/tinylm/log-probability.ts'
import { TINYLM_PROMPT, TINYLM_VOCABULARY, encode } from '../../core/tinylm/model.ts'
import { TINYLM_REFERENCE_LOGITS } from '../../core/tinylm/reference.ts'
import { countWordPairs } from '../../core/tokens/word-pairs.ts'
import type { Params } from '../../figure/params.ts'
import { SENTENCES } from './sentences.ts'
import type { spec } from './params.ts'

type SurpriseParams = Params<typeof spec>
type Text = SurpriseParams['text']

const FOX = 'the quick brown fox jumps over the lazy dog .'
/** "the quick brown fox" */
const FOX_PROMPT = 4
const ANSWERS = { think: 'Hmm so 4 ! <eos>', likely: '5 <eos>', rare: '! 3 3 4 <eos>' } as const
const MEAN = { mode: 'token-mean', emptyRows: 'excluded', constantLength: null } as const

/** What a text consists of: a prompt that the model was given, then tokens with the logarithm of their probabilities. */
interface Tokens {
  readonly given: string | null
  readonly words: readonly string[]
  readonly logProbs: readonly number[]
}

function tokensOf(text: Text, p: number): Tokens {
  if (text === 'own') return { given: null, words: ['?'], logProbs: [log(p)] }
  if (text === 'fox') {
    const words = FOX.split(' ')
    const { probability } = countWordPairs(SENTENCES, 0.2)
    return { given: null, words, logProbs: words.map((word, t) => log(probability(word, words[t - 1] ?? null))) }
  }
  const tokens = encode(ANSWERS[text])
  return {
    given: TINYLM_PROMPT,
    words: tokens.map((token) => TINYLM_VOCABULARY[token]!),
    logProbs: tokenLogProbs(TINYLM_REFERENCE_LOGITS, tokens, 1),
  }
}

export interface Token {
  readonly word: string
  /** Null for a prompt that this model only reads. */
  readonly probability: number | null
  /** −log p, nats; ∞ at p = 0. */
  readonly surprise: number
  /** Does it count in the loss? */
  readonly counts: boolean
  readonly isRead: boolean
  readonly level: 'expected' | 'possible' | 'surprising'
}

export interface Scene {
  readonly text: Text
  readonly tokens: readonly Token[]
  /** Tokens that can be read one by one, and how many have been. */
  readonly length: number
  readonly read: number
  readonly masked: boolean
  /** Of the tokens read that count: how many, the sum and the mean of their surprise in nats, e to the power of the mean. */
  readonly count: number
  readonly sum: number
  readonly mean: number
  readonly perplexity: number
}

const level = (p: number): Token['level'] => (p >= 0.5 ? 'expected' : p >= 0.1 ? 'possible' : 'surprising')

export function scene({ text, read: asked, mask, p }: SurpriseParams): Scene {
  const { given, words, logProbs } = tokensOf(text, p)
  const read = Math.min(asked, words.length)
  const masked = mask && text === 'fox'
  const tokens = words.map((word, t): Token => {
    const probability = text === 'own' ? p : exp(logProbs[t]!)
    return {
      word,
      probability,
      // 0 − log p: at p = 1 a loss of 0, without a sign.
      surprise: 0 - logProbs[t]!,
      counts: !(masked && t < FOX_PROMPT),
      isRead: t < read,
      level: level(probability),
    }
  })
  const kept = tokens.map(({ counts, isRead }) => (counts && isRead ? 1 : 0))
  const count = tokens.filter((_, t) => kept[t] === 1).length
  const isFinite = logProbs.every((logProb) => logProb > -Infinity)
  const mean =
    count === 0 ? 0 : isFinite ? nllLoss({ logProbs: [logProbs], mask: [kept] }, { aggregation: MEAN }).loss : Infinity
  const prompt: readonly Token[] =
    given === null
      ? []
      : [{ word: given, probability: null, surprise: 0, counts: false, isRead: true, level: 'expected' }]
  return {
    text,
    tokens: [...prompt, ...tokens],
    length: words.length,
    read,
    masked,
    count,
    sum: count * mean || 0,
    mean,
    perplexity: mean === Infinity ? Infinity : exp(mean),
  }
}

export const rows = ({ tokens }: Scene): readonly Token[] => tokens
