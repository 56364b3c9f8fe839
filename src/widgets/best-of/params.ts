import { type Spec, choice, number, seed } from '../../figure/params.ts'

/** Groups per round; the best answer of each is kept. */
export const GROUPS = 8

/** Rounds of rejection sampling on TinyLM. */
export const spec = {
  round: number({ min: 0, max: 10, step: 1, start: 1 }),
  groupSize: number({ min: 1, max: 8, step: 1, start: 8 }),
  /** A program that checks the answer, or a reward model that also likes "!". */
  reward: choice(['verifier', 'hackable'], 'verifier'),
  /** The fault that is lit. */
  fault: choice(['none', 'discrete', 'mistakes', 'cost', 'collapse'], 'none'),
  /** The group whose answers are read. */
  group: number({ min: 1, max: GROUPS, step: 1, start: 1 }),
  /** The recorded runs have the seeds 900 to 929. */
  seed: seed(904),
} satisfies Spec
