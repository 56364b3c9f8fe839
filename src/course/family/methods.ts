/** Eight methods as data: each is one choice per knob. What differs between two is computed from that, never written down. */
import { type Choice, type Knob, type Section, type Settings, choices } from './knobs.ts'

/** In the order of publication. */
export const METHODS = ['reinforce', 'ppo', 'rloo', 'grpo', 'dapo', 'dr-grpo', 'cispo', 'gspo'] as const
export type MethodId = (typeof METHODS)[number]

export interface Method {
  readonly id: MethodId
  /** The method it builds on. A test holds that no earlier one differs from it on fewer knobs. */
  readonly after?: MethodId
  readonly name: string
  /** Key of lessons/references.bib, and the equation where it was checked. */
  readonly source: readonly [key: string, where?: string]
  readonly section?: Section
  readonly settings: Settings
  /** Cells of the matrix that need other words than their choice. */
  readonly cells?: Partial<Record<Knob, { readonly cell: string; readonly section?: Section }>>
  /** What the name leaves open, and what is meant here. */
  readonly convention: string
}

const plain = { std: 'none', credit: 'answer', critic: 'none', groups: 'none', penalty: 'none' } as const

/** In the order of METHODS. */
export const methods: readonly Method[] = [
  {
    id: 'reinforce',
    name: 'REINFORCE',
    source: ['williams1992reinforce'],
    settings: { ...plain, baseline: 'none', ratio: 'none', clip: 'none', length: 'sum', kl: 'none' },
    convention:
      'Fresh samples, one update for each batch. A constant may be subtracted from the reward without changing the average update. One answer per question is enough.',
  },
  {
    id: 'ppo',
    after: 'reinforce',
    name: 'PPO',
    source: ['schulman2017ppo', 'eq. 7 and 9'],
    section: ['ppo', 'fence'],
    settings: {
      ...plain,
      baseline: 'critic',
      credit: 'token',
      ratio: 'token',
      clip: 'equal',
      length: 'pooled',
      kl: 'token',
      critic: 'trained',
    },
    cells: { std: { cell: 'no; code often does, over the batch' } },
    convention:
      'As used on language models, with the KL penalty in the reward; the entropy bonus, often zero, is left out. The paper has the plain squared error for the critic, code often a clipped one. verl and TRL also whiten the advantages over the batch with the sample std, which the formula does not show.',
  },
  {
    id: 'rloo',
    after: 'reinforce',
    name: 'RLOO',
    source: ['ahmadian2024rloo'],
    section: ['groups', 'rloo'],
    settings: { ...plain, baseline: 'others', ratio: 'none', clip: 'none', length: 'sum', kl: 'answer' },
    cells: { length: { cell: 'sum: the answer is one action', section: ['groups', 'rloo'] } },
    convention:
      'The answer is one action, so its log-probability is the sum over its tokens. Some libraries run RLOO advantages inside PPO’s loss instead: there the ratio, the clip and the average are PPO’s.',
  },
  {
    id: 'grpo',
    after: 'ppo',
    name: 'GRPO',
    source: ['shao2024grpo', 'eq. 3'],
    section: ['groups', 'grpo'],
    settings: {
      ...plain,
      baseline: 'group',
      std: 'group',
      ratio: 'token',
      clip: 'equal',
      length: 'answer',
      kl: 'loss',
    },
    convention:
      'The figures of this site take the sample std (divide by G − 1), as verl, TRL and OpenRLHF do; Open-Instruct takes the population std (divide by G). Each adds its own small number to it. Left alone, verl, TRL and OpenRLHF average over all tokens, not per answer.',
  },
  {
    id: 'dapo',
    after: 'grpo',
    name: 'DAPO',
    source: ['yu2025dapo'],
    section: ['groups', 'dapo'],
    settings: {
      ...plain,
      baseline: 'group',
      std: 'group',
      ratio: 'token',
      clip: 'higher',
      length: 'pooled',
      kl: 'none',
      groups: 'signal',
      penalty: 'overlong',
    },
    convention:
      'The paper pools the tokens of one group, TRL those of the whole batch. The std is the sample std in the libraries named under GRPO. The penalty P is 0 up to a buffer before the length limit and falls to −1 at it; beyond, verl lets it fall further, OpenRLHF does not.',
  },
  {
    id: 'dr-grpo',
    after: 'grpo',
    name: 'Dr. GRPO',
    source: ['liu2025drgrpo'],
    section: ['groups', 'lengths'],
    settings: { ...plain, baseline: 'group', ratio: 'token', clip: 'equal', length: 'constant', kl: 'none' },
    cells: { std: { cell: 'no', section: ['groups', 'std'] } },
    convention:
      'The constant is the longest length allowed in TRL and in the authors’ code. In verl it is the width of the padded batch unless set, and so no constant.',
  },
  {
    id: 'cispo',
    after: 'grpo',
    name: 'CISPO',
    source: ['minimax2025m1', 'eq. 4 and 5'],
    section: ['groups', 'cispo'],
    settings: {
      ...plain,
      baseline: 'group',
      std: 'group',
      ratio: 'token',
      clip: 'weight',
      length: 'pooled',
      kl: 'none',
    },
    convention:
      'sg means: treat as a constant. The paper switches the lower bound off. The upper one is ε itself in TRL and 1 + ε in Open-Instruct and verl; verl keeps the lower bound. Only the formula is compared here, not the recipe around it.',
  },
  {
    id: 'gspo',
    after: 'grpo',
    name: 'GSPO',
    source: ['zheng2025gspo', 'eq. 5 and 7'],
    section: ['groups', 'gspo'],
    settings: {
      ...plain,
      baseline: 'group',
      std: 'group',
      ratio: 'answer',
      clip: 'equal',
      length: 'within',
      kl: 'none',
    },
    cells: { kl: { cell: 'omitted for brevity', section: ['groups', 'gspo'] } },
    convention:
      'The paper’s fences stand several hundred times closer to 1 than PPO’s, because an answer’s ratio is a mean over its tokens; its runs set the lower and the upper one slightly apart. verl writes the loss per token with the same gradient; rows without a token are treated differently.',
  },
]

export const choiceOf = (method: Method, knob: Knob): Choice =>
  (choices[knob] as Record<string, Choice>)[method.settings[knob]]!

/** The method above it in the tree. */
export const parent = ({ after }: Method): Method | undefined => methods.find(({ id }) => id === after)
