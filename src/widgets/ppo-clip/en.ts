import { fixed, signed } from '../../plot/number.ts'
import type { Corner, PpoClipParams, Scene } from './model.ts'

const f = (value: number) => fixed(value, 2)

/** What the verdict beside the handle says. */
const verdict = { up: 'pushed up', down: 'pushed down', none: 'no push' } as const

/** The six cells, three of sign times three of place, in words. */
const narrate = (scene: Scene): string =>
  scene.idleDualClip === null ? cellOf(scene) : `${cellOf(scene)} ${idle[scene.idleDualClip]}`

/** Why dual clip, though on, changes nothing. */
const idle = {
  good: 'Dual clip acts only on bad tokens.',
  near: 'Dual clip acts only past ρ = 3.',
  short: 'Dual clip acts only past ρ = 3: show ρ up to 5.',
}

function cellOf({ ratio, low, high, cell, result, push }: Scene): string {
  const where =
    ratio < low ? `is below 1 − ε = ${f(low)}` : ratio > high ? `is past 1 + ε = ${f(high)}` : 'lies between the fences'
  if (cell.startsWith('zero'))
    return `ρ = ${f(ratio)} ${where}, but the advantage is 0: this token gets no push, whatever its ratio.`
  const good = cell.startsWith('positive')
  const token = good ? 'the token was good' : 'the token was bad'
  if (result.branch === 'dual')
    return `ρ = ${f(ratio)} is past 3, so dual clip’s floor, 3·Â = ${f(result.value)}, is larger than ρ·Â = ${f(result.unclipped)}. The objective stays there: no push.`
  if (push === 'none')
    return `ρ = ${f(ratio)} ${where} and ${token}. The smaller product is the clipped one, and it is flat: no push, neither further nor back.`
  if (result.branch === 'tie') return `ρ = ${f(ratio)} ${where}. Both products are equal: the token is pushed ${push}.`
  return `ρ = ${f(ratio)} ${where}, but ${token}. The smaller product is the plain one: the token is pushed back ${push}.`
}

/** Keeps the line's height. */
const NO_NOTE = '\u00a0'

/** Numbers under the terms of the objective; the branch that counts says so. */
function slots({ ratio, low, high, advantage, result, winner }: Scene) {
  return {
    ratio: f(ratio),
    advantage: signed(advantage, 0),
    clip: f(Math.min(Math.max(ratio, low), high)),
    plain: f(result.unclipped),
    // Under the number, so that the formula is as wide in every state and breaks at the same place.
    plainNote: winner === 'neither' ? `floor ${f(result.value)}` : winner === 'plain' ? 'the smaller' : NO_NOTE,
    clipped: f(result.clipped),
    clippedNote: winner === 'clipped' ? 'the smaller' : NO_NOTE,
  }
}

const formula = (scene: Scene) => {
  const { ratio, advantage, clip, plain, plainNote, clipped, clippedNote } = slots(scene)
  const noted = (value: string, note: string) => (note === NO_NOTE ? value : `${value}, ${note}`)
  return `The objective is the minimum of ratio ${ratio} times advantage ${advantage}, which is ${noted(plain, plainNote)}, and clipped ratio ${clip} times advantage ${advantage}, which is ${noted(clipped, clippedNote)}.`
}

export const words = {
  title: 'PPO clip plot',
  look: 'Drag ρ. PPO climbs the thick line; where it is flat, the token gets no push.',
  objective: 'objective',
  ratio: 'ratio ρ',
  controls: {
    ratio: {
      label: 'ratio ρ',
      spoken: ({ ratio, low, high }: Scene) =>
        `${f(ratio)}, ${ratio > high ? 'past the upper fence' : ratio < low ? 'below the lower fence' : 'between the fences'}`,
    },
    clipLow: { label: (_: Scene, { asymmetric }: PpoClipParams) => (asymmetric ? 'lower fence' : 'fence ε') },
    clipHigh: 'upper fence',
    asymmetric: 'two different fences',
    advantage: {
      label: 'advantage Â',
      options: { positive: '▲ +1 better', negative: '▼ −1 worse', zero: '0 as usual' },
    },
    dualClip: 'dual clip, c = 3',
    range: { label: 'show ρ up to', options: { near: '2', far: '5' } },
  },
  plain: 'as it is',
  clipped: 'held at the fence',
  result: ['the smaller one,', 'what PPO climbs'] as const,
  resultFloored: ['held at the floor,', 'what PPO climbs'] as const,
  verdict,
  narrate,
  slots,
  formula,
  picture: (scene: Scene) =>
    `The clipped objective for advantage ${fixed(scene.advantage, 0)} with fences at ${f(scene.low)} and ${f(scene.high)}. ${narrate(scene)}`,
  table: {
    caption: 'The two branches and their minimum along the ratio',
    head: ['ratio ρ', 'ρ·Â', 'clip(ρ)·Â', 'objective', 'slope'],
    row: ({ ratio, plain, clipped, objective, slope }: Corner) => [
      f(ratio),
      f(plain),
      f(clipped),
      f(objective),
      fixed(slope, 0),
    ],
  },
}
export type Words = typeof words
