import { fixed, probabilityText, signed } from '../../plot/number.ts'
import { ACTIONS } from '../../run/models/bandit.ts'
import { type FormId, derivation } from './lines.ts'
import type { FactorId, Row, Scene } from './model.ts'

const f = (value: number) => signed(value, 3)

/** Why a line follows from the one before. */
const because: Readonly<Record<(typeof derivation)[number], string>> = {
  objective: 'Each answer’s reward, weighted by its probability: that is what J means.',
  gradients: 'The gradient of a sum is the sum of the gradients.',
  constant: 'The reward contains no θ, so it is a constant factor.',
  timesOne: 'Times π(a), divided by π(a): a factor of 1, and the weight π(a) is back in front.',
  log: 'The slope of log x is 1/x, so ∇log π = ∇π/π.',
  average: 'A sum weighted by π(a) is an average over draws from π, and draws are what a model can make.',
}

/** What a wrong line would mean. */
const wouldMean: Readonly<Record<Exclude<FormId, (typeof derivation)[number]>, (s: Scene) => string>> = {
  rewardMoves: () =>
    'This asks how the reward changes with θ. It does not change: the reward is computed outside the model, so every term is 0 and nothing would be learned.',
  objectiveAgain: () => 'This is J itself again: what the policy earns, not how that changes when a logit moves.',
  noReward: () =>
    'This drops the rewards, but a constant factor stays. Without them the sum is always 0: what one answer gains, the others lose.',
  productRule: () =>
    'This takes ∇r(a) for 1. The product rule has a second term, π(a)·∇r(a), but it is 0; here the probabilities are added instead, and they sum to 1.',
  inFront: () =>
    'This writes π(a) in front without dividing by it. Every term shrinks to its probability’s share, a rare answer’s most of all.',
  divided: () => 'This divides by π(a) without multiplying. Every term grows, a rare answer’s most of all.',
  innerLost: ({ rewardSum }) =>
    `This forgets the inner derivative: π(a) itself moves with θ, by ∇π(a). Every logit would get the same push, the sum of the rewards, ${fixed(rewardSum, 1)}.`,
  inTheLog: () =>
    'This puts the reward inside the log. There it is only added, log π + log r, and its gradient is 0: the rewards would be lost.',
  anyDraw: ({ everywhere }) =>
    everywhere
      ? 'This draws every answer equally often. That is right only while the policy does the same, as it does now: drag the logit, and the two sides part.'
      : 'This draws every answer equally often, but the policy does not. Rare answers count too much.',
  twice: () => 'This counts the probability twice: drawing from π already makes a likely answer appear more often.',
}

/** What is done from a line to the next. */
const asks = [
  'Line 2: how does J change when θ moves? Which line is its gradient?',
  'Line 3: take the gradient inside the bracket. Which factor contains θ?',
  'Line 4: to draw answers instead of listing all of them, the sum needs the weight π(a) in front. Put it there without changing the sum.',
  'Line 5: a change, divided by the thing that changes. Write the fraction as one gradient.',
  'Line 6: the weights π(a) sum to 1. Write the sum as an average over draws.',
]

const spoken: Readonly<Record<FormId, string>> = {
  objective: 'J of theta is the sum over a of pi of a times r of a',
  gradients: 'gradient of J is the sum over a of the gradient of the product pi of a times r of a',
  constant: 'gradient of J is the sum over a of r of a times the gradient of pi of a',
  timesOne: 'gradient of J is the sum over a of pi of a times the gradient of pi of a over pi of a times r of a',
  log: 'gradient of J is the sum over a of pi of a times r of a times the gradient of log pi of a',
  average: 'gradient of J is the expectation over a drawn from pi of r of a times the gradient of log pi of a',
  rewardMoves: 'gradient of J is the sum over a of pi of a times the gradient of r of a',
  objectiveAgain: 'gradient of J is the sum over a of pi of a times r of a',
  noReward: 'gradient of J is the sum over a of the gradient of pi of a',
  productRule: 'gradient of J is the sum over a of r of a times the gradient of pi of a, plus pi of a',
  inFront: 'gradient of J is the sum over a of pi of a times r of a times the gradient of pi of a',
  divided: 'gradient of J is the sum over a of r of a times the gradient of pi of a over pi of a',
  innerLost: 'gradient of J is the sum over a of pi of a times one over pi of a times r of a',
  inTheLog: 'gradient of J is the sum over a of pi of a times the gradient of log of the product pi of a times r of a',
  anyDraw: 'gradient of J is the expectation over a drawn uniformly of r of a times the gradient of log pi of a',
  twice:
    'gradient of J is the expectation over a drawn from pi of pi of a times r of a times the gradient of log pi of a',
}

const factor: Readonly<Record<FactorId, string>> = {
  pi: 'π',
  r: 'r',
  dpi: '∂π',
  dr: '∂r',
  dterm: '∂[π r]',
  dlog: '∂log π',
  share: '∂π/π',
  inverse: '1/π',
  dlogTerm: '∂log[π r]',
  fifth: '1/5',
  square: 'π·π',
  plus: '+ π',
}

function narrate(s: Scene): string {
  const { shown, left, isEqual, line, answer } = s
  const letter = ACTIONS[answer]!
  if (shown.form === 'objective')
    return `Line 1. Five products of probability and reward sum to J = ${fixed(shown.total, 3)}. Drag the logit of ${letter} and watch J: how steeply it rises is the slope that the next lines compute.`
  const sides = `The slope of J is ${f(left)}, the terms sum to ${f(shown.total)}: ${isEqual ? 'equal' : 'not equal'}.`
  if (s.tried === null) return `Line ${line}. ${because[shown.form as (typeof derivation)[number]]} ${sides}`
  return `Not the next line. ${wouldMean[shown.form as keyof typeof wouldMean](s)} ${sides}`
}

export const words = {
  title: 'Six lines to the policy gradient',
  look: 'Five answers, and J, what the policy earns on average. Choose each next line; both sides of it are computed as you go. Drag the logit: a true line stays equal.',
  narrate,
  picture: (s: Scene) =>
    `${spoken[s.shown.form]}, in the logit of ${ACTIONS[s.answer]!}: one term for each answer, their sum, and the left side beside it. ${narrate(s)}`,
  because,
  spoken,
  asks,
  factor: (id: FactorId) => factor[id],
  factorValue: (id: FactorId, value: number) =>
    id === 'pi'
      ? probabilityText(value)
      : id === 'r' || id === 'fifth' || id === 'inverse'
        ? fixed(value, 1)
        : id === 'square' || id === 'plus'
          ? fixed(value, 3)
          : f(value),
  total: (value: number, isObjective: boolean) => (isObjective ? fixed(value, 3) : f(value)),
  left: (isObjective: boolean) => (isObjective ? 'left: J' : 'left: slope of J'),
  right: 'right: their sum',
  per: (letter: string) => `∂: per unit of ${letter}’s logit`,
  equal: '= equal',
  unequal: '≠ not equal',
  logit: (answer: number) => `logit of ${ACTIONS[answer]!}`,
  logitSpoken: (s: Scene) =>
    `${signed(s.logits[s.answer]!, 1)}, probability of ${ACTIONS[s.answer]!} ${probabilityText(s.probabilities[s.answer]!)}`,
  lines: 'The lines so far',
  policy: 'The policy',
  fresh: 'start fresh',
  line: (n: number) => `line ${n}`,
  controls: {
    answer: 'move the logit of',
  },
  table: {
    caption: ({ shown: { form } }: Scene) => `Both sides for each of the five logits: ${spoken[form]}`,
    head: ['logit of', 'left side', 'right side'],
    row: ({ answer, left, right }: Row): readonly string[] => [answer, signed(left, 4), signed(right, 4)],
  },
}
export type Words = typeof words
