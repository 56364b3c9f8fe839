import { words } from '../../words/en/family.ts'

/** The knobs that policy-gradient methods set, and every setting of every knob: what the matrix says and where it is shown. */
export const knobs = words.knobs

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

/** Every setting of every knob. */
export const choices = {
  baseline: {
    none: words.choices.baseline.none,
    others: { ...words.choices.baseline.others, section: ['groups', 'rloo'] },
    group: { ...words.choices.baseline.group, section: ['groups', 'siblings'] },
    critic: { ...words.choices.baseline.critic, section: ['ppo', 'loss'] },
  },
  std: {
    none: words.choices.std.none,
    group: { ...words.choices.std.group, section: ['groups', 'std'] },
    batch: words.choices.std.batch,
    mean: words.choices.std.mean,
  },
  credit: {
    answer: words.choices.credit.answer,
    token: { ...words.choices.credit.token, section: ['ppo', 'loss'] },
  },
  ratio: {
    none: words.choices.ratio.none,
    token: { ...words.choices.ratio.token, section: ['ppo', 'ratio'] },
    answer: { ...words.choices.ratio.answer, section: ['family', 'gspo'] },
  },
  clip: {
    none: words.choices.clip.none,
    equal: { ...words.choices.clip.equal, section: ['ppo', 'fence'] },
    higher: { ...words.choices.clip.higher, section: ['family', 'dapo'] },
    weight: { ...words.choices.clip.weight, section: ['family', 'cispo'] },
    gate: words.choices.clip.gate,
    change: words.choices.clip.change,
  },
  length: {
    sum: { ...words.choices.length.sum, section: ['groups', 'lengths'] },
    answer: { ...words.choices.length.answer, section: ['groups', 'lengths'] },
    pooled: { ...words.choices.length.pooled, section: ['groups', 'lengths'] },
    constant: { ...words.choices.length.constant, section: ['groups', 'lengths'] },
    within: { ...words.choices.length.within, section: ['family', 'gspo'] },
  },
  kl: {
    none: words.choices.kl.none,
    loss: { ...words.choices.kl.loss, section: ['groups', 'grpo'] },
    answer: words.choices.kl.answer,
    token: words.choices.kl.token,
    sampler: words.choices.kl.sampler,
  },
  critic: {
    none: words.choices.critic.none,
    trained: { ...words.choices.critic.trained, section: ['ppo', 'loss'] },
  },
  groups: {
    none: words.choices.groups.none,
    signal: { ...words.choices.groups.signal, section: ['groups', 'silent'] },
  },
  penalty: {
    none: words.choices.penalty.none,
    overlong: { ...words.choices.penalty.overlong, section: ['family', 'dapo'] },
  },
  engine: {
    none: words.choices.engine.none,
    ratio: words.choices.engine.ratio,
  },
} as const satisfies Record<Knob, Record<string, Choice>>

export type Settings = { readonly [K in Knob]: keyof (typeof choices)[K] }
