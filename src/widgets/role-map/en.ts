import { type Part, type Role, type Row, type Scene, lessonsOf, rolesOf } from './model.ts'

/** A name in one or two lines. */
const roles: Record<Role, readonly [string] | readonly [string, string]> = {
  rollout: ['rollout'],
  environment: ['environment', '/ reward'],
  algorithm: ['algorithm'],
  trainer: ['trainer'],
  reference: ['frozen', 'reference'],
  sync: ['weight', 'sync'],
  controller: ['controller'],
}

const sentences: Record<Role, string> = {
  rollout: 'It lets the current policy write completions and keeps the log-probability of every token it drew.',
  environment:
    'It answers and scores: a checker, a test suite, a game or a reward model turns each completion into a number.',
  algorithm:
    'The algorithm turns rewards into advantages and a loss: it decides which tokens become more likely, and by how much.',
  trainer: 'The trainer computes the gradient of that loss and changes the weights.',
  reference:
    'It is a copy of the model from before RL that is never trained; how far the policy has drifted is measured against it. It is left out where no KL term is used.',
  sync: 'It carries the new weights from the trainer to the machines that generate.',
  controller: 'It decides who waits for whom, and drops completions that were written with weights too old.',
}

type Piece = string | readonly [text: string, concept: string]
const policy = (text: string): Piece => [text, 'policy']
const reward: Piece = ['R', 'reward']

/** The loop itself: code in the colours of its concepts, and the tag of who runs it. */
const lines: Record<'sample' | 'score' | 'update', { readonly code: readonly Piece[]; readonly tag: string }> = {
  sample: { code: ['y = sample(', policy('policy'), ', x)'], tag: 'rollout' },
  score: { code: [reward, ' = score(x, y)'], tag: 'environment / reward' },
  update: {
    code: [policy('θ'), ' = ', policy('θ'), ' + η · ', reward, ' · ∇ log ', policy('π'), '(y | x)'],
    tag: 'algorithm + trainer',
  },
}

const names: Record<Part, string> = {
  sample: 'The first line is the rollout.',
  score: 'The second line is the environment, which pays the reward.',
  update: 'The third line hides two roles, algorithm and trainer.',
  reference: 'The frozen reference is in no line of the loop.',
  sync: 'Writing and training often happen on different machines, so the new weights have to travel: weight sync.',
  control: 'Something has to repeat the loop and keep order: the controller.',
}

/** "lesson 9", "lessons 2 and 13". */
function lessonsText(role: Role): string {
  const numbers = lessonsOf[role].map(({ number }) => number)
  if (numbers.length === 1) return `lesson ${numbers[0]}`
  return `lessons ${numbers.slice(0, -1).join(', ')} and ${numbers.at(-1)}`
}
const covered = (role: Role) => `Covered in ${lessonsText(role)}.`

const carries = {
  completions: 'completions',
  rewards: 'rewards',
  logprobs: 'log-probabilities',
  loss: 'loss',
  weights: 'weights',
}
const nameOf = (role: Role) => roles[role].join(' ')

const narrate = ({ part }: Scene): string =>
  [names[part], ...rolesOf[part].flatMap((role) => [sentences[role], covered(role)])].join(' ')

export const words = {
  title: 'Roles in the training loop',
  look: 'Choose a line of the loop, or a part that only a large model needs, and see which of the seven roles does that work.',
  loop: 'the loop, repeated for every prompt x',
  lines,
  beyond: 'needed at scale',
  beyondNames: { reference: 'frozen reference', sync: 'weight sync', control: 'controller' },
  roles,
  sentences,
  carries,
  covered,
  narrate,
  picture: (scene: Scene) =>
    `Seven roles: rollout sends completions to the environment and the frozen reference; both report to the algorithm; it hands a loss to the trainer; weight sync carries the new weights back to the rollout; a controller schedules them all. Lit: ${[...scene.lit].map((role) => roles[role].join(' ')).join(' and ')}.`,
  table: {
    caption: 'The seven roles',
    head: ['role', 'what it does', 'sends', 'lesson'],
    row: ({ role, sends, lessons }: Row) => [
      nameOf(role),
      sentences[role],
      sends.map((wire) => `${carries[wire.carries]} to ${nameOf(wire.to)}`).join('; ') || 'schedules all others',
      lessons.join(', '),
    ],
  },
}
export type Words = typeof words
