/** The pages to look things up in: symbols, sources, the core, recorded runs. */
export const words = {
  kind: 'Reference',
  glossary: {
    title: 'Symbols',
    description: 'Every symbol of the course: what it means, its unit, and the lessons that use it.',
    about:
      'Each idea has one letter and one colour, the same in every lesson, formula and figure. The list follows the order of the course.',
    order: 'In the order of the course',
    unit: 'unit or range',
    introduced: 'introduced in',
    used: 'used in',
    unused: 'no lesson written so far',
  },
  references: {
    title: 'Sources',
    description: 'Every work the course is based on, and the lessons that cite it.',
    about: (works: number) =>
      `The ${works} works this course is based on, by first author, each with the lessons that cite it.`,
    cited: 'Cited by a lesson',
    notYet: 'Kept for lessons to come',
    inLessons: ' In ',
  },
  core: {
    title: 'The RL core',
    description: 'Every function of the core that the figures run: shapes, units, sources and where libraries differ.',
    about:
      'Every figure of the course runs on these modules: plain TypeScript, no dependency, no DOM, the same bits in every browser. The build makes this page from their docstrings.',
    usedBy: 'used by',
    groups: {
      mathematics: 'Deterministic mathematics',
      random: 'Randomness',
      numerics: 'Numerics',
      sampling: 'Sampling',
      bandit: 'The five-action bandit',
      tinylm: 'TinyLM',
      corridor: 'The corridor',
      returns: 'Returns and GAE',
      preference: 'Preferences and reward models',
      kl: 'KL: estimators, leash, tilt',
      objectives: 'Objectives: PPO, GRPO, GSPO, CISPO',
      advantages: 'Group advantages',
      importance: 'Importance weights',
      tokens: 'Tables of tokens: ratios, means, masks',
      systems: 'The machine',
    },
    checks: 'Checks of arguments',
  },
  recorded: {
    title: 'Recorded runs',
    description: 'Every number of the course that was recorded: the command, the seeds, the median and the band.',
    about:
      'Some runs take too long to repeat on a page. A seeded script made these; anyone can make them again, and the tests re-derive a sample. A result with a band is the median over the seeds, from the 10th to the 90th percentile; a share counts the runs in which it happened.',
    made: <Part>(first: number, last: number, command: Part, core: Part): (string | Part)[] => [
      `Seeds ${first} to ${last}; made by `,
      command,
      ', core ',
      core,
      '.',
    ],
    spread: (median: string, low: string, high: string, deviation: string | null, seeds: number) =>
      `${median} (${low} to ${high}${deviation === null ? '' : `, std ${deviation}`}, ${seeds} seeds)`,
    none: 'none',
    what: 'what',
  },
}
