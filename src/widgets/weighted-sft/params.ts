import { type Spec, choice, number, seed } from '../../figure/params.ts'

/** Steps of fine-tuning on four answers of TinyLM, and what each answer is weighted with. */
export const spec = {
  /** 1 for every answer, its reward, or its reward minus the mean of the four. */
  weights: choice(['ones', 'reward', 'centred'], 'ones'),
  /** The same four at every step, or four new ones from the policy of now. */
  samples: choice(['same', 'new'], 'same'),
  step: number({ min: 0, max: 60, step: 1, start: 0 }),
  seed: seed(1),
} satisfies Spec
