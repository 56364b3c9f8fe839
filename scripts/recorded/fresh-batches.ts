/**
 * Clip, no clip and a KL penalty over 40 fresh batches of 8 noisy tries on the bandit. Reported over seeds 1 to 100; the step
 * size and β called "best" are chosen per rule, passes and lag on other seeds, 1001 to 1200, by the mean expected reward of
 * the run. Expected rewards are exact.
 */
import {
  BANDIT_REWARDS,
  type FreshBatchesConfig,
  expectedReward,
  initFreshBatches,
  mean,
  softmax,
  stepFreshBatches,
} from '../../src/core/index.ts'
import { type Spread, isMain, record, spread } from './record.ts'

const FIRST = 1
const RUNS = 100
const TUNING_FIRST = 1001
const TUNING_RUNS = 200
const BATCHES = 40
export const RULES = ['clip', 'none', 'kl'] as const
type Rule = (typeof RULES)[number]
const PASSES = [1, 2, 4, 8, 16]
const LAGS = [0, 2, 8]
/** The step of all rules, unless each has the best of the grid. */
const STEP_SIZE = 1
const GRID = [0.125, 0.25, 0.5, 1, 2, 4, 8, 16, 32]
export const BETA = 0.3
const BETAS = [0.1, 0.3, 1]
/** After how many batches a point is kept: densely where runs climb. */
const POINTS = [0, 1, 2, 3, 4, 6, 8, 10, 14, 20, 30, 40]
/** A run below this at the end has settled on a wrong action: none but C pays more than 0.4. */
const LOST = 0.5
/** How long the median run takes to come here says what a rule costs. */
const GOAL = 0.8

interface Setting {
  readonly passes: number
  readonly lag: number
  readonly stepSize: number
  readonly beta: number
}

const configOf = (rule: Rule, { beta, ...setting }: Setting, seed: number): FreshBatchesConfig => ({
  rewards: BANDIT_REWARDS,
  noise: 1,
  batchSize: 8,
  clip: rule === 'clip' ? { clipLow: 0.2, clipHigh: 0.2, dualClip: null, delta: null } : null,
  beta: rule === 'kl' ? beta : 0,
  seed,
  ...setting,
})

/** [BATCHES + 1], J before the first batch and after each. */
function train(rule: Rule, setting: Setting, seed: number): number[] {
  const config = configOf(rule, setting, seed)
  let state = initFreshBatches(config)
  const rewards = [expectedReward(softmax(state.logits, 1), BANDIT_REWARDS)]
  for (let batch = 0; batch < BATCHES; batch += 1) {
    state = stepFreshBatches(state, config)
    rewards.push(expectedReward(softmax(state.logits, 1), BANDIT_REWARDS))
  }
  return rewards
}

/** A row of lessons/recorded/fresh-batches.json. */
export type Row = {
  readonly passes: number
  readonly lag: number
  /** The same for all rules, or "best": then stepSizes says which each has. */
  readonly stepSize: number | 'best'
  /** Mean expected reward over the run. */
  readonly mean: Readonly<Record<Rule, number>>
  readonly lost: Readonly<Record<Rule, number>>
  readonly samplesToGoal: Readonly<Record<Rule, number | 'never'>>
  readonly stepSizes: Readonly<Record<Rule, number>>
  readonly beta: number
  /** J after the last batch. */
} & { readonly [rule in Rule]: Spread }

const runs = (rule: Rule, setting: Setting, first: number, count: number) =>
  Array.from({ length: count }, (_, i) => train(rule, setting, first + i))

/** The step size and β with the highest mean over the run and the tuning seeds. */
export function tune(rule: Rule, passes: number, lag: number): Setting {
  const settings = GRID.flatMap((stepSize) =>
    (rule === 'kl' ? BETAS : [BETA]).map((beta) => ({ passes, lag, stepSize, beta })),
  )
  const scores = settings.map((setting) => mean(runs(rule, setting, TUNING_FIRST, TUNING_RUNS).map(mean)))
  return settings[scores.indexOf(Math.max(...scores))]!
}

/** What the seeds of the report make of a setting. */
export function measure(rule: Rule, setting: Setting) {
  const all = runs(rule, setting, FIRST, RUNS)
  const over = (batch: number) => spread(all.map((run) => run[batch]!))
  const goal = Array.from({ length: BATCHES + 1 }, (_, batch) => batch).find((batch) => over(batch).median > GOAL)
  return {
    setting,
    end: over(BATCHES),
    mean: mean(all.map(mean)),
    lost: all.filter((run) => run[BATCHES]! < LOST).length,
    samplesToGoal: goal === undefined ? 'never' : 8 * goal,
    points: POINTS.map(over),
  }
}

/** In hundredths, two digits each: 10 % at every point, then the medians, then 90 %. */
const hundredths = (value: number) => String(Math.round(100 * value)).padStart(2, '0')
export const line = ({ points, lost, samplesToGoal, setting }: ReturnType<typeof measure>) =>
  [
    (['low', 'median', 'high'] as const).flatMap((row) => points.map((point) => hundredths(point[row]))).join(''),
    lost,
    samplesToGoal,
    setting.stepSize,
    setting.beta,
  ].join(' ')

if (isMain(import.meta.url)) {
  const settings = PASSES.flatMap((passes) =>
    LAGS.flatMap((lag) =>
      ([STEP_SIZE, 'best'] as const).map((stepSize) => {
        const own = (rule: Rule) =>
          stepSize === 'best' ? tune(rule, passes, lag) : { passes, lag, stepSize, beta: BETA }
        const measured = RULES.map((rule) => [rule, measure(rule, own(rule))] as const)
        return { passes, lag, stepSize, measured }
      }),
    ),
  )
  const each = <T>(measured: (typeof settings)[number]['measured'], pick: (one: ReturnType<typeof measure>) => T) =>
    Object.fromEntries(measured.map(([rule, one]) => [rule, pick(one)]))
  const rows = settings.map(({ passes, lag, stepSize, measured }) => ({
    row: `${passes} ${passes === 1 ? 'pass' : 'passes'}, lag ${lag}, ${stepSize === 'best' ? 'best step size of each rule' : `η=${stepSize}`}`,
    passes,
    lag,
    stepSize,
    ...each(measured, ({ end }) => end),
    mean: each(measured, (one) => Number(one.mean.toPrecision(12))),
    lost: each(measured, ({ lost }) => lost),
    samplesToGoal: each(measured, ({ samplesToGoal }) => samplesToGoal),
    stepSizes: each(measured, ({ setting }) => setting.stepSize),
    beta: measured.at(-1)![1].setting.beta,
  }))
  const curves = {
    batches: POINTS,
    settings: Object.fromEntries(
      settings.map(({ passes, lag, stepSize, measured }) => [
        `${passes} ${lag} ${stepSize}`,
        measured.map(([, one]) => line(one)).join('|'),
      ]),
    ),
  }
  record('fresh-batches', [FIRST, FIRST + RUNS - 1], rows, curves)
}
