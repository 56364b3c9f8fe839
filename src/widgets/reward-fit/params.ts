import { type Params, type Spec, choice, flag, list, number, seed } from '../../figure/params.ts'

/** Comparisons of answers of TinyLM, and a reward model that is fitted to them. */
export const spec = {
  from: choice(['own', 'labellers'], 'own'),
  /** Of each pair, in order: 0 where the reader chose the first answer, 1 where the second. */
  choices: list({ min: 0, max: 1, step: 1, minLength: 0, maxLength: 10, start: [] }),
  /** What the labellers like besides right answers. */
  taste: choice(['right', 'bang', 'length'], 'right'),
  count: number({ min: 10, max: 200, step: 10, start: 60 }),
  /** Chosen with the probability of Bradley and Terry, or always the one they like better. */
  noise: choice(['noisy', 'strict'], 'noisy'),
  /** True where no answer that is compared has a "!". */
  plain: flag(false),
  /** Weight decay keeps weights finite where no choice contradicts another. */
  decay: flag(true),
  steps: number({ min: 50, max: 500, step: 50, start: 300 }),
  seed: seed(1),
} satisfies Spec

/** Who labels, worth a press. */
export const LABELLERS = {
  people: { from: 'labellers', taste: 'right', noise: 'noisy' },
  fans: { from: 'labellers', taste: 'bang', noise: 'noisy' },
  judge: { from: 'labellers', taste: 'length', noise: 'strict' },
} as const satisfies Record<string, Partial<Params<typeof spec>>>
