import { bradleyTerryLoss, preferenceProbability, rankingPairs } from '../../src/core/index.ts'
import type { Generator, Point } from '../../src/lesson/questions/draw.ts'

export const winProbability: Generator = ({ pick }) => {
  const second = pick([-1, 0, 0.5, 1, 4])
  const difference = pick([-2, -1, -0.5, 0.5, 1, 2])
  const first = second + difference
  return { first, second, answer: preferenceProbability(difference), turned: preferenceProbability(-difference) }
}

export const pairCount: Generator = ({ between }) => {
  const answers = between(4, 9, 1)
  return { answers, answer: rankingPairs(answers), ordered: answers * (answers - 1), squared: answers * answers }
}

export const nextPush: Generator = ({ pick, between }) => {
  const probability = between(0.1, 0.9, 0.1)
  const stepSize = pick([0.1, 0.2, 0.5])
  return { probability, stepSize, answer: stepSize * (1 - probability), already: stepSize * probability }
}

/** The losses of some labellers over r_A - r_B, added up, if all preferred A or all B. */
export const whoWon: Generator = ({ pick }) => {
  const answer = pick(['A', 'B'])
  const labellers = pick([2, 3])
  const sign = answer === 'A' ? 1 : -1
  const points = Array.from({ length: 33 }, (_, k): Point => {
    const difference = (k - 16) / 4
    return [difference, labellers * bradleyTerryLoss(sign * difference, 0).loss]
  })
  return { points, answer, labellers }
}
