import { fixed, probabilityText, signed } from '../../plot/number.ts'
import { ACTIONS, type Try } from '../../run/models/bandit.ts'
import { tryInWords } from '../../run/models/bandit-words.ts'
import { LONGEST_TABLE, type Scene } from './model.ts'
import { READERS, READER_STEPS, type Readers } from './readers.ts'

const f = (value: number) => fixed(value, 2)
const percent = (share: number) => `${fixed(100 * share, 1)}%`

function narrate(scene: Scene): string {
  const { step, baseline, draw, rows, isAtEnd, lockedOn, bestProbability, neverDrawn } = scene
  if (draw === null) return 'No try yet: all five answers are equally likely.'
  const news = tryInWords({ step, baseline, draw, probabilities: rows.map(({ probability }) => probability) })
  if (isAtEnd) return `${news} The figure stops here; reset starts over.`
  if (lockedOn !== null)
    return `${news} Nearly all probability is on ${lockedOn}; C has ${probabilityText(bestProbability)}.`
  if (step >= 10 && neverDrawn.length > 0) return `${news} Never drawn so far: ${neverDrawn.join(', ')}.`
  return news
}

/** The last try's numbers under the terms of its update. */
function slots({ draw, drawnName, stepSize }: Scene) {
  if (draw === null) return { action: 'a', stepSize: f(stepSize), advantage: 'no try yet', rest: '–', result: '–' }
  return {
    action: drawnName!,
    stepSize: f(stepSize),
    advantage: `${f(draw.reward)} − ${draw.baseline === 0 ? '0' : f(draw.baseline)}`,
    rest: probabilityText(1 - draw.probability),
    result: signed(draw.push[draw.action]!, 3),
  }
}

function formula(scene: Scene): string {
  if (scene.draw === null)
    return 'A try moves the logit of the answer drawn by step size, times reward minus baseline, times 1 minus its probability. No try yet.'
  const { action, stepSize, advantage, rest, result } = slots(scene)
  return `The logit of ${action} moved by step size ${stepSize}, times reward minus baseline, ${advantage}, times 1 minus its probability, ${rest}: ${result}.`
}

export const words = {
  title: 'Five-action bandit',
  look: 'Five answers share the probability. Press “one try” and see which answer is drawn, what it pays, and what that does to the bars.',
  act: 'one try',
  ten: '10 tries',
  hundred: '100 tries',
  buttons: 'the run',
  stepSize: 'step size η',
  baseline: 'compare with',
  baselines: { none: 'nothing', ema: 'the average so far', exact: 'the exact average' },
  showLogits: 'show logits and pushes',
  showAverages: 'show rewards and averages',
  guess: 'your guess: A’s probability after a try of A',
  guessShort: 'your guess',
  guessed: (scene: Scene, guess: number) => `You guessed ${f(guess)}. ${narrate(scene)}`,
  pays: 'pays',
  probability: 'probability; dotted: before the last try',
  probabilityShort: 'probability; dotted: before',
  logit: 'logits θ, arrow: the last push',
  push: 'push',
  expected: 'expected reward J',
  average: 'running average',
  averageNote: 'from 0, so low at first',
  averageShort: 'average, from 0: low at first',
  tries: 'tries',
  trace: (names: readonly string[], step: number) =>
    step === 0 ? 'drawn: nothing yet' : `drawn: ${step > names.length ? '… ' : ''}${names.join(' ')}`,
  run: `run ${READERS} readers like you`,
  hideReaders: `hide the ${READERS} readers`,
  undecided: 'none above 0.9',
  readersLook: ({ stepSize }: Scene) =>
    `${READERS} readers with your step size ${f(stepSize)} and your comparison. Each has another seed and makes ${READER_STEPS} tries. One dot is one reader, in the row of the answer that ended above 0.9.`,
  readersStatus: ({ done, wrong, ended, undecided }: Readers) =>
    done < READERS
      ? `${done} of ${READERS} readers have finished.`
      : `${wrong} of ${READERS} readers (${percent(wrong / READERS)}) end on a wrong answer, ${ended[2]} on C, and ${undecided === 0 ? 'none is' : undecided === 1 ? '1 is' : `${undecided} are`} undecided.`,
  savedFrom: 'lesson 1',
  narrate,
  slots,
  formula,
  picture: (scene: Scene) =>
    `Probabilities of five answers after ${scene.step} tries: ${scene.rows.map(({ name, probability }) => `${name} ${probabilityText(probability)}`).join(', ')}. ${narrate(scene)}`,
  table: {
    caption: (step: number) =>
      step <= LONGEST_TABLE ? 'Every try of this run' : `The last ${LONGEST_TABLE} of ${step} tries`,
    head: ['try', 'drawn', 'reward', 'π(A)', 'π(B)', 'π(C)', 'π(D)', 'π(E)', 'running average', 'J'],
    row: ({ step, draw, probabilities, averageReward, expectedReward }: Try) => [
      String(step),
      ...(draw === null ? ['none', ''] : [ACTIONS[draw.action]!, fixed(draw.reward, 1)]),
      ...[...probabilities, averageReward, expectedReward].map((value) => fixed(value, 4)),
    ],
  },
}
export type Words = typeof words
