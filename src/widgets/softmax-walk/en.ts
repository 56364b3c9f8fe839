import { fixed, probabilityText, signed } from '../../plot/number.ts'
import { exp } from '../../core/mathematics/exp.ts'
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

/** What stands in the exponent: z, or z/T, with the largest taken off first where it must be. */
const exponent = (s: Frame, temperature: number) =>
  `${temperature === 1 ? 'z' : 'z/T'}${s.breaks ? ` ${s.largest > 0 ? '−' : '+'} ${score(Math.abs(s.largest))}` : ''}`

const at = (temperature: number) => `T\u00a0=\u00a0${fixed(temperature, 2)}`

const gapText = (s: Scene) => {
  const { first, second } = places(s)
  return score(s.scores[first]! - s.scores[second]!)
}

const why = (s: Scene) =>
  s.breaks === 'overflow'
    ? `e to the power ${score(s.largest)} is larger than any number a computer can hold. So it takes the largest score off all five first`
    : `e to the power ${score(s.largest)} is so small that a computer rounds it to 0, and 0/0 has no value. So it takes the largest score off all five first`

/** What is the case at each station, in at most two lines. */
function narrate(s: Scene, params: WalkParams): string {
  const { first, second, last } = places(s)
  const level = isLevel(s)
  switch (params.scene) {
    case 'line':
      return level
        ? `Five equal scores, ${score(s.largest)} each. With no gap between them, no word can get ahead.`
        : s.temperature === 1
          ? `Five scores. ${quoted(first)} is ${gapText(s)} to the right of ${quoted(second)}. Only such gaps will matter, not where zero is.`
          : `${at(s.temperature)}: every score is divided by it, and so is every gap. ${quoted(first)} was ${score((s.scores[first]! - s.scores[second]!) * s.temperature)} ahead of ${quoted(second)}; now it is ${gapText(s)} ahead.`
    case 'exp':
      if (s.breaks) return `${why(s)}: heights from 0 to 1, with the same ratios.`
      if (!Number.isFinite(s.heights[first]! / s.heights[second]!))
        return `Every height is positive. The gap of ${gapText(s)} between ${quoted(first)} and ${quoted(second)} has become a ratio larger than any number a computer holds.`
      return level
        ? `Every height is positive, and all five are ${heightText(s.heights[0]!)}: a gap of 0 is a ratio of 1.`
        : s.temperature === 1
          ? `Every height is positive. The gap of ${gapText(s)} between ${quoted(first)} and ${quoted(second)} has become a ratio: one is ${heightText(s.heights[first]! / s.heights[second]!)} times as high.`
          : `The gap of ${gapText(s)} makes ${quoted(first)} ${heightText(s.heights[first]! / s.heights[second]!)} times as high as ${quoted(second)}. ${at(s.temperature)} makes one unit of the logit a factor of ${fixed(exp(1 / s.temperature), 2)}: the base in place of 2.72.`
    case 'projection':
      if (s.breaks)
        return `Read across: ${quoted(first)} is at 1, the others where their gap puts them. ${quoted(last)}, ${score(s.largest - s.scores[last]!)} behind, is at ${heightText(s.heights[last]!)}.`
      return level
        ? `Read across to the scale: all five heights are ${heightText(s.heights[0]!)}.`
        : `Read across to the scale of heights: from ${heightText(s.heights[last]!)} for ${quoted(last)} to ${heightText(s.heights[first]!)} for ${quoted(first)}. None is below zero.`
    case 'sum':
      return `Laid end to end, the five heights are ${heightText(s.total)} long. Their proportions are already those of the probabilities.`
    case 'divide':
      if (s.breaks)
        return `${why(s)}; the factor cancels in the division. ${quoted(first)} gets ${p(s.probabilities[first]!)}, ${quoted(second)} ${p(s.probabilities[second]!)}, ${quoted(last)} ${p(s.probabilities[last]!)}.`
      if (level) return `Equal scores get equal probabilities: ${p(s.probabilities[0]!)} each.`
      if (params.shift !== 0) {
        const before = sceneOf({ ...params, shift: 0 })
        if (!before.breaks)
          return `Adding ${fixed(params.shift, 0)} changed the sum from ${heightText(before.total)} to ${heightText(s.total)}, and every height by the same factor. The division takes that factor out: ${quoted(first)} has ${p(s.probabilities[first]!)} with it and ${p(before.probabilities[first]!)} without.`
      }
      if (s.temperature !== 1) {
        const plain = sceneOf({ ...params, temperature: 1 })
        return `At ${at(s.temperature)}, ${quoted(first)} has ${p(s.probabilities[first]!)} and ${quoted(last)} ${p(s.probabilities[last]!)}. At T\u00a0=\u00a01 they had ${p(plain.probabilities[first]!)} and ${p(plain.probabilities[last]!)}. The order of the words is the same.`
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
  look: 'Drag a word along the line, and its height and its probability follow.',
  tokens,
  logit: 'logit',
  likelier: 'more likely',
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
    temperature: {
      label: 'temperature T',
      spoken: (s: Scene) => {
        const { first } = places(s)
        return `${fixed(s.temperature, 2)}, ${quoted(first)} has probability ${p(s.probabilities[first]!)}`
      },
    },
  },
  handle: (token: string) => `score of “${token}”`,
  handleSpoken: (s: Scene, index: number) => `${score(s.scores[index]!)}, probability ${p(s.probabilities[index]!)}`,
  scores: 'scores',
  refused: (text: string, min: number, max: number) =>
    `“${text}” is not a number from ${fixed(min, 0)} to ${fixed(max, 0)}; the score stays as it was.`,
  shifted: (shift: number) => `add c = ${signed(shift, 0)} to all`,
  shiftBy: (constant: number) => signed(constant, 0),
  presets: {
    label: 'try',
    names: { equal: 'all equal', huge: 'one huge', extreme: '±1000', negative: 'all negative' },
  },
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
      s.temperature === 1 ? 'score z + c' : 'score (z + c)/T',
      s.breaks ? 'height, the largest score taken off first' : 'height, e to the score',
      'probability',
    ],
    row: ({ token, logit, score: place, height, probability }: Row) => [
      token === null ? 'sum' : tokens[token]!,
      token === null ? '' : fixed(logit, 1),
      token === null ? '' : score(place),
      heightText(height),
      fixed(probability, 4),
    ],
  },
}
export type Words = typeof words
