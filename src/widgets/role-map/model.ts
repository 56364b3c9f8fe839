/** Who does what in reinforcement-learning post-training: the three-line loop, and the seven roles behind it. */
import { lessonBySlug } from '../../course/catalogue.ts'
import type { Params } from '../../figure/params.ts'
import type { Words } from './en.ts'
import type { spec } from './params.ts'

export type Part = Params<typeof spec>['part']

export const roles = ['rollout', 'environment', 'algorithm', 'trainer', 'reference', 'sync', 'controller'] as const
export type Role = (typeof roles)[number]

/** The roles that carry out each part. */
export const rolesOf: Readonly<Record<Part, readonly Role[]>> = {
  sample: ['rollout'],
  score: ['environment'],
  update: ['algorithm', 'trainer'],
  reference: ['reference'],
  sync: ['sync'],
  control: ['controller'],
}

/** The lessons of this course that cover a role, by slug. */
const lessonsOf: Readonly<Record<Role, readonly string[]>> = {
  rollout: ['softmax', 'machine'],
  environment: ['rewards'],
  algorithm: ['policy-gradient', 'baselines', 'ppo', 'groups'],
  trainer: ['machine', 'capstone'],
  reference: ['leash'],
  sync: ['machine'],
  controller: ['machine'],
}

const numbersOf = (role: Role) => lessonsOf[role].map((slug) => lessonBySlug(slug).number)

/** What passes from role to role. */
export const wires = [
  { from: 'rollout', to: 'environment', carries: 'completions' },
  { from: 'rollout', to: 'reference', carries: 'completions' },
  { from: 'environment', to: 'algorithm', carries: 'rewards' },
  { from: 'reference', to: 'algorithm', carries: 'logprobs' },
  { from: 'algorithm', to: 'trainer', carries: 'loss' },
  { from: 'trainer', to: 'sync', carries: 'weights' },
  { from: 'sync', to: 'rollout', carries: 'weights' },
] as const satisfies readonly { from: Role; to: Role; carries: string }[]

export interface Scene {
  readonly part: Part
  readonly lit: ReadonlySet<Role>
}

export const scene = ({ part }: { readonly part: Part }): Scene => ({ part, lit: new Set(rolesOf[part]) })

/** "lesson 9", "lessons 2 and 13". */
export function lessonsText(role: Role): string {
  const numbers = numbersOf(role)
  if (numbers.length === 1) return `lesson ${numbers[0]}`
  return `lessons ${numbers.slice(0, -1).join(', ')} and ${numbers.at(-1)}`
}

export const table = (words: Words) => ({
  ...words.table,
  rows: roles.map((role) => [
    words.roles[role].join(' '),
    words.sentences[role],
    wires
      .filter(({ from }) => from === role)
      .map(({ to, carries }) => `${words.carries[carries]} to ${words.roles[to].join(' ')}`)
      .join('; ') || words.schedules,
    numbersOf(role).join(', '),
  ]),
})
