/**
 * A conversation as one row of tokens, and the mask that says which of them a fine-tuning loss counts: the answer and the
 * token that ends it. A template marks the turns either by strings, which a text may contain too, or by ids that no text
 * can be tokenized to. Source: practice since Ouyang et al. 2022; tokens here are words.
 */
import { checkChoice, checkInteger } from '../check.ts'

export type Delimiters = 'strings' | 'ids'

export interface ChatToken {
  /** As it is written; of an id only its name. */
  readonly text: string
  /** Who wrote it. What the template wrote marks a turn. */
  readonly source: 'template' | 'user' | 'model'
  /** True for an id that stands for no text. */
  readonly special: boolean
}

const MARKS = {
  strings: { user: 'User:', model: 'Model:', end: 'User:' },
  ids: { user: '<user>', model: '<model>', end: '<end>' },
} as const

/** Words, and delimiters also where they touch a word. */
const words = (text: string): string[] =>
  text.match(/User:|Model:|\S+?(?=User:|Model:|\s|$)/g) ?? []

/** One question and its answer in the template. @throws RangeError if delimiters is none of the two. */
export function chatTokens(
  { question, answer }: { readonly question: string; readonly answer: string },
  delimiters: Delimiters,
): ChatToken[] {
  checkChoice('delimiters', delimiters, ['strings', 'ids'])
  const { user, model, end } = MARKS[delimiters]
  const special = delimiters === 'ids'
  const mark = (text: string): ChatToken => ({
    text,
    source: 'template',
    special,
  })
  const by = (source: 'user' | 'model', text: string): ChatToken[] =>
    words(text).map((word) => ({ text: word, source, special: false }))
  return [
    mark(user),
    ...by('user', question),
    mark(model),
    ...by('model', answer),
    mark(end),
  ]
}

/**
 * What a trainer sees in the tokens alone: 1 after the mark of the model, up to
 * the next mark, that one included: the model must learn to stop.
 * @param length - at least as many as tokens; the rest is padding.
 * @throws RangeError if it is less.
 */
export function answerMask(
  tokens: readonly ChatToken[],
  delimiters: Delimiters,
  length: number,
): number[] {
  checkInteger('length', length, tokens.length, 1e6)
  const marks = MARKS[delimiters]
  let isAnswer = false
  const mask = tokens.map(({ text, special }) => {
    // An id is compared as an id, a string as whatever text it is.
    const isMark = special === (delimiters === 'ids')
    const opens = isMark && text === marks.model
    const closes = isMark && (text === marks.user || text === marks.end)
    const counts = isAnswer && !opens
    isAnswer = opens || (isAnswer && !closes)
    return counts ? 1 : 0
  })
  return [...mask, ...Array.from({ length: length - tokens.length }, () => 0)]
}
