import { type Params, type Spec, choice, flag, list, number, seed } from '../../figure/params.ts'

/** No token yet. */
export const NONE = -1

/** An answer of TinyLM as far as it is written, and how the tree of all answers is read. */
export const spec = {
  path: list({ min: NONE, max: 6, step: 1, minLength: 5, maxLength: 5, start: [NONE, NONE, NONE, NONE, NONE] }),
  gamma: number({ min: 0, max: 1, step: 0.01, start: 1 }),
  /** The word of reinforcement learning whose place is lit. */
  word: choice(
    ['none', 'state', 'action', 'policy', 'transition', 'trajectory', 'reward', 'return', 'value', 'advantage'],
    'none',
  ),
  /** The words of reinforcement learning alone, before values are explained: no Q, A, V or J. */
  map: flag(false),
  /** How many answers were sampled; the next one begins after them in the same stream. */
  tries: number({ min: 0, max: 99, step: 1, start: 0 }),
  seed: seed(7),
} satisfies Spec

/** What the map lights: the words that need no values. */
export const MAP_WORDS = choice(
  ['none', 'state', 'action', 'policy', 'transition', 'trajectory', 'reward', 'return'],
  'none',
)

/** Answers worth a look: "Hmm so 4 <eos>", "5 <eos>", and one that never ends, "so 4 ! ! !". */
export const ANSWERS = {
  start: { path: [NONE, NONE, NONE, NONE, NONE] },
  greedy: { path: [0, 1, 3, 6, NONE] },
  likeliest: { path: [4, 6, NONE, NONE, NONE] },
  cut: { path: [1, 3, 5, 5, 5] },
} as const satisfies Record<string, Partial<Params<typeof spec>>>
