import { type Spec, number } from '../../figure/params.ts'

export const spec = {
  p: number({ min: 0, max: 1, step: 0.01, start: 0.9 }),
  groupSize: number({ min: 2, max: 64, step: 1, start: 8 }),
} satisfies Spec
