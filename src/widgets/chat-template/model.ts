import { type ChatToken, type Delimiters, answerMask, chatTokens } from '../../core/tokens/chat-template.ts'
import type { Params } from '../../figure/params.ts'
import type { spec } from './params.ts'

export interface Token {
  readonly text: string
  readonly source: ChatToken['source'] | 'padding'
  readonly special: boolean
  /** What the mask says, and what the author of the template meant. */
  readonly counts: boolean
  readonly meant: boolean
}

export interface Scene {
  readonly delimiters: Delimiters
  /** The reader's conversation, and a short one beside it in the batch; both [T]. */
  readonly rows: readonly (readonly Token[])[]
  /** T. */
  readonly length: number
  readonly padding: number
  /** Tokens of the reader's row that count. */
  readonly counted: number
  /** Those that count by mistake, and those left out by mistake. */
  readonly added: number
  readonly lost: number
  readonly isEmpty: boolean
  /** A text holds what the other kind of template uses as a delimiter. */
  readonly holdsDelimiter: boolean
}

const SHORT = { question: '2 + 2 =', answer: '4' }

export function scene({ question, answer, delimiters }: Params<typeof spec>): Scene {
  const batch = [{ question, answer }, SHORT].map((turn) => chatTokens(turn, delimiters))
  const length = Math.max(...batch.map((tokens) => tokens.length))
  const rows = batch.map((tokens) => {
    const mask = answerMask(tokens, delimiters, length)
    return mask.map((kept, t): Token => {
      const token = tokens[t]
      if (!token) return { text: '', source: 'padding', special: false, counts: kept === 1, meant: false }
      const meant = token.source === 'model' || t === tokens.length - 1
      return { ...token, counts: kept === 1, meant }
    })
  })
  const own = rows[0]!
  return {
    delimiters,
    rows,
    length,
    padding: rows.flat().filter(({ source }) => source === 'padding').length,
    counted: own.filter(({ counts }) => counts).length,
    added: own.filter(({ counts, meant }) => counts && !meant).length,
    lost: own.filter(({ counts, meant }) => !counts && meant).length,
    isEmpty: !own.some(({ source }) => source === 'model'),
    holdsDelimiter: own.some(({ text, source }) => source !== 'template' && /User:|Model:/.test(text)),
  }
}

export interface Row extends Token {
  readonly row: number
  readonly place: number
}

export const rows = ({ rows: batch }: Scene): readonly Row[] =>
  batch.flatMap((tokens, row) => tokens.map((token, place) => ({ ...token, row: row + 1, place: place + 1 })))
