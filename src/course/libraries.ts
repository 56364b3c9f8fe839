/**
 * The libraries this course speaks about, and the version each statement was read in. `npm run check:dates` lists every
 * sentence that names one with this version beside it, and refuses a library that stands in no row here.
 */
export interface Read {
  readonly name: string
  /** Other names that prose gives it. */
  readonly aliases?: readonly string[]
  readonly repository: string
  /** The commit that was read; null where none was noted: these are the first to re-check. */
  readonly version: string | null
  /** Day of that commit, or the month in which the statements held. */
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
  oat: { name: 'oat', repository: 'sail-sg/oat', version: 'c1a074c3', date: '2026-08' },
  vllm: { name: 'vLLM', repository: 'vllm-project/vllm', version: null, date: '2026-08' },
  transformers: {
    name: 'the transformers library',
    repository: 'huggingface/transformers',
    version: null,
    date: '2026-08',
  },
  'llama-cpp': { name: 'llama.cpp', repository: 'ggml-org/llama.cpp', version: null, date: '2026-08' },
  nanochat: { name: 'nanochat', repository: 'karpathy/nanochat', version: null, date: '2026-08' },
  nanogpt: { name: 'nanoGPT', repository: 'karpathy/nanoGPT', version: null, date: '2026-08' },
  cleanrl: { name: 'cleanrl', repository: 'vwxyzjn/cleanrl', version: null, date: '2026-08' },
  sb3: {
    name: 'Stable-Baselines3',
    aliases: ['SB3'],
    repository: 'DLR-RM/stable-baselines3',
    version: null,
    date: '2026-08',
  },
  tianshou: { name: 'Tianshou', repository: 'thu-ml/tianshou', version: null, date: '2026-08' },
} as const satisfies Record<string, Read>

export type Library = keyof typeof libraries
