/** The knobs that policy-gradient methods set, and every setting of every knob: what the matrix says and where it is shown. */
export const knobs = {
  baseline: 'baseline',
  std: 'division by the std',
  credit: 'credit',
  ratio: 'ratio',
  clip: 'clip',
  length: 'average over tokens',
  kl: 'KL term',
  critic: 'critic',
  groups: 'silent groups',
  penalty: 'overlong answers',
} as const

export type Knob = keyof typeof knobs
export const knobNames = Object.keys(knobs) as readonly Knob[]

/** A section of a lesson: the slug of the lesson and the anchor in it. */
export type Section = readonly [lesson: string, anchor: string]

export interface Choice {
  /** A noun phrase for the middle of a sentence; null where the knob is off. */
  readonly words: string | null
  /** What the matrix says, in few words. */
  readonly cell: string
  readonly section?: Section
}

const off: Choice = { words: null, cell: 'none' }

/** Every setting of every knob. */
export const choices = {
  baseline: {
    none: { ...off, cell: 'none, or a constant' },
    others: {
      words: 'the mean of the other answers as baseline',
      cell: 'mean of the other answers',
      section: ['groups', 'rloo'],
    },
    group: { words: 'the mean of the group as baseline', cell: 'mean of the group', section: ['groups', 'siblings'] },
    critic: { words: 'a critic’s values as baseline, through GAE', cell: 'critic, through GAE', section: ['ppo', 'loss'] },
  },
  std: {
    none: { ...off, cell: 'no' },
    group: { words: 'the division by the group’s std', cell: 'yes', section: ['groups', 'std'] },
  },
  credit: {
    answer: { words: 'one advantage for the whole answer', cell: 'answer' },
    token: { words: 'one advantage for each token', cell: 'token', section: ['ppo', 'loss'] },
  },
  ratio: {
    none: off,
    token: { words: 'a ratio for each token', cell: 'token', section: ['ppo', 'ratio'] },
    answer: { words: 'one ratio for the whole answer', cell: 'answer', section: ['groups', 'gspo'] },
  },
  clip: {
    none: off,
    equal: { words: 'a clip with equal fences', cell: 'equal fences', section: ['ppo', 'fence'] },
    higher: { words: 'a clip with a higher upper fence', cell: 'upper fence higher', section: ['groups', 'dapo'] },
    weight: {
      words: 'a capped weight under which no token loses its gradient',
      cell: 'weight capped',
      section: ['groups', 'cispo'],
    },
  },
  length: {
    sum: { words: 'the sum over an answer’s tokens', cell: 'sum per answer', section: ['groups', 'lengths'] },
    answer: { words: 'the mean over each answer’s tokens', cell: 'mean per answer', section: ['groups', 'lengths'] },
    pooled: { words: 'the mean over all tokens together', cell: 'mean over all tokens', section: ['groups', 'lengths'] },
    constant: {
      words: 'the sum over an answer’s tokens, divided by a constant length',
      cell: 'sum over a constant',
      section: ['groups', 'lengths'],
    },
    within: {
      words: 'one term for each answer, whose length counts within the ratio',
      cell: 'mean within the ratio',
      section: ['groups', 'gspo'],
    },
  },
  kl: {
    none: off,
    loss: { words: 'the KL estimate k3 in the loss', cell: 'in the loss, k3', section: ['groups', 'grpo'] },
    answer: { words: 'the KL penalty in the answer’s reward', cell: 'in the answer’s reward' },
    token: { words: 'the KL penalty in each token’s reward', cell: 'in each token’s reward' },
  },
  critic: {
    none: { ...off, cell: 'no' },
    trained: { words: 'the critic with its squared error', cell: 'trained along', section: ['ppo', 'loss'] },
  },
  groups: {
    none: { ...off, cell: 'kept' },
    signal: { words: 'the rule that draws silent groups again', cell: 'drawn again', section: ['groups', 'silent'] },
  },
  penalty: {
    none: { ...off, cell: '' },
    overlong: { words: 'the penalty on overlong answers', cell: 'penalised', section: ['groups', 'dapo'] },
  },
} as const satisfies Record<Knob, Record<string, Choice>>

export type Settings = { readonly [K in Knob]: keyof (typeof choices)[K] }
