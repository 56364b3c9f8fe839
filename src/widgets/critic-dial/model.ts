import { exactObjective } from '../../core/tinylm/exact.ts'
import { createRandom } from '../../core/random/mulberry32.ts'
import { tabulateRewards } from '../../core/tinylm/enumerate.ts'
import { enumerateStates, gaeGradients, tabulateValues } from '../../core/tinylm/gae-gradient.ts'
import { lastTokenCritic } from '../../core/tinylm/last-token-critic.ts'
import { TINYLM_REFERENCE_LOGITS } from '../../core/tinylm/reference.ts'
import { verifierReward } from '../../core/tinylm/rewards.ts'
import type { Params } from '../../figure/params.ts'
import { spec } from './params.ts'

export type DialParams = Params<typeof spec>

/** How many answers the fitted critic has seen. */
export const SEEN = 64

const LAMBDAS = spec.lambda.options.map(Number)

/** What an estimate from one answer is off by, for one λ: on average, and around that average. */
interface Error {
  readonly lambda: number
  readonly bias: number
  readonly deviation: number
}

let shared: { rewards: Float64Array; exact: Float64Array; length: number } | null = null
/** Of the reference policy, walked when a first scene asks for it. */
function reference() {
  if (shared) return shared
  const rewards = tabulateRewards(verifierReward)
  const { gradient } = exactObjective(TINYLM_REFERENCE_LOGITS, rewards)
  const squares = gradient.flat().reduce((sum, entry) => sum + entry * entry, 0)
  shared = { rewards, exact: tabulateValues(TINYLM_REFERENCE_LOGITS, rewards), length: Math.sqrt(squares) }
  return shared
}

function valuesOf({ critic, seed }: Pick<DialParams, 'critic' | 'seed'>): ArrayLike<number> {
  const { exact } = reference()
  if (critic === 'exact') return exact
  if (critic === 'wrong') return exact.map((value) => 1 - value)
  if (critic === 'fitted')
    return lastTokenCritic(TINYLM_REFERENCE_LOGITS, createRandom(seed), { answers: SEEN, reward: verifierReward })
  return exact.map(() => (critic === 'zero' ? 0 : exact[0]!))
}

const kept = new Map<string, readonly Error[]>()
/** Bias and deviation of one critic at every λ; a few of them are kept, because each takes a walk over all answers. */
function errors(params: Pick<DialParams, 'critic' | 'seed'>): readonly Error[] {
  const key = `${params.critic} ${params.critic === 'fitted' ? params.seed : ''}`
  const found = kept.get(key)
  if (found) return found
  const values = valuesOf(params)
  const curve = gaeGradients(TINYLM_REFERENCE_LOGITS, reference().rewards, { values, lambdas: LAMBDAS }).map(
    ({ lambda, bias, variance }): Error => ({ lambda, bias: bias < 1e-9 ? 0 : bias, deviation: Math.sqrt(variance) }),
  )
  if (kept.size >= 12) kept.clear()
  kept.set(key, curve)
  return curve
}

/** The same for a mean over some answers: how far it is off, root mean square, is √(bias² + noise²). */
export interface Reading {
  readonly lambda: number
  readonly bias: number
  readonly noise: number
  readonly miss: number
}

export interface Scene {
  readonly critic: DialParams['critic']
  readonly answers: number
  /** ‖∇J‖ */
  readonly length: number
  readonly curve: readonly Reading[]
  readonly now: Reading
  /** Where the miss is least. */
  readonly best: Reading
  /** V at the start and after "so", "so 4" and "5", as this critic says, and exactly. */
  readonly says: readonly { readonly prefix: string; readonly value: number; readonly exact: number }[]
}

const PREFIXES: readonly (readonly [name: string, tokens: readonly number[]])[] = [
  ['', []],
  ['so', [1]],
  ['so 4', [1, 3]],
  ['5', [4]],
]
let places: readonly number[] | null = null
const placesOf = () =>
  (places ??= PREFIXES.map(([, tokens]) => enumerateStates().findIndex((state) => state.join() === tokens.join())))

export function scene({ lambda, critic, answers: text, seed }: DialParams): Scene {
  const answers = Number(text)
  const curve = errors({ critic, seed }).map((error): Reading => {
    const noise = error.deviation / Math.sqrt(answers)
    return { lambda: error.lambda, bias: error.bias, noise, miss: Math.sqrt(error.bias * error.bias + noise * noise) }
  })
  const values = valuesOf({ critic, seed })
  const { exact, length } = reference()
  return {
    critic,
    answers,
    length,
    curve,
    now: curve[LAMBDAS.indexOf(Number(lambda))]!,
    best: curve.reduce((least, one) => (one.miss < least.miss - 1e-12 ? one : least)),
    says: placesOf().map((place, k) => ({ prefix: PREFIXES[k]![0], value: values[place]!, exact: exact[place]! })),
  }
}

export const rows = ({ curve }: Scene): readonly Reading[] => curve
