/**
 * A language model by counting: how often each word followed each other word. It mixes the counts of pairs with those of
 * single words, so that a pair never seen is rare and not impossible. Source: Jelinek & Mercer 1980 (linear interpolation).
 */
import { checkLength, checkRange, refuse } from '../check.ts'

export interface WordPairs {
  /** Every word of the sentences, in the order in which it first came. */
  readonly vocabulary: readonly string[]
  /** p(next | previous); previous is null at the start of a sentence. @throws RangeError if a word was never seen. */
  readonly probability: (next: string, previous: string | null) => number
}

/** @param sentences - words parted by spaces. @param mix - the weight of single words, 0 to 1. @throws RangeError if there is no sentence. */
export function countWordPairs(sentences: readonly string[], mix: number): WordPairs {
  checkLength('sentences', sentences, 1)
  checkRange('mix', mix, 0, 1)
  const words = new Map<string, number>()
  const pairs = new Map<string | null, Map<string, number>>()
  let total = 0
  for (const sentence of sentences) {
    let previous: string | null = null
    for (const word of sentence.split(' ')) {
      const after = pairs.get(previous) ?? new Map<string, number>()
      after.set(word, (after.get(word) ?? 0) + 1)
      pairs.set(previous, after)
      words.set(word, (words.get(word) ?? 0) + 1)
      total += 1
      previous = word
    }
  }
  const vocabulary = [...words.keys()]
  const seen = (word: string): number => words.get(word) ?? refuse('word', word, { kind: 'words', values: vocabulary })
  return {
    vocabulary,
    probability: (next, previous) => {
      const alone = seen(next) / total
      if (previous !== null) seen(previous)
      const after = pairs.get(previous)
      // A word that only ended sentences was followed by none: single words are all that is known.
      if (!after) return alone
      const all = [...after.values()].reduce((sum, count) => sum + count, 0)
      return (1 - mix) * ((after.get(next) ?? 0) / all) + mix * alone
    },
  }
}
