import { words } from '../../words/en/family.ts'

/** The knobs that policy-gradient methods set, and every setting of every knob: what the matrix says and where it is shown. */
export const knobs = words.knobs

export type Knob = keyof typeof knobs
export const knobNames = Object.keys(knobs) as readonly Knob[]

/** A section of a lesson: the number of the lesson and the anchor in it. */
export type Section = readonly [lesson: number, anchor: string]

export interface Choice {
  /** A noun phrase for the middle of a sentence; null where the knob is off. */
  readonly words: string | null
  /** What the matrix says, in few words. */
  readonly cell: string
  readonly section?: Section
}

/** Every setting of every knob. */
export const choices = {
  baseline: {
    none: words.choices.baseline.none,
    others: { ...words.choices.baseline.others, section: [11, 'rloo'] },
    group: { ...words.choices.baseline.group, section: [11, 'siblings'] },
    critic: { ...words.choices.baseline.critic, section: [10, 'loss'] },
  },
  std: {
    none: words.choices.std.none,
    group: { ...words.choices.std.group, section: [11, 'std'] },
  },
  credit: {
    answer: words.choices.credit.answer,
    token: { ...words.choices.credit.token, section: [10, 'loss'] },
  },
  ratio: {
    none: words.choices.ratio.none,
    token: { ...words.choices.ratio.token, section: [10, 'ratio'] },
    answer: { ...words.choices.ratio.answer, section: [11, 'gspo'] },
  },
  clip: {
    none: words.choices.clip.none,
    equal: { ...words.choices.clip.equal, section: [10, 'fence'] },
    higher: { ...words.choices.clip.higher, section: [11, 'dapo'] },
    weight: { ...words.choices.clip.weight, section: [11, 'cispo'] },
  },
  length: {
    sum: { ...words.choices.length.sum, section: [11, 'lengths'] },
    answer: { ...words.choices.length.answer, section: [11, 'lengths'] },
    pooled: { ...words.choices.length.pooled, section: [11, 'lengths'] },
    constant: { ...words.choices.length.constant, section: [11, 'lengths'] },
    within: { ...words.choices.length.within, section: [11, 'gspo'] },
  },
  kl: {
    none: words.choices.kl.none,
    loss: { ...words.choices.kl.loss, section: [11, 'grpo'] },
    answer: words.choices.kl.answer,
    token: words.choices.kl.token,
  },
  critic: {
    none: words.choices.critic.none,
    trained: { ...words.choices.critic.trained, section: [10, 'loss'] },
  },
  groups: {
    none: words.choices.groups.none,
    signal: { ...words.choices.groups.signal, section: [11, 'silent'] },
  },
  penalty: {
    none: words.choices.penalty.none,
    overlong: { ...words.choices.penalty.overlong, section: [11, 'dapo'] },
  },
} as const satisfies Record<Knob, Record<string, Choice>>

export type Settings = { readonly [K in Knob]: keyof (typeof choices)[K] }
