import { fixed, signed } from '../../plot/number.ts'
import type { Action, Row, Scene } from './model.ts'

const f = (value: number) => fixed(value, 2)
const k = (value: number) => fixed(value, 3)

const list = (names: readonly string[]) =>
  names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`
const outside = (actions: readonly Action[]) =>
  list(actions.filter(({ isInside }) => !isInside).map(({ name, ratio }) => `${name} (ρ = ${f(ratio)})`))

/** What PPO does with the actions outside the band: most lose their push, some are pushed back. */
function whatPpoDoes({ actions, gain, counted }: Scene): string {
  const stopped = actions.filter(({ push }) => push === 'none').map(({ name }) => name)
  const held = actions.filter(({ push, isInside }) => push !== 'none' && !isInside).map(({ name }) => name)
  const parts = [
    stopped.length > 0 ? `gives ${list(stopped)} no push` : '',
    held.length > 0 ? `pushes ${list(held)} back` : '',
  ].filter(Boolean)
  const counts = k(gain) === k(counted) ? '' : ` Of the surrogate’s ${signed(gain, 3)} it counts ${signed(counted, 3)}.`
  return `PPO ${parts.join(' and ')}${stopped.length > 0 ? ', but builds no wall' : ''}.${counts}`
}

function narrate(scene: Scene): string {
  const { kl, radius, clip, isInBall, isInBand, actions } = scene
  if (kl < 1e-9) return 'The new policy is the old one: every ratio is 1 and the KL is 0.'
  const distance = `KL = ${k(kl)} is ${isInBall ? 'within' : 'beyond'} δ = ${k(radius)}`
  if (isInBall && isInBand)
    return `Inside both: ${distance}, and every ratio lies within 1 ± ${f(clip)}. Neither TRPO nor PPO objects.`
  if (isInBand)
    return `${distance}: TRPO would shorten this step. Every ratio lies within 1 ± ${f(clip)}, so PPO has clipped nothing.`
  const first = isInBall ? `${distance}: TRPO allows this policy.` : `${distance}: TRPO would shorten this step.`
  return `${first} Outside 1 ± ${f(clip)}: ${outside(actions)}. ${whatPpoDoes(scene)}`
}

/** TRPO's test and PPO's, each with the numbers of the new policy. */
function slots({ kl, radius, clip, isInBall, isInBand, actions }: Scene) {
  const largest = actions.reduce((most, { ratio }) => Math.max(most, Math.abs(ratio - 1)), 0)
  return {
    kl: k(kl),
    relation: isInBall ? '≤' : '>',
    radius: k(radius),
    largest: k(largest),
    bandRelation: isInBand ? '≤' : '>',
    clip: f(clip),
  }
}

function formula(scene: Scene): string {
  const { kl, radius, largest, clip } = slots(scene)
  return `The KL from the old policy to the new one, ${kl}, is ${scene.isInBall ? 'at most' : 'above'} δ, ${radius}. The largest distance of a ratio from 1, ${largest}, is ${scene.isInBand ? 'at most' : 'above'} ε, ${clip}.`
}

const spokenPolicy = ({ actions, isInBall, isInBand }: Scene) =>
  `${actions.map(({ name, probability }) => `${name} ${f(probability)}`).join(', ')}; ${isInBall ? 'inside' : 'outside'} the KL ball, ${isInBand ? 'inside' : 'outside'} the clip region`

export const words = {
  title: 'KL ball and clip region',
  look: 'Every point is a policy over A, B and C. Drag the new policy: TRPO keeps it in the round region, PPO only stops paying outside the straight one.',
  oldShort: 'old',
  newShort: 'new',
  outsideView: 'new, further out',
  ball: (radius: number) => `KL ≤ ${k(radius)}`,
  band: (clip: number) => `all ρ in 1 ± ${f(clip)}`,
  trpo: 'TRPO step',
  gradient: 'gradient',
  sameKl: 'gradient, same KL',
  surrogate: 'surrogate',
  probability: 'π',
  ratio: 'ρ',
  push: 'PPO push',
  pushes: { up: 'up', down: 'down', none: 'no push' },
  kl: 'KL(old ‖ new)',
  klVerdict: ({ isInBall, radius }: Scene) => `${isInBall ? '≤' : '>'} ${k(radius)}`,
  counted: 'PPO counts',
  controls: {
    probabilityA: { label: 'new π(A)', spoken: spokenPolicy },
    probabilityC: { label: 'new π(C)', spoken: spokenPolicy },
    radius: 'KL radius δ',
    clip: 'fence ε',
    old: { label: 'old policy', options: { even: 'even', tilted: '.6, .3, .1', sure: '.85, .1, .05' } },
    view: { label: 'show', options: { near: 'close up', whole: 'the whole simplex' } },
  },
  narrate,
  slots,
  formula,
  picture: (scene: Scene) =>
    `Policies over three actions as points of a triangle, with the KL ball and the clip region around the old policy. With the same KL, TRPO’s step gains ${signed(scene.trpo.gain, 3)} and the plain gradient’s ${signed(scene.gradient.gain, 3)}. ${narrate(scene)}`,
  table: {
    caption: ({ actions }: Scene) =>
      `Four policies; advantages under the old one: ${actions.map(({ name, advantage }) => `${name} ${signed(advantage, 2)}`).join(', ')}`,
    head: ['policy', 'π(A)', 'π(B)', 'π(C)', 'ρ(A)', 'ρ(B)', 'ρ(C)', 'KL(old ‖ ·)', 'surrogate'],
    row: ({ policy, probabilities, ratios, kl, gain }: Row) => [
      { old: 'old policy', next: 'new policy', trpo: 'TRPO step', gradient: 'gradient' }[policy],
      ...[...probabilities, ...ratios].map(k),
      fixed(kl, 4),
      signed(gain, 4),
    ],
  },
}
export type Words = typeof words
