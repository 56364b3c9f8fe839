import { fixed, signed } from '../../plot/number.ts'
import type { Scene, Step } from './model.ts'

const f = (value: number) => fixed(value, 2)
/** A number with a minus sign, where it is added or multiplied. */
const inBrackets = (value: number, digits: number) => fixed(value, digits).replace(/^(−.*)$/, '($1)')

function narrate({ lambda, gamma, steps }: Scene): string {
  const [first] = steps as readonly [Step, ...Step[]]
  const now = `The first advantage is ${signed(first.advantage, 4)}`
  if (lambda === 0) return `${now}, its own δ: with λ = 0 it looks one step ahead.`
  if (lambda === 1) return `${now}, the return ${f(first.toGo)} minus V: no later value matters.`
  return `${now}. Each later δ counts ${f(gamma * lambda)} times the one before.`
}

const slots = ({ gamma, lambda, steps }: Scene) => ({
  delta: fixed(steps[0]!.tdError, 2),
  factor: fixed(gamma * lambda, 2),
  next: inBrackets(steps[1]!.advantage, 4),
  advantage: fixed(steps[0]!.advantage, 4),
})

export const words = {
  title: 'Generalised advantage estimation, by hand',
  look: ({ drag }: Scene) =>
    drag === 'values'
      ? 'Move λ, then drag a dot: what the critic says at that step.'
      : 'Move λ, then drag a bar: what a step pays. The critic is fixed.',
  narrate,
  slots,
  formula: (s: Scene) => {
    const { delta, factor, next, advantage } = slots(s)
    return `The advantage of step 0 is its TD error ${delta} plus gamma lambda ${factor} times the advantage of step 1, ${next}: ${advantage}.`
  },
  picture: (s: Scene) =>
    `Left, over five steps: rewards as bars, the critic's values as dots, and the targets of the critic as short lines. Right, the TD error and the advantage of each step as bars. ${narrate(s)}`,
  left: 'bar r, dot V, dash target',
  heads: ['δ', 'advantage Â'],
  step: (t: number) => `t = ${t}`,
  handle: { values: (t: number) => `value of step ${t}`, rewards: (t: number) => `reward of step ${t}` },
  handleSpoken: ({ steps, drag }: Scene, t: number) => {
    const { value, reward, advantage } = steps[t]!
    return `${f(drag === 'values' ? value : reward)}, advantage ${signed(advantage, 2)}`
  },
  controls: {
    lambda: 'look-ahead λ',
    gamma: 'discount γ',
    drag: { label: 'drag', options: { values: 'the values V', rewards: 'the rewards r' } },
  },
  presets: { label: 'λ to try', names: { one: '0', half: '0.5', usual: '0.95', all: '1' } },
  table: {
    caption: 'Each step: reward, value, TD error, advantage and the target of the critic',
    head: ['t', 'r', 'V', 'δ', 'Â', 'target'],
    row: ({ t, reward, value, tdError, advantage, target }: Step) => [
      String(t),
      f(reward),
      f(value),
      signed(tdError, 4),
      signed(advantage, 4),
      fixed(target, 4),
    ],
  },
}
export type Words = typeof words
