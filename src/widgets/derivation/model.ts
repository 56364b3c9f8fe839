import { expectedReward } from '../../core/bandit/expected-reward.ts'
import { logProbGradient } from '../../core/numerics/log-prob-gradient.ts'
import { probabilityGradient } from '../../core/numerics/probability-gradient.ts'
import { softmax } from '../../core/numerics/softmax.ts'
import type { Params } from '../../figure/params.ts'
import { ACTIONS, REWARDS } from '../../run/models/bandit.ts'
import { type FormId, LINES, candidates, derivation } from './lines.ts'
import type { spec } from './params.ts'

export type DerivationParams = Params<typeof spec>

/** A factor of each term; `plus` is added to the product, not multiplied. */
export type FactorId =
  'pi' | 'r' | 'dpi' | 'dr' | 'dterm' | 'dlog' | 'share' | 'inverse' | 'dlogTerm' | 'fifth' | 'square' | 'plus'

/** What the terms of each form are made of. */
const factorsOf: Readonly<Record<FormId, readonly FactorId[]>> = {
  objective: ['pi', 'r'],
  gradients: ['dterm'],
  constant: ['r', 'dpi'],
  timesOne: ['pi', 'share', 'r'],
  log: ['pi', 'r', 'dlog'],
  average: ['pi', 'r', 'dlog'],
  rewardMoves: ['pi', 'dr'],
  objectiveAgain: ['pi', 'r'],
  noReward: ['dpi'],
  productRule: ['r', 'dpi', 'plus'],
  inFront: ['pi', 'r', 'dpi'],
  divided: ['r', 'share'],
  innerLost: ['pi', 'inverse', 'r'],
  inTheLog: ['pi', 'dlogTerm'],
  anyDraw: ['fifth', 'r', 'dlog'],
  twice: ['square', 'r', 'dlog'],
}

/** For the slope of J and of a product π(a) r(a): measured between two policies this far to both sides. */
const H = 1e-4

export interface Side {
  readonly form: FormId
  readonly factors: readonly { readonly id: FactorId; readonly values: readonly number[] }[]
  /** [5], what each answer adds. */
  readonly terms: readonly number[]
  readonly total: number
}

export interface Scene {
  readonly reached: number
  readonly line: number
  /** What is drawn: a line, or a candidate for the next one. */
  readonly shown: Side
  /** Which candidate it is; null for a line. */
  readonly tried: DerivationParams['tried'] | null
  /** Candidates for the line after `reached`, while it is open; null once all stand or an earlier line is looked at. */
  readonly open: (typeof candidates)[number] | null
  readonly answer: number
  readonly logits: readonly number[]
  readonly probabilities: readonly number[]
  /** J, or its measured slope in the logit of `answer`. */
  readonly left: number
  readonly isEqual: boolean
  /** Whether both sides agree for every answer's logit. */
  readonly everywhere: boolean
  readonly rewardSum: number
}

/** The right side of a form, in the logit of one answer. */
function sideOf(form: FormId, logits: readonly number[], answer: number): Side {
  const pi = softmax(logits, 1)
  const moved = (by: number) => softmax(logits.with(answer, logits[answer]! + by), 1)
  const [more, less] = [moved(H), moved(-H)]
  const each: Readonly<Record<FactorId, (a: number) => number>> = {
    pi: (a) => pi[a]!,
    r: (a) => REWARDS[a]!,
    dpi: (a) => probabilityGradient(pi, a)[answer]!,
    dr: () => 0,
    dterm: (a) => (REWARDS[a]! * (more[a]! - less[a]!)) / (2 * H),
    dlog: (a) => logProbGradient(pi, a)[answer]!,
    share: (a) => probabilityGradient(pi, a)[answer]! / pi[a]!,
    inverse: (a) => 1 / pi[a]!,
    // log(π r) is log π + log r, and log r does not move.
    dlogTerm: (a) => logProbGradient(pi, a)[answer]!,
    fifth: () => 1 / ACTIONS.length,
    square: (a) => pi[a]! * pi[a]!,
    plus: (a) => pi[a]!,
  }
  const factors = factorsOf[form].map((id) => ({ id, values: ACTIONS.map((_, a) => each[id](a)) }))
  const terms = ACTIONS.map((_, a) =>
    factors.reduce((term, { id, values }) => (id === 'plus' ? term + values[a]! : term * values[a]!), 1),
  )
  return { form, factors, terms, total: terms.reduce((sum, term) => sum + term, 0) }
}

/** What stands on the left: J in line 1, from then on its slope, measured and not derived. */
function leftOf(form: FormId, logits: readonly number[], answer: number): number {
  const earns = (by: number) => expectedReward(softmax(logits.with(answer, logits[answer]! + by), 1), REWARDS)
  return form === 'objective' ? earns(0) : (earns(H) - earns(-H)) / (2 * H)
}

const agree = (left: number, right: number) => Math.abs(left - right) < 5e-5

export function scene({ reached, line: asked, tried, answer: name, logits }: DerivationParams): Scene {
  const line = Math.min(asked, reached)
  const open = reached < LINES && line === reached ? candidates[reached - 1]! : null
  // A link may name the right candidate; only a press makes it a line.
  const candidate = open === null || tried === 'none' ? undefined : open['abc'.indexOf(tried)]
  const isTried = candidate !== undefined && candidate !== derivation[reached]
  const form = isTried ? candidate : derivation[line - 1]!
  const answer = ACTIONS.indexOf(name)
  const shown = sideOf(form, logits, answer)
  const left = leftOf(form, logits, answer)
  return {
    reached,
    line,
    shown,
    tried: isTried ? tried : null,
    open,
    answer,
    logits,
    probabilities: softmax(logits, 1),
    left,
    isEqual: agree(left, shown.total),
    everywhere: ACTIONS.every((_, i) => agree(leftOf(form, logits, i), sideOf(form, logits, i).total)),
    rewardSum: REWARDS.reduce((sum, reward) => sum + reward, 0),
  }
}

/** What a press on a candidate changes: the right one becomes the next line. */
export const choose = ({ reached, open }: Scene, tried: 'a' | 'b' | 'c'): Partial<DerivationParams> =>
  open !== null && open['abc'.indexOf(tried)] === derivation[reached]
    ? { reached: reached + 1, line: reached + 1, tried: 'none' }
    : { tried }

export interface Row {
  readonly answer: string
  readonly left: number
  readonly right: number
}

/** Both sides for each of the five logits. */
export const rows = ({ shown: { form }, logits }: Scene): readonly Row[] =>
  ACTIONS.map((answer, i) => ({
    answer,
    left: leftOf(form, logits, i),
    right: sideOf(form, logits, i).total,
  }))
