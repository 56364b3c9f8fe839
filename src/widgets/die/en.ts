import { fixed, probabilityText } from '../../plot/number.ts'
import { VALUES } from '../../run/models/dice.ts'
import type { Running, Scene } from './model.ts'

const f = (value: number) => fixed(value, 2)
const whole = (value: number) => value.toLocaleString('en')

function narrate({ outcome, rolls }: Scene): string {
  if (outcome === null) return 'Every weight is 0, so no face can come up. Give at least one face a weight.'
  const { expectation, mean, standardError, fourTimes, only, isImpossible } = outcome
  if (only !== null)
    return `All weight lies on ${only}: every roll shows it, the mean is ${only} from the first roll on, and there is no error left to halve.`
  const value = isImpossible ? ', which no face shows' : ''
  return `After ${whole(rolls)} ${rolls === 1 ? 'roll' : 'rolls'} the mean is ${f(mean)}. It estimates the expected value E = ${f(expectation)}${value}. The standard error is ${fixed(standardError, 3)}; four times as many rolls halve it to ${fixed(fourTimes, 3)}.`
}

/** Every slot has a value, also where there is no die to roll and the formula is not shown. */
const slots = ({ outcome, rolls }: Scene) => ({
  expectation: f(outcome?.expectation ?? 0),
  deviation: fixed(outcome?.deviation ?? 0, 3),
  rolls: whole(rolls),
  error: fixed(outcome?.standardError ?? 0, 3),
})

const face = (index: number) => ({
  label: `weight of ${VALUES[index]}`,
  spoken: ({ weights, probabilities }: Scene) =>
    `${weights[index]}, probability ${probabilityText(probabilities[index]!)}`,
})

export const words = {
  title: 'Rolls of a die',
  look: 'Press “4 × the rolls” a few times. The mean settles on the line, and each bracket is half as tall as the one before.',
  narrate,
  slots,
  formula: (scene: Scene) => {
    const { expectation, deviation, rolls, error } = slots(scene)
    return `The expected value, the sum of each value times its probability, is ${expectation}. The standard error, ${deviation} over the square root of ${rolls}, is ${error}.`
  },
  picture: (scene: Scene) =>
    `Left, the probability of each face and the share of rolls that showed it. Right, the mean of the rolls so far along their number, in a band of one standard error; brackets show how wide it is at a sixteenth, a quarter, once and four times as many rolls. ${narrate(scene)}`,
  faces: 'outline: probability, filled: share of rolls',
  mean: 'mean so far',
  rolls: 'rolls',
  whole,
  within: (error: number) => `±${fixed(error, 3)}`,
  expected: (value: number) => `E = ${f(value)}`,
  controls: {
    rolls: { label: 'rolls N', spoken: ({ rolls }: Scene) => whole(rolls) },
    one: face(0),
    two: face(1),
    three: face(2),
    four: face(3),
    five: face(4),
    six: face(5),
  },
  more: '4 × the rolls',
  fewer: 'a quarter',
  presets: {
    label: 'dice to try',
    names: { fair: 'fair', loaded: 'loaded six', ends: 'only 1 and 6', sure: 'always 6' },
  },
  table: {
    caption: 'The mean of the rolls so far, and one standard error on both sides of the expected value',
    head: ['rolls', 'mean', 'E − σ/√N', 'E + σ/√N'],
    row: ({ n, mean, low, high }: Running) => [whole(n), fixed(mean, 4), fixed(low, 4), fixed(high, 4)],
  },
}
export type Words = typeof words
