import { type Spec, choice, number } from '../../figure/params.ts'

/** What is subtracted from every reward, and what the game and its policy are. */
export const spec = {
  /** b */
  baseline: number({ min: 0, max: 13, step: 0.001, start: 0 }),
  /** The rewards of the game, the same with 10 added to each, or five rewards from 5 to 10. */
  pays: choice(['game', 'ten', 'five'], 'game'),
  /** All answers equally likely, C at 0.9, or A, the worst answer, at 0.9. */
  policy: choice(['equal', 'good', 'bad'], 'equal'),
} satisfies Spec
