import { type Spec, choice, seed } from '../../figure/params.ts'

/** λ, whose values are trusted, and over how many answers the estimate is averaged. */
export const spec = {
  lambda: choice(['0', '0.1', '0.2', '0.3', '0.4', '0.5', '0.6', '0.7', '0.8', '0.9', '0.95', '1'], '0.5'),
  /** V: fitted to 64 answers by the last token, exact, one number for every state, 0 everywhere, or 1 − V. */
  critic: choice(['fitted', 'exact', 'constant', 'zero', 'wrong'], 'fitted'),
  answers: choice(['1', '4', '16', '64', '256', '1024'], '16'),
  /** Of the 64 answers. */
  seed: seed(1),
} satisfies Spec
