import { createRandom, expectedReward, importanceRatios, mean, pow, sampleIndex } from '../../src/core/index.ts'
import type { Generator, Point } from '../../src/lesson/questions/draw.ts'

const tenths = (value: number) => Number(value.toFixed(1))

export const expectedPay: Generator = ({ pick, shuffled }) => {
  const [pA, pB, pC] = shuffled(
    pick([
      [0.1, 0.2, 0.7],
      [0.1, 0.3, 0.6],
      [0.2, 0.2, 0.6],
      [0.2, 0.3, 0.5],
    ]),
  ) as [number, number, number]
  const [a, b, c] = shuffled([0, 1, 2, 4, 5, 10]) as [number, number, number]
  const likely = [pA, pB, pC].indexOf(Math.max(pA, pB, pC))
  return {
    pA,
    pB,
    pC,
    a,
    b,
    c,
    answer: expectedReward([pA, pB, pC], [a, b, c]),
    plainMean: mean([a, b, c]),
    likeliest: [a, b, c][likely]!,
  }
}

export const moreRolls: Generator = ({ pick }) => {
  const few = pick([25, 50, 100, 400])
  const times = pick([2, 3, 4, 5])
  const target = pick([0.01, 0.02, 0.03, 0.05])
  return {
    few,
    error: Number((times * target).toFixed(2)),
    target,
    answer: few * pow(times, 2),
    inProportion: few * times,
    factor: pow(times, 2),
  }
}

export const weightByHand: Generator = ({ between }) => {
  const p = between(0.1, 0.8, 0.1)
  const q = between(0.1, 0.8, 0.1)
  const weight = (target: number, sampling: number) =>
    importanceRatios([target, 1 - target], [sampling, 1 - sampling])[0]!
  return { p, q, answer: weight(p, q), upsideDown: weight(q, p), product: p * q }
}

/** A hundred days, with and without rain and umbrella. */
export const umbrellaTable: Generator = ({ pick, between }) => {
  const rainy = pick([20, 25, 40, 50])
  const wetUmbrella = tenths(rainy * pick([0.6, 0.8]))
  const dryUmbrella = between(2, 16, 2)
  return {
    wetUmbrella,
    wetNone: rainy - wetUmbrella,
    dryUmbrella,
    dryNone: 100 - rainy - dryUmbrella,
    answer: wetUmbrella / rainy,
    both: wetUmbrella / 100,
    reversed: wetUmbrella / (wetUmbrella + dryUmbrella),
  }
}

/** Ten flips of one coin, and a question about another. */
export const otherCoin: Generator = ({ pick, between }) => {
  const p = pick([0.2, 0.3, 0.6, 0.8])
  const q = pick([0.4, 0.5])
  const heads = between(3, 7, 1)
  const [weight] = importanceRatios([p, 1 - p], [q, 1 - q])
  // Correct, but no probability: what an estimate above 1 means would be a second question.
  if (heads * weight! > 10) return null
  return {
    p,
    q,
    heads,
    weight: weight!,
    answer: (heads * weight!) / 10,
    plain: heads / 10,
    upsideDown: heads / 10 / weight!,
  }
}

const FACES = [1, 2, 3, 4, 5, 6]

/** The running mean of 400 rolls of a die that is fair, or loaded at one end. */
export const whichDie: Generator = ({ pick, between }) => {
  const answer = pick(['one', 'fair', 'six'])
  const probabilities = FACES.map((face) =>
    answer === 'fair' ? 1 / 6 : face === (answer === 'one' ? 1 : 6) ? 0.5 : 0.1,
  )
  const random = createRandom(between(1, 9999, 1))
  let sum = 0
  const points = Array.from({ length: 400 }, (_, k): Point => {
    sum += FACES[sampleIndex(probabilities, random.next())]!
    return [k + 1, sum / (k + 1)]
  })
  const expected = expectedReward(probabilities, FACES)
  // A curve that has not settled would be a question of luck.
  return Math.abs(points.at(-1)![1] - expected) > 0.3 ? null : { points, answer, expected }
}
