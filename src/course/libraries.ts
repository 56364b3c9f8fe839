/**
 * The libraries this course speaks about, and the version each statement was read in. `npm run check:dates` lists every
 * sentence that names one with this version beside it, and refuses a library that stands in no row here.
 */
export interface Read {
  readonly name: string
  readonly repository: string
  /** The commit that was read, or the release. */
  readonly version: string
  /** Day of that commit, year-month-day. */
  readonly date: string
}

export const libraries = {
  trl: { name: 'TRL', repository: 'huggingface/trl', version: 'f2cd5771', date: '2026-07-24' },
  verl: { name: 'verl', repository: 'verl-project/verl', version: '1dda039b', date: '2026-08-22' },
  openrlhf: { name: 'OpenRLHF', repository: 'OpenRLHF/OpenRLHF', version: '3c3be623', date: '2026-08-13' },
  'open-instruct': {
    name: 'Open-Instruct',
    repository: 'allenai/open-instruct',
    version: 'e6c3044a',
    date: '2026-08-20',
  },
  'prime-rl': { name: 'prime-rl', repository: 'PrimeIntellect-ai/prime-rl', version: '559b4477', date: '2026-08-21' },
} as const satisfies Record<string, Read>

export type Library = keyof typeof libraries
