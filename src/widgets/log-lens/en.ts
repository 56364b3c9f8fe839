import { fixed, signed } from '../../plot/number.ts'
import type { Scene, Step } from './model.ts'

const f = (value: number) => fixed(value, 3)

function own({ from, to, gain, logGain }: Step): string {
  if (from === 0 && to === 0) return 'Both ends are at 0, where the logarithm is −∞: so there is no step to measure.'
  if (from === 0 || to === 0)
    return `One end is at 0, and ln 0 is −∞. On the log ruler that end lies infinitely far to the left: no finite step leads ${from === 0 ? 'away from' : 'to'} it.`
  if (from === to) return `Both ends are at ${f(from)}: no step on either ruler.`
  return `From ${f(from)} to ${f(to)} is ${signed(gain, 3)} in probability and ${signed(logGain, 3)} in logprob.`
}

function compared({ own: { gain, logGain }, other }: Scene): string {
  if (!other || !Number.isFinite(logGain) || gain <= 0 || gain > other.gain || logGain <= other.logGain) return ''
  return ` From ${fixed(other.from, 2)} to ${fixed(other.to, 2)} is ${signed(other.gain, 3)} in probability${gain < other.gain ? ', a larger step,' : ''} and only ${signed(other.logGain, 3)} in logprob: near certainty the logarithm hardly moves.`
}

const spoken = (p: number, logP: number) => `${f(p)}, logprob ${Number.isFinite(logP) ? f(logP) : 'minus infinity'}`

const narrate = (s: Scene) => own(s.own) + compared(s)

export const words = {
  title: 'Log lens',
  look: 'One small step, two rulers. The band shows where the logarithm stretches it and where it squeezes.',
  narrate,
  picture: (s: Scene) =>
    `A step in probability on a linear ruler, joined to the same step on a logarithmic ruler. ${narrate(s)}`,
  probability: 'probability',
  logProb: 'logprob ln',
  controls: {
    from: { label: 'from p', spoken: ({ own }: Scene) => spoken(own.from, own.logFrom) },
    to: { label: 'to p', spoken: ({ own }: Scene) => spoken(own.to, own.logTo) },
  },
  presets: {
    label: 'try',
    names: { rare: '0.001 → 0.002', sure: '0.95 → 0.96', half: '0.25 → 0.5', zero: '0 → 0.001' },
  },
  table: {
    caption: 'The same step on two rulers',
    head: ['step', 'in probability', 'ln from', 'ln to', 'in nats'],
    row: ({ from, to, gain, logFrom, logTo, logGain }: Step) => [
      `${f(from)} → ${f(to)}`,
      signed(gain, 3),
      fixed(logFrom, 4),
      fixed(logTo, 4),
      signed(logGain, 4),
    ],
  },
}
export type Words = typeof words
