/**
 * The symbol table: one row per concept. It gives formulas their macros (\policy, \ratio, ...), prose and plots their
 * `data-term` attribute, listings their marked identifiers, and each term its spoken name. Colours live in the style sheet,
 * keyed by `concept`.
 * `tex` is what the macro draws (π as a letter: \pi is itself a macro of this table); `lesson` is where the term is introduced.
 */
type Concept = 'policy' | 'old' | 'reference' | 'reward' | 'advantage' | 'kl' | 'value' | 'ink'

export interface SymbolEntry {
  /** LaTeX drawn by the macro of the same name. */
  readonly tex: string
  readonly concept: Concept
  /** What a screen reader or a tooltip calls it. */
  readonly name: string
  /** One sentence for the glossary and popovers. */
  readonly definition: string
  /** Shape, unit or range. */
  readonly unit: string
  /** The slug of the lesson that introduces it. */
  readonly lesson: string
  /** Identifiers of src/core that stand for it, marked in listings; each belongs to one term. */
  readonly code: readonly string[]
}

export const symbols = {
  policy: {
    tex: 'π_\\theta',
    concept: 'policy',
    name: 'policy',
    definition: 'The model seen as a chooser: the probability it gives to each possible next token.',
    unit: 'probabilities, one per token, sum 1',
    lesson: 'post-training',
    code: ['policy'],
  },
  pi: {
    tex: 'π',
    concept: 'policy',
    name: 'policy probability',
    definition: 'The probability the current policy gives to one action.',
    unit: 'between 0 and 1',
    lesson: 'post-training',
    code: ['logProb', 'logProbs'],
  },
  old: {
    tex: 'π_{\\text{old}}',
    concept: 'old',
    name: 'old policy',
    definition: 'The policy at the start of this update, refreshed with every batch. The ratio is measured against it.',
    unit: 'probabilities, one per token, sum 1',
    lesson: 'ppo',
    code: ['old', 'oldLogProb', 'oldLogProbs'],
  },
  reference: {
    tex: 'π_{\\text{ref}}',
    concept: 'reference',
    name: 'reference policy',
    definition: 'A frozen copy of the model before reinforcement learning. The KL leash is measured against it.',
    unit: 'probabilities, one per token, sum 1',
    lesson: 'leash',
    code: ['refLogProb', 'refLogProbs'],
  },
  behaviour: {
    tex: '\\mu',
    concept: 'old',
    name: 'behaviour policy',
    definition: 'The distribution that really generated the tokens: weights, temperature and truncation together.',
    unit: 'probabilities, one per token, sum 1',
    lesson: 'softmax',
    code: ['behaviour', 'behaviourLogProbs'],
  },
  parameters: {
    tex: '\\theta',
    concept: 'policy',
    name: 'parameters',
    definition: 'The numbers that training changes: all weights of the model, or the five logits of the bandit.',
    unit: 'one real number per weight',
    lesson: 'post-training',
    code: [],
  },
  ratio: {
    tex: '\\rho',
    concept: 'policy',
    name: 'importance ratio',
    definition: 'How many times as likely the token is now as when the batch was drawn. Papers often write r(θ).',
    unit: 'positive, 1 means unchanged',
    lesson: 'ppo',
    code: ['ratio', 'ratios'],
  },
  reward: {
    tex: 'r',
    concept: 'reward',
    name: 'reward',
    definition: 'A number that says how good one step was.',
    unit: 'reward units',
    lesson: 'post-training',
    code: ['reward', 'stepRewards'],
  },
  Reward: {
    tex: 'R',
    concept: 'reward',
    name: 'reward of a completion',
    definition: 'A number that says how good a whole completion was.',
    unit: 'reward units',
    lesson: 'post-training',
    code: ['rewards'],
  },
  advantage: {
    tex: '\\hat{A}',
    concept: 'advantage',
    name: 'advantage',
    definition:
      'How much better than expected the outcome was. If positive, make it more likely; if negative, less likely.',
    unit: 'reward units, or multiples of the group deviation',
    lesson: 'post-training',
    code: ['advantage', 'advantages'],
  },
  baseline: {
    tex: 'b',
    concept: 'value',
    name: 'baseline',
    definition: 'What you expected. Subtracted from the reward; it must not depend on the action being scored.',
    unit: 'reward units',
    lesson: 'post-training',
    code: ['baseline'],
  },
  value: {
    tex: 'V',
    concept: 'value',
    name: 'value',
    definition: 'The return expected from a state if the policy carries on from there.',
    unit: 'reward units',
    lesson: 'returns',
    code: ['oldValues', 'bootstrapValue'],
  },
  kl: {
    tex: '\\mathrm{KL}',
    concept: 'kl',
    name: 'KL divergence',
    definition: 'How far one distribution lies from another, measured by the first. Not symmetric.',
    unit: 'nats, at least 0',
    lesson: 'leash',
    code: ['kl', 'klDivergence'],
  },
  logit: {
    tex: 'z',
    concept: 'ink',
    name: 'logit',
    definition: 'A raw score, one per vocabulary entry. Only differences between logits matter.',
    unit: 'any real number',
    lesson: 'softmax',
    code: ['logit', 'logits'],
  },
  temperature: {
    tex: 'T',
    concept: 'ink',
    name: 'temperature',
    definition: 'The number that divides the logits before softmax: low is spiky, high is flat.',
    unit: 'positive, 1 means unchanged',
    lesson: 'softmax',
    code: ['temperature', 'scoringTemperature'],
  },
  epsilon: {
    tex: '\\varepsilon',
    concept: 'old',
    name: 'clip range',
    definition: 'How far from 1 the ratio may go before the clipped branch of PPO takes over.',
    unit: 'positive, often 0.2',
    lesson: 'ppo',
    code: ['clipLow', 'clipHigh', 'epsilonLow', 'epsilonHigh'],
  },
  stepSize: {
    tex: '\\eta',
    concept: 'ink',
    name: 'step size',
    definition: 'How far the parameters move along the gradient in one update. Also called learning rate.',
    unit: 'positive',
    lesson: 'post-training',
    code: ['stepSize'],
  },
  groupSize: {
    tex: 'G',
    concept: 'ink',
    name: 'group size',
    definition: 'How many completions are drawn for one prompt.',
    unit: 'whole number, at least 2',
    lesson: 'groups',
    code: ['groupSize'],
  },
} as const satisfies Record<string, SymbolEntry>

export type TermName = keyof typeof symbols

export const isTerm = (name: string): name is TermName => Object.hasOwn(symbols, name)

/** KaTeX macros: each term of the table, tagged with its name and its concept. The outer braces let a term be a subscript. */
export const macros: Record<string, string> = Object.fromEntries(
  Object.entries(symbols).map(([name, { tex, concept }]) => [
    `\\${name}`,
    `{\\htmlData{term=${name},concept=${concept}}{${tex}}}`,
  ]),
)
