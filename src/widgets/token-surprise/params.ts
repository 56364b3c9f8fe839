import { type Spec, choice, flag, number } from '../../figure/params.ts'

/** A text, how far it has been read, and which of its tokens count in the loss. */
export const spec = {
  /** Three answers of TinyLM, a sentence under a model that counted word pairs, or one token with a probability of your own. */
  text: choice(['think', 'likely', 'rare', 'fox', 'own'], 'think'),
  read: number({ min: 1, max: 10, step: 1, start: 10 }),
  /** The first words of the sentence are a prompt, which is given and not learned. */
  mask: flag(false),
  p: number({ min: 0, max: 1, step: 0.01, start: 0.01 }),
} satisfies Spec
