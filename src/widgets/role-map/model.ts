/** Who does what in reinforcement-learning post-training: the three-line loop, and the seven roles behind it. */
import type { Params } from '../../figure/params.ts'
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

/**
 * The lessons of this course that cover a role. Their numbers are written here, and held to the catalogue by a test, so that the
 * first lesson need not fetch the whole catalogue for them.
 */
export const lessonsOf: Readonly<Record<Role, readonly { readonly slug: string; readonly number: number }[]>> = {
  rollout: [
    { slug: 'softmax', number: 2 },
    { slug: 'machine', number: 14 },
  ],
  environment: [{ slug: 'rewards', number: 8 }],
  algorithm: [
    { slug: 'policy-gradient', number: 6 },
    { slug: 'baselines', number: 7 },
    { slug: 'ppo', number: 10 },
    { slug: 'groups', number: 11 },
  ],
  trainer: [
    { slug: 'machine', number: 14 },
    { slug: 'capstone', number: 15 },
  ],
  reference: [{ slug: 'leash', number: 9 }],
  sync: [{ slug: 'machine', number: 14 }],
  controller: [{ slug: 'machine', number: 14 }],
}

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

export interface Row {
  readonly role: Role
  /** What it hands on; nothing for the controller. */
  readonly sends: readonly (typeof wires)[number][]
  readonly lessons: readonly number[]
}

export const rows: readonly Row[] = roles.map((role) => ({
  role,
  sends: wires.filter(({ from }) => from === role),
  lessons: lessonsOf[role].map(({ number }) => number),
}))
