import { fixed } from '../../plot/number.ts'
import type { Scene } from './model.ts'

const f = (value: number) => fixed(value, 2)

function narrate({ p, old, truth, promise }: Scene): string {
  if (p === old)
    return `p = ${f(p)}, where the batch was drawn: promise and truth are both ${f(truth)}, and their slopes agree.`
  const read = `p = ${f(p)}: the old batch promises an average reward of ${f(promise)}; the truth is ${f(truth)}.`
  const gap = promise - truth
  return gap < 0.005
    ? `${read} So close to the old policy the two are almost the same.`
    : `${read} The promise is ${f(gap)} too high.`
}

export const words = {
  title: 'A promise and the truth',
  look: 'Drag p away from the old policy: the line is what the old batch promises, the curve is the truth.',
  reward: 'average reward',
  p: 'probability p of an “a”',
  old: 'old policy',
  promise: 'promised',
  truth: 'true',
  controls: {
    p: {
      label: 'probability p of an “a”',
      spoken: ({ p, promise, truth }: Scene) => `${f(p)}: promised ${f(promise)}, true ${f(truth)}`,
    },
  },
  narrate,
  picture: (s: Scene) =>
    `The true average reward, a curve over p, and the straight line that touches it at p = ${f(s.old)}. ${narrate(s)}`,
  table: {
    caption: 'Promise and truth along p',
    head: ['p', 'true average reward', 'promised by the old batch'],
    row: ([p, truth, promise]: readonly [number, number, number]) => [f(p), fixed(truth, 3), fixed(promise, 3)],
  },
}
export type Words = typeof words
