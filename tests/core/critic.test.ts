import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as core from '../../src/core/index.ts'
import { close } from './support.ts'

const LOGITS = core.TINYLM_REFERENCE_LOGITS
const REWARDS = core.tabulateRewards(core.verifierReward)
const STATES = core.enumerateStates()
const EXACT = core.tabulateValues(LOGITS, REWARDS)
const placeOf = (text: string) => STATES.findIndex((state) => state.join() === core.encode(text).join())
const squared = (values: readonly number[]) => values.reduce((sum, value) => sum + value * value, 0)

describe('states', () => {
  it('are the 1,555 prefixes after which a token can be drawn, each once, the start first', () => {
    expect(STATES).toHaveLength(core.TINYLM_STATES)
    expect(core.TINYLM_STATES).toBe(1 + 6 + 36 + 216 + 1296)
    expect(STATES[0]).toEqual([])
    expect(STATES[1]).toEqual([0])
    expect(STATES.at(-1)).toEqual([5, 5, 5, 5])
    expect(new Set(STATES.map(String)).size).toBe(1555)
    for (const state of STATES) expect(state.every((token) => token < 6) && state.length <= 4).toBe(true)
  })

  it('tabulateValues: V(start) .3543, V(so) .5050, V(so 4) .8549, V(Hmm so) and V(5 so) .4540', () => {
    for (const [text, value] of [
      ['', 0.3543],
      ['so', 0.505],
      ['so 4', 0.8549],
      ['Hmm so', 0.454],
      ['5 so', 0.454],
    ] as const)
      close(EXACT[placeOf(text)]!, value, 5e-5)
  })

  it('tabulateValues agrees with stateValue, one state at a time', () => {
    for (let k = 0; k < STATES.length; k += 37)
      close(EXACT[k]!, core.stateValue(LOGITS, STATES[k]!, core.verifierReward), 1e-14)
  })
})

/** The same by the definition: every answer, gae() and the score of each token, in 49 entries. */
function slowly(values: ArrayLike<number>, lambda: number) {
  const policy = LOGITS.map((row) => core.softmax(row, 1))
  const place = new Map(STATES.map((state, k) => [state.join(), k]))
  const mean = new Array<number>(49).fill(0)
  let second = 0
  core.enumerateCompletions().forEach((tokens, leaf) => {
    const rowOf = (t: number) => (t === 0 ? 0 : tokens[t - 1]! + 1)
    const probability = tokens.reduce((product, token, t) => product * policy[rowOf(t)]![token]!, 1)
    const { advantages } = core.gae(
      {
        rewards: tokens.map((_, t) => (t === tokens.length - 1 ? REWARDS[leaf]! : 0)),
        values: tokens.map((_, t) => values[place.get(tokens.slice(0, t).join())!]!),
        bootstrapValue: 0,
        mask: null,
      },
      { gamma: 1, lambda, masked: 'skip' },
    )
    const gradient = new Array<number>(49).fill(0)
    tokens.forEach((token, t) => {
      core.logProbGradient(policy[rowOf(t)]!, token).forEach((entry, k) => {
        gradient[rowOf(t) * 7 + k]! += advantages[t]! * entry
      })
    })
    gradient.forEach((entry, k) => {
      mean[k]! += probability * entry
    })
    second += probability * squared(gradient)
  })
  return { mean, variance: second - squared(mean) }
}

describe('the gradient of one answer with a critic', () => {
  const oddCritic = STATES.map((state, k) => 0.3 + 0.1 * state.length - 0.002 * (k % 97))

  it('equals the sum over all answers by the definition', () => {
    for (const lambda of [0.3, 1]) {
      const [fast] = core.gaeGradients(LOGITS, REWARDS, { values: oddCritic, lambdas: [lambda] })
      const slow = slowly(oddCritic, lambda)
      fast!.gradient.flat().forEach((entry, k) => close(entry, slow.mean[k]!, 1e-12))
      close(fast!.variance, slow.variance, 1e-12)
      const exact = core.exactObjective(LOGITS, REWARDS).gradient.flat()
      close(fast!.bias, Math.sqrt(squared(slow.mean.map((entry, k) => entry - exact[k]!))), 1e-12)
      expect(fast!.lambda).toBe(lambda)
    }
  })

  it('with λ = 1 has no bias, whatever the critic says', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: -2, max: 2, noNaN: true }), { minLength: 7, maxLength: 7 }), (byLast) => {
        const values = STATES.map((state) => byLast[state.length === 0 ? 0 : state.at(-1)! + 1]!)
        const [one] = core.gaeGradients(LOGITS, REWARDS, { values, lambdas: [1] })
        expect(one!.bias).toBeLessThan(1e-12)
      }),
      { numRuns: 5 },
    )
  })

  it('with exact values has no bias at any λ, and its noise grows with λ: .440 at 0 and .644 at 1', () => {
    const all = core.gaeGradients(LOGITS, REWARDS, { values: EXACT, lambdas: [0, 0.25, 0.5, 0.75, 1] })
    for (const { bias } of all) expect(bias).toBeLessThan(1e-12)
    for (let k = 1; k < all.length; k += 1) expect(all[k]!.variance).toBeGreaterThan(all[k - 1]!.variance)
    close(Math.sqrt(all[0]!.variance), 0.4404, 5e-5)
    close(Math.sqrt(all[4]!.variance), 0.6444, 5e-5)
  })

  it('refuses a critic or rewards of another length, a value that is not finite, and a λ outside [0, 1]', () => {
    const ask =
      (values: ArrayLike<number>, lambda: number, rewards = REWARDS) =>
      () =>
        core.gaeGradients(LOGITS, rewards, { values, lambdas: [0, lambda] })
    expect(ask([0, 1], 1)).toThrow(/values/)
    expect(ask([...EXACT, 0], 1)).toThrow(/values/)
    expect(ask(EXACT, 1, new Float64Array(3))).toThrow(/rewards/)
    expect(ask(EXACT.with(7, Number.NaN), 1)).toThrow(/values\[7\]/)
    expect(ask(EXACT, 1.1)).toThrow(/lambdas\[1\]/)
    expect(ask(EXACT, -0.1)).toThrow(/lambdas\[1\]/)
    expect(() => core.gaeGradients([], REWARDS, { values: EXACT, lambdas: [] })).toThrow(/logits/)
    expect(() => core.tabulateValues(LOGITS, new Float64Array(2))).toThrow(/rewards/)
    expect(() => core.tabulateValues([], REWARDS)).toThrow(/logits/)
  })
})

describe('a critic that sees the last token', () => {
  const fit = (answers: number, seed = 1) =>
    core.lastTokenCritic(LOGITS, core.createRandom(seed), { answers, reward: core.verifierReward })

  it('by hand, from one answer: its reward where it came by, the mean reward elsewhere', () => {
    // Seed 1 draws one answer; every state gets that answer's reward, as mean or as fit.
    const { tokens } = core.rollout(LOGITS, core.createRandom(1), { temperature: 1, topK: 7, topP: 1, minP: 0 })
    const paid = core.verifierReward(tokens)
    for (const value of fit(1)) expect(value).toBe(paid)
  })

  it('by hand: at each last token the mean reward of the draws made there, else the mean reward of all answers', () => {
    // Three answers leave some tokens unseen; of sixty-four some are cut after their fifth token.
    for (const [answers, seed] of [
      [3, 1],
      [8, 5],
      [64, 5],
    ] as const) {
      const random = core.createRandom(seed)
      const drawn = Array.from({ length: answers }, () => {
        const { tokens } = core.rollout(LOGITS, random, { temperature: 1, topK: 7, topP: 1, minP: 0 })
        return { tokens, paid: core.verifierReward(tokens) }
      })
      const values = fit(answers, seed)
      const all = drawn.reduce((sum, { paid }) => sum + paid, 0) / answers
      expect(values[0]).toBeCloseTo(all, 14)
      for (let token = 0; token < 6; token += 1) {
        const visits = drawn.flatMap(({ tokens, paid }) =>
          tokens.slice(0, -1).flatMap((each) => (each === token ? [paid] : [])),
        )
        const expected = visits.length === 0 ? all : visits.reduce((a, b) => a + b, 0) / visits.length
        for (const prefix of [`${token}`, `2,${token}`])
          expect(values[STATES.findIndex((state) => state.join() === prefix)]).toBeCloseTo(expected, 14)
      }
    }
  })

  it('with many answers comes near what a state is worth on average: at the start, V', () => {
    close(fit(4000)[0]!, EXACT[0]!, 0.03)
  })

  it('refuses fewer than one answer, and half an answer', () => {
    expect(() => fit(0)).toThrow(/answers/)
    expect(() => fit(1.5)).toThrow(/answers/)
    expect(() => fit(1e6 + 1)).toThrow(/answers/)
  })
})
