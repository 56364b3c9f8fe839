import { readdirSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { type Generator, type Point, drawValues } from '../../src/lesson/questions/draw.ts'

/** What a question prints: numbers, lists and curves. */
type Printed = Readonly<Record<string, number>> &
  Readonly<
    { letter: string; place: string; length: string; points: readonly Point[] } & Record<Lists, readonly number[]>
  >
type Lists = 'rewards' | 'probabilities' | 'logProbs' | 'logRatios'

const sum = (values: readonly number[]) => values.reduce((total, each) => total + each, 0)
const held = (ratio: number, epsilon: number) => Math.min(Math.max(ratio, 1 - epsilon), 1 + epsilon)
const clippedTerm = (ratio: number, advantage: number, epsilon: number) =>
  Math.min(ratio * advantage, held(ratio, epsilon) * advantage)
const at = (points: readonly Point[], x: number) => points.find((point) => Math.abs(point[0] - x) < 1e-9)![1]
const silentShare = (p: number, size: number) => p ** size + (1 - p) ** size
const PAYS: Readonly<Record<string, number>> = { A: 0.1, B: 0.3, C: 0.9, D: 0.4, E: 0.2 }

/** A key alone, or with the other numbers that the question and its answer print. */
type OnPaper = number | string | Readonly<Record<string, number | string>>

/** Every drawn question, worked out on paper from what it prints and without the core. */
const ON_PAPER: Readonly<Record<string, Readonly<Record<string, (printed: Printed) => OnPaper>>>> = {
  'post-training': {
    byHand: ({ letter, stepSize }) => ({
      reward: PAYS[letter]!,
      own: 0.8 * stepSize! * PAYS[letter]!,
      answer: -0.2 * stepSize! * PAYS[letter]!,
    }),
    withBaseline: ({ letter, stepSize }) => ({
      reward: PAYS[letter]!,
      baseline: 0.38,
      advantage: PAYS[letter]! - 0.38,
      answer: 0.8 * stepSize! * (PAYS[letter]! - 0.38),
    }),
    newTable: ({ pA, pB, pC, a, b, c }) => pA! * a! + pB! * b! + pC! * c!,
    settled: ({ points, ...pays }) => {
      const end = points.at(-1)![1]
      const distance = (letter: string) => Math.abs(pays[letter.toLowerCase()]! - end)
      const answer = ['A', 'B', 'C', 'D', 'E'].reduce((nearest, each) =>
        distance(each) < distance(nearest) ? each : nearest,
      )
      return { answer, pays: pays[answer.toLowerCase()]! }
    },
    upOrDown: ({ reward, baseline }) => (reward! > baseline! ? 'up' : reward! < baseline! ? 'down' : 'stay'),
  },
  softmax: {
    threeHeights: ({ first, second }) => first! / (first! + second! + 1),
    times: ({ factor }) => Math.log(factor!),
    nearlyCertain: ({ probability }) => 1 - probability!,
    topPKept: ({ probabilities, p }) => {
      let kept = 0
      for (const probability of probabilities) {
        kept += probability
        if (kept >= p!) break
      }
      return { keptMass: kept, answer: probabilities[0]! / kept }
    },
    wholeAnswer: ({ logProbs }) => logProbs.reduce((product, each) => product * Math.exp(each), 1),
    gapFromCurve: ({ points }) =>
      Math.log(at(points, 1) / (1 - at(points, 1)))
        .toFixed(1)
        .replace('.0', ''),
  },
  expectations: {
    expectedPay: ({ pA, pB, pC, a, b, c }) => pA! * a! + pB! * b! + pC! * c!,
    moreRolls: ({ few, error, target }) => Math.round(few! * (error! / target!) ** 2),
    weightByHand: ({ p, q }) => p! / q!,
    umbrellaTable: ({ wetUmbrella, wetNone }) => wetUmbrella! / (wetUmbrella! + wetNone!),
    otherCoin: ({ p, q, heads }) => ({ weight: p! / q!, answer: ((heads! / 10) * p!) / q! }),
    whichDie: ({ points }) => {
      const [name, expected] = [['one', 2.5] as const, ['fair', 3.5] as const, ['six', 4.5] as const].reduce(
        (nearest, each) =>
          Math.abs(each[1] - points.at(-1)![1]) < Math.abs(nearest[1] - points.at(-1)![1]) ? each : nearest,
      )
      return { answer: name, expected }
    },
  },
  imitation: {
    meanByHand: ({ p1, p2, p3 }) => {
      const [c1, c2, c3] = [p1!, p2!, p3!].map((p) => -Math.log(p)) as [number, number, number]
      return { c1, c2, c3, answer: (c1 + c2 + c3) / 3 }
    },
    sumOfLogs: ({ vocabulary, tokens }) => ({ one: -Math.log(vocabulary!), answer: -tokens! * Math.log(vocabulary!) }),
    howManyCount: ({ tokens }) => tokens!,
    bestOfRight: ({ p, size }) => ({ noneRight: (1 - p!) ** size!, answer: 1 - (1 - p!) ** size! }),
    decodeRuns: ({ samples, tokens }) => samples! * tokens!,
    readBestOf: ({ points }) => {
      const p = at(points, 1)
      return { p, answer: p < 0.2 ? 'tenth' : p < 0.4 ? 'quarter' : 'half' }
    },
  },
  returns: {
    returnByHand: ({ gamma, r0, r1, r2 }) => r0! + gamma! * r1! + gamma! * gamma! * r2!,
    lastReward: ({ gamma, length }) => Math.exp((Number(length) - 1) * Math.log(gamma!)),
    newState: ({ pA, pB, pC, qA, qB, qC }) => {
      const value = pA! * qA! + pB! * qB! + pC! * qC!
      return { value, answer: qA! - value }
    },
    whichGamma: ({ points }) => {
      const gamma = at(points, 1)
      return { answer: gamma === 1 ? 'one' : gamma < 0.7 ? 'half' : gamma < 0.95 ? 'nine' : 'ninetyNine', gamma }
    },
  },
  rewards: {
    winProbability: ({ first, second }) => {
      const [a, b] = [Math.exp(first!), Math.exp(second!)]
      return { answer: a / (a + b), turned: b / (a + b) }
    },
    pairCount: ({ answers }) => Array.from({ length: Number(answers) }, (_, k) => k).reduce((sum, k) => sum + k, 0),
    nextPush: ({ probability, stepSize }) => stepSize! - stepSize! * probability!,
    whoWon: ({ points }) => (at(points, 4) < at(points, -4) ? 'A' : 'B'),
  },
  'policy-gradient': {
    byHand: ({ pA, pB, reward }) => ({ answer: -reward! * pB!, ownEntry: reward! * (1 - pA!) }),
    turnArrow: ({ psi }) => (psi! > 0 ? 'down' : psi! < 0 ? 'up' : 'stay'),
    toGo: ({ r3, r4 }) => r3! + r4!,
    exactSlope: ({ pA, pB, pC, a, b, c }) => pA! * a! * (1 - pA!) + pB! * b! * -pA! + pC! * c! * -pA!,
    steepest: ({ points }) => {
      const slope = (x: number) => at(points, x + 0.5) - at(points, x - 0.5)
      return String([-2, 0, 2].reduce((best, x) => (slope(x) > slope(best) ? x : best)))
    },
  },
  baselines: {
    advantage: ({ pA, pB, pC, a, b, c }) => ({
      answer: b! - (pA! * a! + pB! * b! + pC! * c!),
      plainMean: b! - (a! + b! + c!) / 3,
    }),
    tdError: ({ reward, value, next }) => reward! + next! - value!,
    gaeByHand: ({ v0, v1, v2, lambda }) => ({
      answer: v1! - v0! + lambda! * (v2! - v1!) + lambda! * lambda! * (1 - v2!),
      oneStep: v1! - v0!,
      wholeReturn: 1 - v0!,
    }),
    whichLambda: ({ v0, v1, a0 }) =>
      Math.abs(a0! - (v1! - v0!)) < 1e-9 ? '0' : Math.abs(a0! - (1 - v0!)) < 1e-9 ? '1' : '0.5',
    lowestPoint: ({ points }) =>
      ['0.2', '0.4', '0.6'].reduce((best, b) => (at(points, Number(b)) < at(points, Number(best)) ? b : best)),
    leastByHand: ({ pA, pB, a, b }) => ({ answer: pB! * a! + pA! * b!, expected: pA! * a! + pB! * b! }),
  },
  ppo: {
    badAndLikelier: ({ ratio, advantage, epsilon }) => ({
      clipped: (1 + epsilon!) * advantage!,
      answer: clippedTerm(ratio!, advantage!, epsilon!),
    }),
    goodAndLikelier: ({ ratio, advantage, epsilon }) => ({
      plain: ratio! * advantage!,
      answer: clippedTerm(ratio!, advantage!, epsilon!),
    }),
    ratioFromLogs: ({ before, now }) => Math.exp(now!) / Math.exp(before!),
    surrogate: ({ oldA, oldB, oldC, ratioA, ratioB, ratioC, advantageA, advantageB, advantageC }) =>
      oldA! * ratioA! * advantageA! + oldB! * ratioB! * advantageB! + oldC! * ratioC! * advantageC!,
    whichToken: ({ points }) =>
      at(points, 1) > 0 ? `good ${(at(points, 2) - 1).toFixed(1)}` : `bad ${(at(points, 0) + 1).toFixed(1)}`,
    whichPush: ({ ratio, advantage }) => {
      const rise = clippedTerm(ratio! + 0.01, advantage!, 0.2) - clippedTerm(ratio! - 0.01, advantage!, 0.2)
      return rise > 0 ? 'up' : rise < 0 ? 'down' : 'nothing'
    },
  },
  groups: {
    // The std of such a group is its gap divided by the root of its size.
    oneWrong: ({ rewards }) => {
      const size = rewards.length
      const gap = Math.max(...rewards) - Math.min(...rewards)
      const isHighAlone = rewards.filter((reward) => reward === Math.max(...rewards)).length === 1
      const sign = isHighAlone ? 1 : -1
      return {
        mean: sum(rewards) / size,
        std: gap / Math.sqrt(size),
        centred: (sign * gap * (size - 1)) / size,
        answer: (sign * (size - 1)) / Math.sqrt(size),
      }
    },
    tenthBetter: ({ rewards, place }) =>
      1.5 * (rewards[['first', 'second', 'third', 'fourth'].indexOf(place)] === Math.max(...rewards) ? 1 : NaN),
    silentGroups: ({ p, size }) => ({
      allRight: p! ** size!,
      allWrong: (1 - p!) ** size!,
      answer: silentShare(p!, size!),
    }),
    longAndWrong: ({ short, long }) => long! / short!,
    grades: ({ rewards }) => {
      const best = Math.max(...rewards)
      return { others: (sum(rewards) - best) / 3, answer: best - (sum(rewards) - best) / 3 }
    },
    sizeFromCurve: ({ points }) =>
      [2, 4, 8, 16].find((size) => Math.abs(at(points, 0.9) - silentShare(0.9, size)) < 1e-9)!.toString(),
  },
  family: {
    gspoByHand: ({ logRatios }) => ({
      meanLog: sum(logRatios) / 3,
      answer: Math.cbrt(logRatios.reduce((product, each) => product * Math.exp(each), 1)),
    }),
    gspoLength: ({ short, long }) => long! / short!,
    cispoCap: ({ epsilon }) => epsilon!,
    overlong: ({ length }) => -(Number(length.replace(',', '')) - 16_384) / 4096,
    usefulGroups: ({ p, size }) => ({ silent: silentShare(p!, size!), answer: 1 / (1 - silentShare(p!, size!)) }),
    clipHigher: ({ probability, epsilon }) => probability! * (1 + epsilon!),
    whoseWeight: ({ points }) => (at(points, 3) === 0 ? 'grpo' : at(points, 3) === 3 ? 'none' : 'cispo'),
  },
}

describe.each(readdirSync('lessons/draws').map((file) => file.replace('.ts', '')))('what is drawn for %s', (slug) => {
  test('has for 100 seeds the key that its printed values give on paper', async () => {
    const generators = (await import(`../../lessons/draws/${slug}.ts`)) as Readonly<Record<string, Generator>>
    expect(Object.keys(ON_PAPER[slug] ?? {}).sort(), `ON_PAPER in this file, under "${slug}"`).toEqual(
      Object.keys(generators).sort(),
    )
    for (const [name, generator] of Object.entries(generators))
      for (let seed = 1; seed <= 100; seed += 1) {
        const { values } = drawValues(generator, name, seed, { slips: [], options: [], items: [] })
        const paper = ON_PAPER[slug]![name]!(values as unknown as Printed)
        for (const [print, value] of Object.entries(typeof paper === 'object' ? paper : { answer: paper })) {
          const said = `${name}, seed ${seed}: ${print}`
          if (typeof value === 'string') expect(values[print], said).toBe(value)
          else expect(values[print], said).toBeCloseTo(value, 9)
        }
      }
  })
})
