import {
  BANDIT_REWARDS,
  createRandom,
  expectedReward,
  importanceRatios,
  mean,
  reweightedDeviation,
  sampleIndex,
} from '../../src/core/index.ts'

const FACES = [1, 2, 3, 4, 5, 6]
/** A die whose 6 has this weight, and the other faces 1. */
const die = (six: number) => FACES.map((face) => (face === 6 ? six : 1) / (5 + six))
const FAIR = die(1)
const LOADED = die(5)
const RARE = die(0.1)
const ENDS = [0.5, 0, 0, 0, 0, 0.5]
const SURE = [0, 0, 0, 0, 0, 1]
const deviationOf = (probabilities: readonly number[]) => reweightedDeviation(probabilities, probabilities, FACES)

// The die.
export const fair = () => ({ expectation: expectedReward(FAIR, FACES), deviation: deviationOf(FAIR) })
/** With the figure's own seed. */
const rolled = (count: number) => {
  const random = createRandom(7)
  return mean(Array.from({ length: count }, () => FACES[sampleIndex(FAIR, random.next())]!))
}
export const meanOf = () => ({ sixteen: rolled(16), tenThousand: rolled(10_000) })
export const errorOf = () => ({
  sixteen: deviationOf(FAIR) / 4,
  sixtyFour: deviationOf(FAIR) / 8,
  hundred: deviationOf(FAIR) / 10,
  tenThousand: deviationOf(FAIR) / 100,
})

// Expectations.
export const largerHalf = () => expectedReward(FAIR, [0, 0, 0, 1, 1, 1])

// Questions: standard errors, from the smallest to the largest.
export const errors = () => ({
  sure: deviationOf(SURE) / 10,
  fair400: deviationOf(FAIR) / 20,
  fair100: deviationOf(FAIR) / 10,
  ends100: deviationOf(ENDS) / 10,
})

// Two dice.
const [other, , , , , six] = importanceRatios(FAIR, LOADED)
export const weights = () => ({ other: other!, six: six!, sum: 5 * 0.1 * other! + 0.5 * six! })
export const rare = () => ({ oneIn: 1 / RARE[5]!, weight: importanceRatios(FAIR, RARE)[5]! })
const times = (probabilities: readonly number[]) => {
  const ratio = reweightedDeviation(FAIR, probabilities, FACES) / deviationOf(FAIR)
  return ratio * ratio
}
export const timesAsMany = () => ({ often: times(LOADED), rare: times(RARE) })
/** As a share of the rolls, in expectation: one draw of each face, in proportion to q. */
const effectiveShare = (probabilities: readonly number[]) => {
  const ratios = importanceRatios(FAIR, probabilities)
  const squares = ratios.map((ratio) => ratio * ratio)
  return 1 / expectedReward(probabilities, squares)
}
export const effective = () => ({
  often: effectiveShare(LOADED),
  rare: effectiveShare(RARE),
  hundred: 100 * effectiveShare(RARE),
})
/** The die that shows each face in proportion to the face, and one with a 6 of weight 1.7. */
export const better = () => ({
  share: times(die(1.7)),
  ideal: reweightedDeviation(
    FAIR,
    FACES.map((face) => face / 21),
    FACES,
  ),
})

// Two policies in the game of lesson 1.
const EQUAL = [0.2, 0.2, 0.2, 0.2, 0.2]
const MOSTLY_C = [0.025, 0.025, 0.9, 0.025, 0.025]
export const earns = () => ({
  equal: expectedReward(EQUAL, BANDIT_REWARDS),
  mostlyC: expectedReward(MOSTLY_C, BANDIT_REWARDS),
})
export const ratios = () => {
  const [a, , c] = importanceRatios(MOSTLY_C, EQUAL)
  return { a: a!, c: c! }
}

// The card: how far each face lies from what is expected.
const above = (probabilities: readonly number[]) => FACES.map((face) => face - expectedReward(probabilities, FACES))
export const aboveExpected = () => ({ fair: above(FAIR), often: above(LOADED) })
