/**
 * TinyLM: a real autoregressive policy small enough to enumerate. Prompt "2 + 2 =", seven tokens, a bigram table of
 * logits, at most five tokens: exactly 9,331 completions, so every sampled figure can show the exact value beside it.
 * A completion is a list of token indices; it ends with <eos>, or has five tokens and was cut ("truncated").
 */
import { checkExactLength, checkFiniteList, checkInteger, checkLength, refuse } from '../check.ts'
import { logSoftmaxInto } from '../numerics/log-softmax.ts'

export const TINYLM_VOCABULARY: readonly string[] = ['Hmm', 'so', '3', '4', '5', '!', '<eos>']
export const TINYLM_PROMPT = '2 + 2 ='
/** Number of tokens in the vocabulary, and of columns of the table. */
export const TINYLM_TOKENS = 7
export const TINYLM_EOS = 6
export const TINYLM_MAX_LENGTH = 5
/** Rows of the table: the start, then the six tokens that can be followed by another. */
export const TINYLM_ROWS: readonly string[] = ['start', 'Hmm', 'so', '3', '4', '5', '!']

/** [7 rows: previous token][7 columns: next token]; θ, 49 parameters. */
export type TinyLmLogits = readonly (readonly number[])[]
/** [T], token indices, T from 1 to 5. */
export type Completion = readonly number[]
/** Reward of a whole completion. */
export type CompletionReward = (completion: Completion) => number

/** The row that gives the next token's logits: 0 at the start, else 1 + the last token. Unchecked. */
export function rowAfter(prefix: ArrayLike<number>, length: number): number {
  return length === 0 ? 0 : (prefix[length - 1] as number) + 1
}

/** @throws RangeError unless logits is 7 rows of 7 finite numbers. */
export function checkTinyLmLogits(name: string, logits: TinyLmLogits): void {
  checkExactLength(name, logits, TINYLM_TOKENS)
  logits.forEach((row, i) => {
    checkExactLength(`${name}[${i}]`, row, TINYLM_TOKENS)
    checkFiniteList(`${name}[${i}]`, row, TINYLM_TOKENS)
  })
}

/** A prefix: at most five token indices, none of them after <eos>. @throws RangeError otherwise. */
export function checkPrefix(name: string, prefix: readonly number[]): void {
  checkLength(name, prefix, 0)
  if (prefix.length > TINYLM_MAX_LENGTH) {
    refuse(name, prefix.length, { kind: 'length', min: 0, max: TINYLM_MAX_LENGTH })
  }
  prefix.forEach((token, t) => {
    checkInteger(`${name}[${t}]`, token, 0, TINYLM_TOKENS - 1)
    if (token === TINYLM_EOS && t < prefix.length - 1) {
      refuse(`${name}[${t}]`, token, { kind: 'onlyLast', term: '<eos> (6)' })
    }
  })
}

/** Ends with <eos>, or has five tokens. */
export function isComplete(prefix: readonly number[]): boolean {
  return prefix.length >= TINYLM_MAX_LENGTH || prefix[prefix.length - 1] === TINYLM_EOS
}

/** Token indices of a text such as "so 4 <eos>". @throws RangeError if a word is not in the vocabulary. */
export function encode(text: string): number[] {
  const words = text.split(' ').filter((word) => word !== '')
  return words.map((word) => {
    const token = TINYLM_VOCABULARY.indexOf(word)
    if (token < 0) refuse('text', word, { kind: 'words', values: TINYLM_VOCABULARY })
    return token
  })
}

/** The text of token indices: "so 4 <eos>". @throws RangeError if an index is not in the vocabulary. */
export function decode(tokens: readonly number[]): string {
  return tokens
    .map((token, t) => {
      checkInteger(`tokens[${t}]`, token, 0, TINYLM_TOKENS - 1)
      return TINYLM_VOCABULARY[token] as string
    })
    .join(' ')
}

/** Log-probabilities of the whole table at a temperature, [7·7], row by row. Unchecked. */
export function logPolicyTable(logits: TinyLmLogits, temperature: number): Float64Array {
  const table = new Float64Array(TINYLM_TOKENS * TINYLM_TOKENS)
  logits.forEach((row, i) => {
    logSoftmaxInto(row, temperature, table.subarray(i * TINYLM_TOKENS))
  })
  return table
}
