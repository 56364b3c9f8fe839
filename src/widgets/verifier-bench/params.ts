import { type Spec, choice, number } from '../../figure/params.ts'

/** A rule that grades answers to "2 + 2 =", and a training that follows it. */
export const spec = {
  rule: choice(['contains', 'last', 'exact'], 'contains'),
  /** 2 + 2, or 1 + 2, 2 + 2 and 2 + 3 in turn. */
  questions: choice(['one', 'three'], 'one'),
  step: number({ min: 0, max: 60, step: 1, start: 0 }),
} satisfies Spec
