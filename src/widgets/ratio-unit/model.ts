import type { Params } from '../../figure/params.ts'
import { mean } from '../../core/numerics/mean.ts'
import type { Aggregation } from '../../core/tokens/aggregate.ts'
import { cispoBounds, cispoLoss } from '../../core/objectives/cispo.ts'
import { gspoLoss } from '../../core/objectives/gspo.ts'
import { ppoLoss } from '../../core/objectives/ppo.ts'
import { createRandom } from '../../core/random/mulberry32.ts'
import { normal } from '../../core/random/normal.ts'
import type { spec } from './params.ts'

export type RatioUnitParams = Params<typeof spec>

/** Cases worth a press. */
export const presets = {
  mixed: { logRatios: [0.4, -0.1, 0.05, -0.05] },
  extreme: { logRatios: [2.5, 0.02, -0.03, 0.01] },
  still: { logRatios: [0, 0, 0, 0] },
} as const satisfies Record<string, Partial<RatioUnitParams>>

export const methods = ['grpo', 'gspo', 'cispo'] as const
export type Method = (typeof methods)[number]

/** GSPO's own band, arXiv:2507.18071 §5.1. */
const PAPER_BAND = { clipLow: 3e-4, clipHigh: 4e-4 } as const
/** No practical guard, as in TRL: the log-ratios here are small. */
const LOG_RATIO_CLAMP = 700
/** The push of a token, free of how many others there are: the sum's gradient. */
const SUM: Aggregation = { mode: 'seq-mean-token-sum', emptyRows: 'excluded', constantLength: null }
const BINS = 48

interface Result {
  /** [T], dObjective/dlogπ of each token; 0 where it no longer moves. */
  readonly pushes: readonly number[]
  readonly moving: number
}

export interface Scene {
  readonly source: RatioUnitParams['source']
  readonly advantage: 1 | -1
  readonly epsilon: number
  readonly logRatios: readonly number[]
  /** [T], token ratios ρ. */
  readonly ratios: readonly number[]
  /** GSPO's ratio of the whole answer: the geometric mean of the token ratios. */
  readonly sequenceRatio: number
  /** Its logarithm: the mean of the log-ratios. */
  readonly meanLogRatio: number
  /** The token whose log-ratio is furthest from 0. */
  readonly furthest: number
  /** What GSPO may not leave, what GRPO may not leave, and the weight CISPO caps at. */
  readonly bands: {
    readonly grpo: readonly [number, number]
    readonly gspo: readonly [number, number]
    readonly cap: number
  }
  /** Tokens whose CISPO weight is held at the cap. */
  readonly capped: number
  readonly results: Readonly<Record<Method, Result>>
  /** The common scale of all three columns. */
  readonly maxPush: number
}

/** Log-ratios of a long answer: normal around 0, from the seed. */
function draw({ length, spread, seed }: RatioUnitParams): number[] {
  const random = createRandom(seed)
  return Array.from({ length }, () => spread * normal(random))
}

/** All numbers the drawing shows, from the core. */
export function scene(params: RatioUnitParams): Scene {
  const { source, epsilon, gspoBand } = params
  const logRatios = source === 'drawn' ? draw(params) : params.logRatios
  const advantage = params.advantage === 'positive' ? 1 : -1
  // Only differences of log-probabilities count, so the old ones may stand at 0.
  const batch = {
    logProbs: [logRatios],
    oldLogProbs: [logRatios.map(() => 0)],
    advantages: [logRatios.map(() => advantage)],
    mask: [logRatios.map(() => 1)],
  }
  const shared = { logRatioClamp: LOG_RATIO_CLAMP, aggregation: SUM }
  const clip = { clipLow: epsilon, clipHigh: epsilon, dualClip: null, delta: null, ...shared }
  const gspoClip = { ...clip, ...(gspoBand === 'paper' ? PAPER_BAND : {}) }
  const cispo = { bounds: 'upper', epsilonLow: 0, epsilonHigh: params.cap - 1, ...shared } as const
  const grpoResult = ppoLoss({ ...batch, importanceWeights: null }, clip)
  const gspoResult = gspoLoss(batch, { ...gspoClip, form: 'sequence' })
  const cispoResult = cispoLoss(batch, cispo)
  const cap = cispoBounds(cispo)[1]
  // A loss is minimised: the push on a token is minus its derivative.
  const result = (derivatives: readonly number[]): Result => {
    const pushes = derivatives.map((slope) => (slope === 0 ? 0 : -slope))
    return { pushes, moving: pushes.filter((push) => push !== 0).length }
  }
  const results = {
    grpo: result(grpoResult.derivatives[0]!),
    gspo: result(gspoResult.derivatives[0]!),
    cispo: result(cispoResult.derivatives[0]!),
  }
  return {
    source,
    advantage,
    epsilon,
    logRatios,
    ratios: grpoResult.ratios[0]!,
    sequenceRatio: gspoResult.sequenceRatios[0]!,
    meanLogRatio: mean(logRatios),
    furthest: logRatios.reduce((most, value, t) => (Math.abs(value) > Math.abs(logRatios[most]!) ? t : most), 0),
    bands: {
      grpo: [1 - clip.clipLow, 1 + clip.clipHigh],
      gspo: [1 - gspoClip.clipLow, 1 + gspoClip.clipHigh],
      cap,
    },
    capped: grpoResult.ratios[0]!.filter((ratio) => ratio > cap).length,
    results,
    maxPush: Math.max(2, ...methods.flatMap((method) => results[method].pushes.map(Math.abs))),
  }
}

export interface Bin {
  readonly from: number
  readonly to: number
  readonly count: number
  /** Of them, those that still move, per method. */
  readonly moving: Readonly<Record<Method, number>>
}

/** Token ratios of a long answer counted in equal steps of log ρ, wide enough for every token. */
export function histogram({ logRatios, results }: Scene): readonly Bin[] {
  const reach = Math.max(0.1, ...logRatios.map(Math.abs))
  const step = (2 * reach) / BINS
  const bins = Array.from({ length: BINS }, (_, k) => ({
    from: -reach + k * step,
    to: -reach + (k + 1) * step,
    count: 0,
    moving: { grpo: 0, gspo: 0, cispo: 0 },
  }))
  logRatios.forEach((logRatio, t) => {
    const bin = bins[Math.min(BINS - 1, Math.floor((logRatio + reach) / step))]!
    bin.count += 1
    for (const method of methods) if (results[method].pushes[t] !== 0) bin.moving[method] += 1
  })
  return bins
}

/** Tokens of a long answer are too many for a table: the first twenty stand for them. */
export const rows = ({ logRatios, ratios, results }: Scene) =>
  logRatios.slice(0, 20).map((logRatio, t) => ({
    token: t + 1,
    logRatio,
    ratio: ratios[t]!,
    pushes: methods.map((method) => results[method].pushes[t]!),
  }))
export type Row = ReturnType<typeof rows>[number]
