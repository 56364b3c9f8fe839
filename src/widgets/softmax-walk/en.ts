import { fixed, probabilityText, signed } from '../../plot/number.ts'
import { type Frame, type Row, type Scene, type WalkParams, ranking, scene as sceneOf, tokenOf } from './model.ts'
import { heightText, scoreText as score } from './numbers.ts'
import { TOKENS } from './params.ts'

const tokens = TOKENS
const quoted = (index: number) => `“${tokens[index]}”`
const p = (value: number) => fixed(value, 3)

/** The leader, the runner-up and the last, as indices. */
const places = (s: Scene) => {
  const order = ranking(s.scores)
  return { first: order[0]!, second: order[1]!, last: order.at(-1)! }
}

const isLevel = (s: Scene) => s.scores.every((score) => score === s.scores[0])

/** What stands in the exponent: z, or z with the largest score taken off first. */
const exponent = (s: Frame) => (s.breaks ? `z ${s.largest > 0 ? '−' : '+'} ${score(Math.abs(s.largest))}` : 'z')

const gapText = (s: Scene) => {
  const { first, second } = places(s)
  return score(s.scores[first]! - s.scores[second]!)
}

const why = (s: Scene) =>
  s.breaks === 'overflow'
    ? `e^${score(s.largest)} is larger than any number a computer holds. So it takes the largest score off all five first`
    : `e^${score(s.largest)} is so small that a computer holds 0, and 0/0 is nothing. So it takes the largest score off all five first`

/** What is the case at each station, in at most two lines. */
function narrate(s: Scene, params: WalkParams): string {
  const { first, second, last } = places(s)
  const level = isLevel(s)
  switch (params.scene) {
    case 'line':
      return level
        ? `Five equal scores, ${score(s.largest)} each. With no gap between them, nothing can come out ahead.`
        : `Five scores. ${quoted(first)} stands ${gapText(s)} to the right of ${quoted(second)}. Only such gaps will matter, not where zero is.`
    case 'exp':
      if (s.breaks) return `${why(s)}: heights from 0 to 1, with the same ratios.`
      if (!Number.isFinite(s.heights[first]! / s.heights[second]!))
        return `Every height is positive. The gap of ${gapText(s)} between ${quoted(first)} and ${quoted(second)} has become a ratio larger than any number a computer holds.`
      return level
        ? `Every height is positive, and all five are ${heightText(s.heights[0]!)}: a gap of 0 is a ratio of 1.`
        : `Every height is positive. The gap of ${gapText(s)} between ${quoted(first)} and ${quoted(second)} has become a ratio: one is ${heightText(s.heights[first]! / s.heights[second]!)} times as high.`
    case 'projection':
      if (s.breaks)
        return `Read across: ${quoted(first)} stands at 1, the others where their gap puts them. ${quoted(last)}, ${score(s.largest - s.scores[last]!)} behind, is at ${heightText(s.heights[last]!)}.`
      return level
        ? `Read across to the scale: all five heights are ${heightText(s.heights[0]!)}.`
        : `Read across to the scale of heights: from ${heightText(s.heights[last]!)} for ${quoted(last)} to ${heightText(s.heights[first]!)} for ${quoted(first)}. None is below zero.`
    case 'sum':
      return `Laid end to end, the five heights are ${heightText(s.total)} long. Their proportions are already right and will not change again.`
    case 'divide':
      if (s.breaks)
        return `${why(s)}; the factor cancels in the division. ${quoted(first)} gets ${p(s.probabilities[first]!)}, ${quoted(second)} ${p(s.probabilities[second]!)}, ${quoted(last)} ${p(s.probabilities[last]!)}.`
      if (level) return `Equal scores share alike: each of the five gets ${p(s.probabilities[0]!)}.`
      if (params.shift !== 0) {
        const before = sceneOf({ ...params, shift: 0 })
        if (!before.breaks)
          return `Adding ${fixed(params.shift, 0)} changed the sum from ${heightText(before.total)} to ${heightText(s.total)}, and every height by the same factor. The division takes it out: ${quoted(first)} has ${p(s.probabilities[first]!)} with it and ${p(before.probabilities[first]!)} without.`
      }
      return `Divided by their sum, ${heightText(s.total)}, the heights are probabilities: ${quoted(first)} has ${p(s.probabilities[first]!)}, ${quoted(last)} ${p(s.probabilities[last]!)}, and together they make 1.`
  }
}

/** One token's way through softmax: its exponent, its height, its share. */
function slots(s: Scene, params: WalkParams) {
  const index = tokenOf(params)
  return {
    token: tokens[index]!,
    score: score(s.breaks ? s.scores[index]! - s.largest : s.scores[index]!),
    height: heightText(s.heights[index]!),
    total: heightText(s.total),
    probability: probabilityText(s.probabilities[index]!),
  }
}

function formula(s: Scene, params: WalkParams): string {
  const { token, score, height, total, probability } = slots(s, params)
  return `The probability of “${token}” is e to the ${score}${s.breaks ? ', the largest score taken off,' : ''} over the sum of all five such heights: ${height} over ${total}, ${probability}.`
}

export const words = {
  title: 'Softmax walk',
  look: 'Drag the five words along the line. A gap between two scores becomes a ratio between two probabilities.',
  tokens,
  logit: 'logit',
  likelier: 'likelier',
  height: 'height',
  strip: {
    sum: { wide: 'the five heights, laid end to end', narrow: 'heights, end to end' },
    divide: {
      wide: (total: string) => `the same strip, divided by ${total}`,
      narrow: (total: string) => `divided by ${total}`,
    },
  },
  whole: '1',
  controls: {
    scene: {
      label: 'show',
      options: { line: 'scores', exp: 'lift', projection: 'read off', sum: 'add up', divide: 'divide' },
    },
  },
  handle: (token: string) => `score of “${token}”`,
  handleSpoken: (s: Scene, index: number) => `${score(s.scores[index]!)}, probability ${p(s.probabilities[index]!)}`,
  scores: 'scores',
  refused: (text: string, min: number, max: number) =>
    `“${text}” is not a number from ${fixed(min, 0)} to ${fixed(max, 0)}; the score stays as it was.`,
  shift: 'a constant for all five scores',
  shiftBy: (step: number) => signed(step, 0),
  shiftSpoken: (step: number) => (step > 0 ? `add ${step} to every score` : `take ${-step} off every score`),
  shifted: (shift: number) => `add c = ${signed(shift, 0)} to all`,
  presets: { label: 'try', names: { equal: 'equal', extreme: '±1000', huge: 'huge', negative: 'negative' } },
  exponent,
  narrate,
  slots,
  formula,
  picture: (s: Scene, params: WalkParams) => `Five words and their scores on a number line. ${narrate(s, params)}`,
  table: {
    caption: 'From scores to probabilities',
    head: (s: Scene) => [
      'word',
      'logit z',
      'z + c',
      s.breaks ? 'e^(z + c − largest)' : 'height e^(z + c)',
      'probability',
    ],
    row: ({ token, logit, score: at, height, probability }: Row) => [
      token === null ? 'sum' : tokens[token]!,
      token === null ? '' : fixed(logit, 1),
      token === null ? '' : fixed(at, 1),
      heightText(height),
      fixed(probability, 4),
    ],
  },
}
export type Words = typeof words
