import { fixed, signed } from '../../plot/number.ts'
import type { Action, Row, Scene } from './model.ts'

const f = (value: number) => fixed(value, 2)
const k = (value: number) => fixed(value, 3)

const list = (names: readonly string[]) =>
  names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`
const outside = (actions: readonly Action[]) =>
  list(actions.filter(({ isInside }) => !isInside).map(({ name, ratio }) => `${name} (ρ = ${f(ratio)})`))

/** What PPO does with the actions past their fence: most get no push any more, some are pushed back. */
function whatPpoDoes({ actions, gain, counted }: Scene): string {
  const stopped = (isUp: boolean) =>
    actions.filter(({ push, ratio }) => push === 'none' && ratio > 1 === isUp).map(({ name }) => name)
  const ways = [
    stopped(true).length > 0 ? `${list(stopped(true))} up` : '',
    stopped(false).length > 0 ? `${list(stopped(false))} down` : '',
  ]
    .filter(Boolean)
    .join(' and ')
  const both = [...stopped(true), ...stopped(false)]
  const held = actions.filter(({ push, isInside }) => push !== 'none' && !isInside).map(({ name }) => name)
  const back = held.length > 0 ? `pushes ${list(held)} back` : ''
  if (both.length === 0) return `PPO ${back}.`
  const credit =
    k(gain) === k(counted) ? '' : ` It credits ${signed(counted, 3)} of the surrogate’s ${signed(gain, 3)}.`
  return `PPO stops pushing ${ways}, but does not stop ${both.length > 1 ? 'them' : both[0]} from moving${back === '' ? '' : `, and ${back}`}.${credit}`
}

function narrate(scene: Scene): string {
  const { kl, radius, clip, isInBall, isInBand, actions } = scene
  if (kl < 1e-9) return 'The new policy is the old one: every ratio is 1 and the KL is 0.'
  const distance = `KL = ${k(kl)} is ${isInBall ? 'within' : 'beyond'} δ = ${k(radius)}`
  if (isInBall && isInBand)
    return `${distance}, and every ratio lies within 1 ± ${f(clip)}: neither TRPO nor PPO objects.`
  if (isInBand)
    return `${distance}: TRPO would shorten this step. Every ratio lies within 1 ± ${f(clip)}, so PPO clips nothing.`
  const first = isInBall ? `${distance}: TRPO allows this step.` : `${distance}: TRPO would shorten this step.`
  return `${first} Past a fence: ${outside(actions)}. ${whatPpoDoes(scene)}`
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
  look: 'Every point is a policy over A, B and C. Drag the new policy: TRPO keeps it inside the round region, PPO stops paying outside the straight-edged one.',
  oldShort: 'old',
  newShort: 'new',
  outsideView: 'new, further out',
  corners: { near: ['← more A', 'more B →', '↑ more C'], whole: ['A', 'B', 'C'] },
  ball: 'TRPO: KL ≤ δ',
  band: 'PPO: every ρ in 1 ± ε',
  trpo: 'TRPO step',
  gradient: 'gradient, same KL',
  surrogate: 'surrogate',
  ratio: 'ρ',
  push: 'PPO’s push',
  pushes: { up: 'up', down: 'down', none: 'no push' },
  controls: {
    probabilityA: { label: 'new π(A)', spoken: spokenPolicy },
    probabilityC: { label: 'new π(C)', spoken: spokenPolicy },
    radius: 'KL radius δ',
    clip: 'fence ε',
    old: { label: 'old policy', options: { even: 'even', tilted: '.6, .3, .1', sure: '.85, .1, .05' } },
    view: { label: 'show', options: { near: 'close up', whole: 'all policies' } },
    steps: 'also show what TRPO would do',
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
