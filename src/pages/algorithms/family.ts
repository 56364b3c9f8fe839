/**
 * Eight objectives as data: each method is one choice per knob, and each choice is a few pieces of formula and a few words.
 * What differs between two methods is computed from that, never written down.
 */
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

/** A section of a lesson: the number of the lesson and the anchor in it. */
export type Section = readonly [lesson: number, anchor: string]

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
      section: [11, 'rloo'],
    },
    group: { words: 'the mean of the group as baseline', cell: 'mean of the group', section: [11, 'siblings'] },
    critic: { words: 'a critic’s values as baseline, through GAE', cell: 'critic, through GAE', section: [10, 'loss'] },
  },
  std: {
    none: { ...off, cell: 'no' },
    group: { words: 'the division by the group’s std', cell: 'yes', section: [11, 'std'] },
  },
  credit: {
    answer: { words: 'one advantage for the whole answer', cell: 'answer' },
    token: { words: 'one advantage for each token', cell: 'token', section: [10, 'loss'] },
  },
  ratio: {
    none: off,
    token: { words: 'a ratio for each token', cell: 'token', section: [10, 'ratio'] },
    answer: { words: 'one ratio for the whole answer', cell: 'answer', section: [11, 'gspo'] },
  },
  clip: {
    none: off,
    equal: { words: 'a clip with equal fences', cell: 'equal fences', section: [10, 'fence'] },
    higher: { words: 'a clip with a higher upper fence', cell: 'upper fence higher', section: [11, 'dapo'] },
    weight: {
      words: 'a capped weight under which no token loses its gradient',
      cell: 'weight capped',
      section: [11, 'cispo'],
    },
  },
  length: {
    sum: { words: 'the sum over an answer’s tokens', cell: 'sum per answer', section: [11, 'lengths'] },
    answer: { words: 'the mean over each answer’s tokens', cell: 'mean per answer', section: [11, 'lengths'] },
    pooled: { words: 'the mean over all tokens together', cell: 'mean over all tokens', section: [11, 'lengths'] },
    constant: {
      words: 'the sum over an answer’s tokens, divided by a constant length',
      cell: 'sum over a constant',
      section: [11, 'lengths'],
    },
    within: {
      words: 'one term for each answer, whose length counts within the ratio',
      cell: 'mean within the ratio',
      section: [11, 'gspo'],
    },
  },
  kl: {
    none: off,
    loss: { words: 'the KL estimate k3 in the loss', cell: 'in the loss, k3', section: [11, 'grpo'] },
    answer: { words: 'the KL penalty in the answer’s reward', cell: 'in the reward' },
    token: { words: 'the KL penalty in each token’s reward', cell: 'in the reward' },
  },
  critic: {
    none: { ...off, cell: 'no' },
    trained: { words: 'the critic with its squared error', cell: 'trained along', section: [10, 'loss'] },
  },
  groups: {
    none: { ...off, cell: 'kept' },
    signal: { words: 'the rule that draws silent groups again', cell: 'drawn again', section: [11, 'silent'] },
  },
  penalty: {
    none: { ...off, cell: '' },
    overlong: { words: 'the penalty on overlong answers', cell: 'penalised', section: [11, 'dapo'] },
  },
} as const satisfies Record<Knob, Record<string, Choice>>

type Settings = { readonly [K in Knob]: keyof (typeof choices)[K] }

export interface Method {
  readonly id: string
  /** The method it builds on. A test holds that no earlier one differs from it on fewer knobs. */
  readonly after?: string
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

/** In the order of publication. */
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
    section: [10, 'fence'],
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
    section: [11, 'rloo'],
    settings: { ...plain, baseline: 'others', ratio: 'none', clip: 'none', length: 'sum', kl: 'answer' },
    cells: { length: { cell: 'sum: the answer is one action', section: [11, 'rloo'] } },
    convention:
      'The answer is one action, so its log-probability is the sum over its tokens. Some libraries run RLOO advantages inside PPO’s loss instead: there the ratio, the clip and the average are PPO’s.',
  },
  {
    id: 'grpo',
    after: 'ppo',
    name: 'GRPO',
    source: ['shao2024grpo', 'eq. 3'],
    section: [11, 'grpo'],
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
    section: [11, 'dapo'],
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
    section: [11, 'lengths'],
    settings: { ...plain, baseline: 'group', ratio: 'token', clip: 'equal', length: 'constant', kl: 'none' },
    cells: { std: { cell: 'no', section: [11, 'std'] } },
    convention:
      'The constant is the longest length allowed in TRL and in the authors’ code. In verl it is the width of the padded batch unless set, and so no constant.',
  },
  {
    id: 'cispo',
    after: 'grpo',
    name: 'CISPO',
    source: ['minimax2025m1', 'eq. 4 and 5'],
    section: [11, 'cispo'],
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
    section: [11, 'gspo'],
    settings: {
      ...plain,
      baseline: 'group',
      std: 'group',
      ratio: 'answer',
      clip: 'equal',
      length: 'within',
      kl: 'none',
    },
    cells: { kl: { cell: 'left out of the formula for brevity', section: [11, 'gspo'] } },
    convention:
      'The paper’s fences stand several hundred times closer to 1 than PPO’s, because an answer’s ratio is a mean over its tokens; its runs set the lower and the upper one slightly apart. verl writes the loss per token with the same gradient; rows without a token are treated differently.',
  },
]

/** A piece of formula and the knob it belongs to. */
export interface Piece {
  readonly knob: Knob
  readonly tex: string
}

/** Pieces that stay on one line of the page. */
export type Group = readonly Piece[]
export type LineName = 'maximise' | 'advantage' | 'reward' | 'ratio' | 'groups'
export interface Line {
  readonly name: LineName
  readonly groups: readonly Group[]
}

const LENGTH: { readonly [id in Settings['length']]: string } = {
  sum: '\\displaystyle\\frac1{\\groupSize}\\sum_{i}\\sum_{t}\\;',
  answer: '\\displaystyle\\frac1{\\groupSize}\\sum_{i}\\frac1{|y_i|}\\sum_{t}\\;',
  pooled: '\\displaystyle\\frac1{\\sum_i|y_i|}\\sum_{i}\\sum_{t}\\;',
  constant: '\\displaystyle\\frac1{\\groupSize}\\sum_{i}\\frac1{L_{\\max}}\\sum_{t}\\;',
  within: '\\displaystyle\\frac1{\\groupSize}\\sum_{i}\\;',
}
const RATIO = { none: '', token: '\\ratio_{i,t}', answer: 's_i' } as const
const FENCES = {
  equal: ',\\,1-\\epsilon,\\,1+\\epsilon)',
  higher: ',\\,1-\\epsilon_{\\text{low}},\\,1+\\epsilon_{\\text{high}})',
} as const
const LOG_PROBABILITY = '\\log\\policy(a_{i,t}\\mid s_{i,t})'

function stepGroups({ settings }: Method): readonly Group[] {
  const advantage: Piece = {
    knob: 'credit',
    tex: settings.credit === 'token' ? '\\,\\advantage_{i,t}' : '\\,\\advantage_{i}',
  }
  const ratio: Piece = { knob: 'ratio', tex: RATIO[settings.ratio] }
  switch (settings.clip) {
    case 'none':
      return [[advantage, { knob: 'ratio', tex: `\\,${LOG_PROBABILITY}` }]]
    case 'weight':
      return [
        [
          { knob: 'clip', tex: '\\operatorname{sg}\\bigl[' },
          { knob: 'clip', tex: '\\operatorname{clip}(' },
          ratio,
          { knob: 'clip', tex: FENCES.higher },
          { knob: 'clip', tex: '\\bigr]' },
        ],
        [advantage, { knob: 'clip', tex: `\\,${LOG_PROBABILITY}` }],
      ]
    default:
      return [
        [{ knob: 'clip', tex: '\\min\\bigl(' }, ratio, advantage, { knob: 'clip', tex: ',\\;' }],
        [
          { knob: 'clip', tex: '\\operatorname{clip}(' },
          ratio,
          { knob: 'clip', tex: FENCES[settings.clip] },
          advantage,
          { knob: 'clip', tex: '\\bigr)' },
        ],
      ]
  }
}

function maximise(method: Method): Line {
  const { length, kl, critic } = method.settings
  const last: Piece | undefined =
    kl === 'loss'
      ? { knob: 'kl', tex: '{}-\\beta\\,k_{3}' }
      : critic === 'trained'
        ? { knob: 'critic', tex: '{}-c_1\\bigl(\\value(s_{i,t})-\\hat{G}_{i,t}\\bigr)^2' }
        : undefined
  const step = stepGroups(method)
  const groups: Group[] = [[{ knob: 'length', tex: LENGTH[length] }], ...step]
  if (last) {
    groups[0] = [...groups[0]!, { knob: last.knob, tex: '\\Bigl[' }]
    groups.push([last, { knob: last.knob, tex: '\\Bigr]' }])
  }
  return { name: 'maximise', groups }
}

function advantageLine({ settings: { baseline, std, credit } }: Method): Line {
  if (baseline === 'critic')
    return {
      name: 'advantage',
      groups: [
        [
          { knob: 'credit', tex: '\\advantage_{i,t}={}' },
          { knob: 'baseline', tex: '\\textstyle\\sum_{l\\ge0}(\\gamma\\lambda)^l\\,\\delta_{i,t+l},\\quad' },
        ],
        [
          {
            knob: 'baseline',
            tex: '\\delta_{i,t}=\\reward_{i,t}+\\gamma\\,\\value(s_{i,t+1})-\\value(s_{i,t})',
          },
        ],
      ],
    }
  const subtracted = {
    none: [],
    others: [{ knob: 'baseline', tex: '{}-\\tfrac1{\\groupSize-1}\\textstyle\\sum_{j\\ne i}\\Reward_j' }],
    group: [{ knob: 'baseline', tex: '{}-\\bar{\\Reward}' }],
  } as const satisfies Record<string, readonly Piece[]>
  const centred: readonly Piece[] = [{ knob: 'baseline', tex: '\\Reward_i' }, ...subtracted[baseline]]
  return {
    name: 'advantage',
    groups: [
      [
        { knob: 'credit', tex: credit === 'token' ? '\\advantage_{i,t}={}' : '\\advantage_{i}={}' },
        ...(std === 'group'
          ? [
              { knob: 'std', tex: '\\bigl(' } as const,
              ...centred,
              { knob: 'std', tex: '\\bigr)\\,/\\operatorname{std}(\\Reward)' } as const,
            ]
          : centred),
      ],
    ],
  }
}

function rewardLine({ settings: { credit, kl, penalty } }: Method): Line {
  if (credit === 'token')
    return {
      name: 'reward',
      groups: [
        [{ knob: 'credit', tex: '\\reward_{i,t}=1_{t=|y_i|}\\,\\reward(x,y_i)' }],
        [
          {
            knob: 'kl',
            tex: '{}-\\beta\\log\\dfrac{\\policy(a_{i,t}\\mid s_{i,t})}{\\reference(a_{i,t}\\mid s_{i,t})}',
          },
        ],
      ],
    }
  const more: Piece[] = []
  if (kl === 'answer')
    more.push({ knob: 'kl', tex: '{}-\\beta\\log\\dfrac{\\policy(y_i\\mid x)}{\\reference(y_i\\mid x)}' })
  if (penalty === 'overlong') more.push({ knob: 'penalty', tex: '{}+P(|y_i|)' })
  return { name: 'reward', groups: [[{ knob: 'credit', tex: '\\Reward_i=\\reward(x,y_i)' }, ...more]] }
}

/** A method's objective, to be maximised, and what its letters stand for. */
export function objective(method: Method): readonly Line[] {
  const { ratio, groups } = method.settings
  const lines: Line[] = [maximise(method), advantageLine(method), rewardLine(method)]
  if (ratio === 'token')
    lines.push({
      name: 'ratio',
      groups: [
        [
          {
            knob: 'ratio',
            tex: '\\ratio_{i,t}=\\dfrac{\\policy(a_{i,t}\\mid s_{i,t})}{\\old(a_{i,t}\\mid s_{i,t})}',
          },
        ],
      ],
    })
  if (ratio === 'answer')
    lines.push({
      name: 'ratio',
      groups: [
        [{ knob: 'ratio', tex: 's_i=\\left(\\dfrac{\\policy(y_i\\mid x)}{\\old(y_i\\mid x)}\\right)^{1/|y_i|}' }],
      ],
    })
  if (groups === 'signal')
    lines.push({ name: 'groups', groups: [[{ knob: 'groups', tex: '0<\\#\\,\\text{right}<\\groupSize' }]] })
  return lines
}

export const choiceOf = (method: Method, knob: Knob): Choice =>
  (choices[knob] as Record<string, Choice>)[method.settings[knob]]!

/** The knobs on which two methods differ. */
export const changedKnobs = (from: Method, to: Method): readonly Knob[] =>
  knobNames.filter((knob) => from.settings[knob] !== to.settings[knob])

/** One change in words: what is gone, what is added, what stands instead of what. */
export function change(from: Method, to: Method, knob: Knob): string {
  const before = choiceOf(from, knob).words
  const after = choiceOf(to, knob).words
  if (after === null) return `${before} is gone`
  return before === null ? `${after} is added` : `${after} instead of ${before}`
}

/** "GRPO → Dr. GRPO: the division by the group’s std is gone; …". */
export const difference = (from: Method, to: Method): string =>
  `${from.name} → ${to.name}: ${changedKnobs(from, to)
    .map((knob) => change(from, to, knob))
    .join('; ')}.`

export interface MarkedPiece extends Piece {
  readonly isChanged: boolean
}
export interface MarkedLine {
  readonly name: LineName
  readonly groups: readonly (readonly MarkedPiece[])[]
}

/** The objective of `method`, with the pieces marked that the same line of `other` does not hold. */
export function marked(method: Method, other: Method): readonly MarkedLine[] {
  const held = new Map(objective(other).map(({ name, groups }) => [name, new Set(groups.flat().map(({ tex }) => tex))]))
  return objective(method).map(({ name, groups }) => ({
    name,
    groups: groups.map((group) => group.map((piece) => ({ ...piece, isChanged: !held.get(name)?.has(piece.tex) }))),
  }))
}

export interface LocatedLine {
  readonly name: LineName
  readonly groups: readonly (readonly (Piece & { readonly without: readonly string[] })[])[]
}

/** The objective with, for each piece, the methods whose same line does not hold it. */
export function located(method: Method): readonly LocatedLine[] {
  const others = methods.filter((other) => other !== method)
  const sides = others.map((other) => ({ id: other.id, lines: marked(method, other) }))
  return objective(method).map(({ name, groups }, line) => ({
    name,
    groups: groups.map((group, at) =>
      group.map((piece, index) => ({
        ...piece,
        without: sides.filter(({ lines }) => lines[line]!.groups[at]![index]!.isChanged).map(({ id }) => id),
      })),
    ),
  }))
}

/** Both objectives, marked, without the lines that are the same in both. */
export function comparison(from: Method, to: Method): readonly [readonly MarkedLine[], readonly MarkedLine[]] {
  const sides = [marked(from, to), marked(to, from)] as const
  const differs = new Set(
    sides.flatMap((lines) =>
      lines.filter(({ groups }) => groups.flat().some(({ isChanged }) => isChanged)).map(({ name }) => name),
    ),
  )
  differs.add('maximise')
  const kept = (lines: readonly MarkedLine[]) => lines.filter(({ name }) => differs.has(name))
  return [kept(sides[0]), kept(sides[1])]
}

export interface Pair {
  readonly id: string
  readonly from: Method
  readonly to: Method
}

/** All pairs, the earlier method first. */
export const pairs: readonly Pair[] = methods.flatMap((from, index) =>
  methods.slice(index + 1).map((to) => ({ id: `${from.id}-${to.id}`, from, to })),
)

export const pairOf = (one: Method, other: Method): Pair | undefined =>
  pairs.find(({ from, to }) => (from === one && to === other) || (from === other && to === one))

/** The method above it in the tree. */
export const parent = ({ after }: Method): Method | undefined => methods.find(({ id }) => id === after)
