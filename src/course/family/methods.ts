/** Twelve methods as data: each is one choice per knob. What differs between two is computed from that, never written down. */
import { words } from '../../words/en/family.ts'
import { type Choice, type Knob, type Section, type Settings, choices } from './knobs.ts'

/** In the order of publication; on arXiv, of its numbers. */
export const METHODS = [
  'reinforce',
  'ppo',
  'grpo',
  'rloo',
  'reinforce-pp',
  'dapo',
  'dr-grpo',
  'cispo',
  'gspo',
  'sapo',
  'max-rl',
  'dppo',
] as const
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
  /** What it mends in what came before, and what stays or becomes worse. */
  readonly verdict: { readonly fixes: string; readonly fails: string }
}

const plain = {
  std: 'none',
  credit: 'answer',
  critic: 'none',
  groups: 'none',
  penalty: 'none',
  engine: 'none',
} as const

/** In the order of METHODS. */
export const methods: readonly Method[] = [
  {
    id: 'reinforce',
    name: 'REINFORCE',
    source: ['williams1992reinforce'],
    settings: { ...plain, baseline: 'none', ratio: 'none', clip: 'none', length: 'sum', kl: 'none' },
    cells: { groups: { cell: words.cells.noGroups } },
    convention: words.conventions.reinforce,
    verdict: words.verdicts.reinforce,
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
    cells: { std: { cell: words.cells.ppo }, groups: { cell: words.cells.noGroups } },
    convention: words.conventions.ppo,
    verdict: words.verdicts.ppo,
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
    convention: words.conventions.grpo,
    verdict: words.verdicts.grpo,
  },
  {
    id: 'rloo',
    after: 'reinforce',
    name: 'RLOO',
    source: ['ahmadian2024rloo'],
    section: ['groups', 'rloo'],
    settings: { ...plain, baseline: 'others', ratio: 'none', clip: 'none', length: 'sum', kl: 'answer' },
    cells: { length: { cell: words.cells.rloo, section: ['groups', 'rloo'] } },
    convention: words.conventions.rloo,
    verdict: words.verdicts.rloo,
  },
  {
    id: 'reinforce-pp',
    after: 'grpo',
    name: 'REINFORCE++',
    source: ['hu2025reinforcepp'],
    settings: {
      ...plain,
      baseline: 'group',
      std: 'batch',
      ratio: 'token',
      clip: 'equal',
      length: 'pooled',
      kl: 'answer',
    },
    convention: words.conventions['reinforce-pp'],
    verdict: words.verdicts['reinforce-pp'],
  },
  {
    id: 'dapo',
    after: 'grpo',
    name: 'DAPO',
    source: ['yu2025dapo'],
    section: ['family', 'dapo'],
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
    convention: words.conventions.dapo,
    verdict: words.verdicts.dapo,
  },
  {
    id: 'dr-grpo',
    after: 'grpo',
    name: 'Dr. GRPO',
    source: ['liu2025drgrpo'],
    section: ['groups', 'lengths'],
    settings: { ...plain, baseline: 'group', ratio: 'token', clip: 'equal', length: 'constant', kl: 'none' },
    cells: { std: { cell: words.cells['dr-grpo'], section: ['groups', 'std'] } },
    convention: words.conventions['dr-grpo'],
    verdict: words.verdicts['dr-grpo'],
  },
  {
    id: 'cispo',
    after: 'dapo',
    name: 'CISPO',
    source: ['minimax2025m1', 'eq. 4 and 5'],
    section: ['family', 'cispo'],
    settings: {
      ...plain,
      baseline: 'group',
      std: 'group',
      ratio: 'token',
      clip: 'weight',
      length: 'pooled',
      kl: 'none',
      groups: 'signal',
      penalty: 'overlong',
    },
    convention: words.conventions.cispo,
    verdict: words.verdicts.cispo,
  },
  {
    id: 'gspo',
    after: 'grpo',
    name: 'GSPO',
    source: ['zheng2025gspo', 'eq. 5 and 7'],
    section: ['family', 'gspo'],
    settings: {
      ...plain,
      baseline: 'group',
      std: 'group',
      ratio: 'answer',
      clip: 'higher',
      length: 'within',
      kl: 'none',
    },
    cells: {
      clip: { cell: words.cells.gspo.clip, section: ['family', 'gspo'] },
      kl: { cell: words.cells.gspo.kl, section: ['family', 'gspo'] },
    },
    convention: words.conventions.gspo,
    verdict: words.verdicts.gspo,
  },
  {
    id: 'sapo',
    after: 'grpo',
    name: 'SAPO',
    source: ['gao2025sapo'],
    settings: {
      ...plain,
      baseline: 'group',
      std: 'group',
      ratio: 'token',
      clip: 'gate',
      length: 'answer',
      kl: 'none',
    },
    convention: words.conventions.sapo,
    verdict: words.verdicts.sapo,
  },
  {
    id: 'max-rl',
    after: 'reinforce',
    name: 'MaxRL',
    source: ['tajwar2026maxrl'],
    settings: { ...plain, baseline: 'group', std: 'mean', ratio: 'none', clip: 'none', length: 'sum', kl: 'none' },
    convention: words.conventions['max-rl'],
    verdict: words.verdicts['max-rl'],
  },
  {
    id: 'dppo',
    after: 'dr-grpo',
    name: 'DPPO',
    source: ['qi2026dppo'],
    settings: {
      ...plain,
      baseline: 'group',
      ratio: 'token',
      clip: 'change',
      length: 'pooled',
      kl: 'sampler',
      engine: 'ratio',
    },
    convention: words.conventions.dppo,
    verdict: words.verdicts.dppo,
  },
]

export const choiceOf = (method: Method, knob: Knob): Choice =>
  (choices[knob] as Record<string, Choice>)[method.settings[knob]]!

/** The method above it in the tree. */
export const parent = ({ after }: Method): Method | undefined => methods.find(({ id }) => id === after)
