import { fixed } from '../../plot/number.ts'
import type { Scene, Step } from './model.ts'

const k = (value: number) => fixed(value, 3)
const f = (value: number) => fixed(value, 2)

/** What the clip's ratio compares. */
function whatRatio({ passes, step: { batch, pass, current, old, ratio } }: Scene): string {
  if (passes === 1)
    return `Batch ${batch}: with one pass, each step is computed before the current policy has moved, so ρ = 1 every time.`
  if (pass === 1)
    return `Batch ${batch}, first pass: the old policy has just been copied from the current one, so ρ = 1.`
  return `Batch ${batch}, pass ${pass}: the current policy gives C ${k(current)}, the old one gave it ${k(old)}, so ρ = ${f(ratio)}.`
}

/** Which weights wrote the batch, and how exactly. */
function whoWrote({ lag, rounding, step: { batch, correction } }: Scene): string {
  const age = Math.min(lag, batch - 1)
  if (age === 0 && rounding === 0)
    return lag === 0
      ? 'The engine wrote the batch with exactly the old policy.'
      : 'The engine wrote it with the same weights: there are no older ones yet.'
  const weights = age === 0 ? 'the same weights' : `weights that are ${age === 1 ? 'one batch' : `${age} batches`} old`
  const numerics =
    rounding === 0 ? '' : `${age === 0 ? ', but' : ', and'} rounded its logits to multiples of ${f(rounding)}`
  return `The engine wrote it with ${weights}${numerics}: for C, old over engine is ${f(correction)}.`
}

const narrate = (scene: Scene) => `${whatRatio(scene)} ${whoWrote(scene)}`

const slots = ({ step: { current, old, engine, ratio, correction, kl } }: Scene) => ({
  current: k(current),
  old: k(old),
  ratio: f(ratio),
  oldAgain: k(old),
  engine: k(engine),
  correction: f(correction),
  kl: k(kl),
})

export const words = {
  title: 'Four policies on a timeline',
  look: 'Four batches, each used several times. Drag along the steps: which policy moves, which waits for an arrow that copies it, and which two does ρ compare?',
  narrate,
  slots,
  formula: (scene: Scene) => {
    const { current, old, ratio, engine, correction, kl } = slots(scene)
    return `The ratio is current over old, ${current} over ${old}: ${ratio}. Old over engine is ${old} over ${engine}: ${correction}. The KL from the reference is ${kl}.`
  },
  picture: (scene: Scene) =>
    `The probability of the best answer, C, under four policies over four batches. The current policy rises, or stays level where the clip leaves no push, the old policy is copied from it when a batch begins, the engine writes the batches, the reference stays level. ${narrate(scene)}`,
  probability: 'probability of C, the best of five answers',
  names: {
    current: 'current policy',
    old: 'old policy',
    engine: 'engine',
    both: 'old = engine',
    reference: 'reference',
  },
  compactNames: { current: 'current', old: 'old', engine: 'engine', both: 'old,', reference: 'reference' },
  batch: (batch: number, isShort: boolean) => (isShort ? String(batch) : `batch ${batch}`),
  step: ({ at, steps }: Scene) => `step ${at + 1} of ${steps.length}`,
  controls: {
    step: {
      label: 'gradient step',
      spoken: ({ at, steps, step: { batch, pass, ratio } }: Scene) =>
        `${at + 1} of ${steps.length}: batch ${batch}, pass ${pass}, ratio ${f(ratio)}`,
    },
    lag: {
      label: 'engine lag, batches',
      spoken: ({ lag }: Scene) => `${lag} ${lag === 1 ? 'batch' : 'batches'}`,
    },
    rounding: {
      label: 'engine rounding',
      spoken: ({ rounding }: Scene) => (rounding === 0 ? 'not at all' : `multiples of ${f(rounding)}`),
    },
    passes: 'passes',
  },
  table: {
    caption: 'Every gradient step: the probability of C under four policies, and what is compared',
    head: ['batch', 'pass', 'current', 'old', 'engine', 'reference', 'ρ', 'old over engine', 'KL(current ‖ reference)'],
    row: ({ batch, pass, current, old, engine, reference, ratio, correction, kl }: Step) => [
      String(batch),
      String(pass),
      ...[current, old, engine, reference, ratio, correction, kl].map(k),
    ],
  },
}
export type Words = typeof words
