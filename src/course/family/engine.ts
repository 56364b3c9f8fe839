/** The engine correction as five libraries set it, by the core's own options, and what each makes of one answer. */
import { type ImportanceOptions, importanceWeights } from '../../core/importance/importance-weights.ts'
import { log } from '../../core/mathematics/log.ts'
import type { Library } from '../libraries.ts'
import { words } from '../../words/en/family.ts'

export interface EngineCorrection {
  readonly library: Library
  /** What the library does if nothing is set; "none" where there is nothing to set. */
  readonly left: 'on' | 'off' | 'none'
  readonly words: string
  /** Null: the ratio stays in the loss as it is. */
  readonly options: ImportanceOptions | null
}

/** Defaults where it is on; where it is off, what switching it on gives. */
export const engineCorrections: readonly EngineCorrection[] = [
  {
    library: 'trl',
    left: 'on',
    words: words.engine.trl,
    options: { form: 'masked', unit: 'sequence', low: 0, high: 3 },
  },
  {
    library: 'open-instruct',
    left: 'on',
    words: words.engine['open-instruct'],
    options: { form: 'truncated', unit: 'token', low: 0, high: 2 },
  },
  {
    library: 'verl',
    left: 'off',
    words: words.engine.verl,
    options: { form: 'truncated', unit: 'token', low: 0, high: 2 },
  },
  {
    library: 'openrlhf',
    left: 'off',
    words: words.engine.openrlhf,
    options: { form: 'clamped', unit: 'token', low: 0.5, high: 5 },
  },
  { library: 'prime-rl', left: 'none', words: words.engine['prime-rl'], options: null },
]

/** Ratios of trainer to engine, for the two tokens of one answer: their product is 2. */
const EXAMPLE_RATIOS = [4, 0.5] as const

export const exampleWeights = ({ options }: EngineCorrection): readonly number[] =>
  options === null ? EXAMPLE_RATIOS : importanceWeights([EXAMPLE_RATIOS.map(log)], [[0, 0]], [[1, 1]], options)[0]!
