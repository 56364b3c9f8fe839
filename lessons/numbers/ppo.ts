import {
  BANDIT_REWARDS,
  type BanditSample,
  exactBatch,
  expectedReward,
  innerPasses,
  klDivergence,
  log,
  ppoClip,
  sampledBatch,
} from '../../src/core/index.ts'

const EQUAL = [0.2, 0.2, 0.2, 0.2, 0.2]
const CLIP = { clipLow: 0.2, clipHigh: 0.2, dualClip: null, delta: null }

export const fences = () => ({ low: 1 - 0.2, high: 1 + 0.2 })

// Ten passes over an exact batch: every answer once, with its true advantage.
const ratioOfC = (pass: number) =>
  innerPasses([0, 0, 0, 0, 0], exactBatch(EQUAL, BANDIT_REWARDS), { stepSize: 1, passes: 10, clip: CLIP })[pass]!
    .ratios[2]!
export const overshoot = () => ({ secondPass: ratioOfC(2), tenthPass: ratioOfC(10) })

// A hundred passes over eight noisy tries.
const noisyBatch = (seed: number) => sampledBatch(EQUAL, BANDIT_REWARDS, { size: 8, noise: 0.4, seed })
const afterHundred = (batch: readonly BanditSample[], clip: typeof CLIP | null) =>
  innerPasses([0, 0, 0, 0, 0], batch, { stepSize: 2, passes: 100, clip })[100]!.probabilities
const earns = (probabilities: readonly number[]) => expectedReward(probabilities, BANDIT_REWARDS)

/** How often the unlucky batch drew E, the last answer, and how often the noise then added to what E pays. */
const triesOfE = () => noisyBatch(105).filter(({ action }) => action === 4)
export const unlucky = () => ({
  triesOfE: triesOfE().length,
  luckyTriesOfE: triesOfE().filter(({ reward }) => reward > BANDIT_REWARDS[4]!).length,
  chanceOfE: afterHundred(noisyBatch(105), null)[4]!,
  before: earns(EQUAL),
  withoutClip: earns(afterHundred(noisyBatch(105), null)),
  withClip: earns(afterHundred(noisyBatch(105), CLIP)),
})

// Two letters, each an "a" with probability p; a batch drawn at 0.4; the tangent there, and the truth at 0.9.
const differ = (p: number) => expectedReward([p * p, p * (1 - p), (1 - p) * p, (1 - p) * (1 - p)], [0, 1, 1, 0])
export const twoLetters = () => ({ promise: differ(0.4) + (2 - 4 * 0.4) * (0.9 - 0.4), truth: differ(0.9) })

// Trust region against fence.
export const ratioOfRareC = () => 0.14 / 0.1
export const klOfRareC = () => klDivergence([0.6, 0.3, 0.1], [0.6, 0.26, 0.14])
export const klInsideFences = () => -log(1 - 0.04) / 2

// One token's term.
const term = (ratio: number, advantage: number, dualClip: number | null = null) =>
  ppoClip({ ratio, advantage, ...CLIP, dualClip })
/** A bad token's term against its ratio, from 0 to 2. */
const badToken = (branch: 'unclipped' | 'value' | 'clipped') =>
  Array.from({ length: 41 }, (_, k) => [k / 20, term(k / 20, -1)[branch]])
export const badTokenPlain = () => badToken('unclipped')
export const badTokenMinimum = () => badToken('value')
export const badTokenClipped = () => badToken('clipped')
/** The slope of one token's term below, between and above the fences. */
const slopesOf = (advantage: number) => [0.5, 1, 1.5].map((ratio) => ppoClip({ ratio, advantage, ...CLIP }).derivative)
export const slopes = () => ({ good: slopesOf(1), bad: slopesOf(-1) })
export const runaway = () => ({ plain: term(5, -1).value, dualClip: term(5, -1, 3).value })
