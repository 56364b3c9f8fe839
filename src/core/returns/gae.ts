/**
 * Generalised advantage estimation: δ_t = r_t + γV_{t+1} - V_t, Â_t = δ_t + γλÂ_{t+1}, target Â_t + V_t.
 * λ = 1 is return minus V, λ = 0 the one-step TD error. Source: Schulman et al. 2016, arXiv:1506.02438, eq. 16.
 * Tokens the policy did not choose (mask 0 inside a row, tool output) are either skipped as time steps, so that V_{t+1}
 * is that of the next own token (verl), or count as steps with reward 0 and value 0 (OpenRLHF).
 */
import {
  checkBits,
  checkChoice,
  checkFinite,
  checkFiniteList,
  checkRange,
  checkSameLength,
} from '../check.ts'

export interface GaeInput {
  /** [T], r_t, reward units. */
  readonly rewards: readonly number[]
  /** [T], V(s_t). */
  readonly values: readonly number[]
  /** V of the state after the last step: 0 if the episode ended there, the critic's value if it was cut. */
  readonly bootstrapValue: number
  /** [T] of 0 and 1, or null: every step is the policy's own. */
  readonly mask: readonly number[] | null
}

export interface GaeOptions {
  /** γ in [0, 1]. */
  readonly gamma: number
  /** λ in [0, 1]. */
  readonly lambda: number
  readonly masked: 'skip' | 'zero-step'
}

export interface Gae {
  /** [T], Â_t; 0 where the mask is 0. */
  readonly advantages: number[]
  /** [T], Â_t + V(s_t), what the critic is fitted to; 0 where the mask is 0. */
  readonly targets: number[]
  /** [T], δ_t; 0 where the mask is 0. */
  readonly tdErrors: number[]
}

function checkGae(
  { rewards, values, bootstrapValue, mask }: GaeInput,
  { gamma, lambda, masked }: GaeOptions,
): void {
  checkFiniteList('rewards', rewards, 1)
  checkFiniteList('values', values, 1)
  checkSameLength('rewards', rewards, 'values', values)
  checkFinite('bootstrapValue', bootstrapValue)
  checkRange('gamma', gamma, 0, 1)
  checkRange('lambda', lambda, 0, 1)
  checkChoice('masked', masked, ['skip', 'zero-step'])
  if (mask !== null) {
    checkSameLength('mask', mask, 'rewards', rewards)
    checkBits('mask', mask)
  }
}

/** @throws RangeError if lengths differ, or a number is not in its range. */
export function gae(input: GaeInput, options: GaeOptions): Gae {
  checkGae(input, options)
  const { rewards, values, mask } = input
  const zeros = () => rewards.map(() => 0)
  const advantages = zeros()
  const targets = zeros()
  const tdErrors = zeros()
  let nextValue = input.bootstrapValue
  let nextAdvantage = 0
  for (let t = rewards.length - 1; t >= 0; t -= 1) {
    const own = mask === null || mask[t] === 1
    if (!own && options.masked === 'skip') continue
    const value = own ? (values[t] as number) : 0
    const reward = own ? (rewards[t] as number) : 0
    const tdError = reward + options.gamma * nextValue - value
    nextAdvantage = tdError + options.gamma * options.lambda * nextAdvantage
    nextValue = value
    if (!own) continue
    tdErrors[t] = tdError
    advantages[t] = nextAdvantage
    targets[t] = nextAdvantage + value
  }
  return { advantages, targets, tdErrors }
}
