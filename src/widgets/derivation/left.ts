import { type Params, type Spec, choice, number, seed, snap } from '../../figure/params.ts'
import { banditRun } from '../../run/models/bandit.ts'
import { spec } from './params.ts'

/** What the game of lesson 1 keeps of a run: its logits follow from these. */
export const run = {
  stepSize: number({ min: 0.05, max: 10, step: 0.01, start: 0.5, scale: 'log' }),
  baseline: choice(['none', 'ema', 'exact'], 'none'),
  seed: seed(42),
  step: number({ min: 0, max: 1000, step: 1, start: 0 }),
} satisfies Spec

/** The logits after a run, on the grid and within the axis of this figure. */
export function logitsAfter({ step, ...settings }: Params<typeof run>): readonly number[] {
  const { min, max } = spec.logits
  return banditRun(settings)
    .at(step)
    .logits.map((logit) => snap(spec.logits, Math.min(max, Math.max(min, logit))))
}
