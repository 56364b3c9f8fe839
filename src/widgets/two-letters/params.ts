import { type Spec, number } from '../../figure/params.ts'

/** How often the present policy writes an "a". At 0 and 1 a letter would be impossible, and its log-probability infinite. */
export const spec = {
  p: number({ min: 0.01, max: 0.99, step: 0.01, start: 0.75 }),
} satisfies Spec
