import { fixed, probabilityText } from '../../plot/number.ts'
import type { BanditBaseline } from '../../core/bandit/bandit.ts'
import { ACTIONS, type Draw, REWARDS } from './bandit.ts'

interface Drawn {
  readonly step: number
  readonly baseline: BanditBaseline
  readonly draw: Draw
  /** [5], after the try. */
  readonly probabilities: readonly number[]
}

/** What one try drew, what that is compared with, and what becomes of the answer drawn. */
export function tryInWords({ step, baseline, draw, probabilities }: Drawn): string {
  const name = ACTIONS[draw.action]!
  const reward = fixed(draw.reward, 1)
  const [before, after] = [probabilityText(draw.probability), probabilityText(probabilities[draw.action]!)]
  const move = before === after ? `, too little to see: ${after}` : `: ${before}\u00a0→\u00a0${after}`
  if (baseline === 'none') {
    const isWorst = draw.reward === Math.min(...REWARDS)
    return `Try ${step} drew ${name}, which pays ${reward}. ${isWorst ? 'Even the worst answer' : `So ${name}`} becomes more likely${move}.`
  }
  const average = baseline === 'ema' ? 'the average so far' : 'the average'
  return `Try ${step} drew ${name}: it pays ${reward}, ${average} is ${fixed(draw.baseline, 2)}. So ${name} becomes ${draw.advantage < 0 ? 'less' : 'more'} likely${move}.`
}
