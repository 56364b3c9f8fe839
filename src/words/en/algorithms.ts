/** The page of the family of methods. */
export const words = {
  kind: 'Reference',
  title: 'Twelve methods, few differences',
  description:
    'From REINFORCE and PPO to GRPO, DAPO, GSPO, MaxRL and DPPO: a tree, a table, and any two compared term by term.',
  about:
    'Twelve methods, from REINFORCE to DPPO, set the same eleven knobs. Here each method is a list of settings: the objective as published, PPO as used on language models. The tree, the table and the comparisons are computed from these settings. Statements about libraries are from August 2026.',
  headings: {
    tree: 'The family as a tree',
    matrix: 'The family as a table',
    verdicts: 'What each fixes, and how it fails',
    engine: 'The eleventh knob: the engine correction',
    relatives: 'Four more, in one line each',
    neighbours: 'Neighbours in the tree',
    objectives: 'Any two of the twelve',
  },
  tree: 'Each method hangs below the one it builds on: no earlier method differs from it on fewer knobs. The words beside a name are the knobs that were turned.',
  matrix: 'Libraries mix the columns freely: read a configuration by columns, not by its name.',
  verdicts: 'In the order of publication. Each method mends a fault of an earlier one and has faults too.',
  fixes: 'what it fixes',
  fails: 'how it fails',
  engine:
    'The engine that writes the answers and the trainer that learns from them compute slightly different probabilities, even with the same weights. A correction multiplies the loss by w, the trainer’s probability over the engine’s, and bounds w. Token by token it is biased but steady; as the product over an answer it is unbiased but very noisy. Whether it helps is disputed, and libraries differ in their defaults. The last column shows what each does to the same answer, whose two tokens have ratios 4 and 0.5.',
  engineTable: {
    caption: 'The engine correction in five libraries',
    head: ['library', 'default', 'what it does', 'weights of the two tokens'],
    defaults: { on: 'on', off: 'off', none: 'none' },
  },
  relatives:
    'They differ from a method above in one respect. We could not open any of the papers, so each line says what the library’s code does.',
  neighbours:
    'What changes from each method to the one below it. A pair’s name leads to its two formulas, one above the other, where what only one of them has is underlined.',
  objectives: <Part>(
    symbols: Readonly<Record<'question' | 'size' | 'answers' | 'mean' | 'last' | 'return' | 'divergence', Part>>,
  ): (string | Part)[] => [
    'Each is to be maximised, for one question ',
    symbols.question,
    ' with ',
    symbols.size,
    ' answers ',
    symbols.answers,
    '; the average over questions is left out. ',
    symbols.mean,
    ' is the mean reward of the group, ',
    symbols.last,
    ' is 1 on an answer’s last token and 0 elsewhere, and ',
    symbols.return,
    ' is the return that the critic should have predicted. Advantages are treated as constants, and ',
    symbols.divergence,
    ' is an estimate of the KL divergence from the reference.',
  ],
  compare: 'To compare two, choose a row and a column. The number says on how many knobs they differ.',
  showAll: 'show all twelve',
  lines: {
    maximise: 'maximise',
    advantage: 'advantage',
    reward: 'reward',
    ratio: 'ratio',
    gate: 'gate',
    dropped: 'dropped',
    groups: 'groups kept',
  },
  inLesson: (number: number) => `in lesson ${number}`,
  method: 'method',
  distance: (one: string, other: string, knobs: number) => `${one} and ${other}: ${knobs}`,
}
