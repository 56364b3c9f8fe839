/** The page of the family of methods. */
export const words = {
  kind: 'Reference',
  title: 'Eight methods, few differences',
  description:
    'REINFORCE, PPO, RLOO, GRPO, DAPO, Dr. GRPO, CISPO and GSPO: a tree, a table, and any two compared term by term.',
  about:
    'REINFORCE, PPO, RLOO, GRPO, DAPO, Dr. GRPO, CISPO and GSPO set the same ten knobs. Here each method is written as its settings, as published; the trees, tables and comparisons below are computed from those.',
  headings: {
    tree: 'The family as a tree',
    matrix: 'The family as a table',
    neighbours: 'Neighbours in the tree',
    objectives: 'Any two of the eight',
  },
  tree: 'Each method hangs below the one it builds on; no earlier one differs from it on fewer knobs. The words beside a name are the knobs that were turned.',
  matrix: 'Libraries mix the columns freely: read a configuration by columns, not by its name.',
  neighbours:
    'One stands above the other. What the other does not have is underlined, and lines that agree are left out. The letters are explained below.',
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
    ' is the return that the critic should have foretold. Advantages count as constants, and ',
    symbols.divergence,
    ' is an estimate of the KL divergence from the reference.',
  ],
  compare: 'To compare two, choose a row and a column. The number says on how many knobs they differ.',
  showAll: 'show all eight',
  lines: { maximise: 'maximise', advantage: 'advantage', reward: 'reward', ratio: 'ratio', groups: 'groups kept' },
  inLesson: (number: number) => `in lesson ${number}`,
  method: 'method',
  distance: (one: string, other: string, knobs: number) => `${one} and ${other}: ${knobs}`,
}
