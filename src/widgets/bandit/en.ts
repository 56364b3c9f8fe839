import { fixed, probabilityText, signed } from '../../plot/number.ts'
import { ACTIONS, type Try } from '../../run/models/bandit.ts'
import { LONGEST_TABLE, type Scene } from './model.ts'
import { READERS, READER_STEPS, type Readers } from './readers.ts'

const f = (value: number) => fixed(value, 2)
const percent = (share: number) => `${fixed(100 * share, 1)}%`

function whatHappened({ step, draw, drawnName, rows, baseline }: Scene): string {
  const row = rows.find(({ isDrawn }) => isDrawn)!
  const [before, after] = [probabilityText(row.probabilityBefore!), probabilityText(row.probability)]
  const move = before === after ? `, by too little to see: ${after}` : `: ${before}\u00a0→\u00a0${after}`
  const start = `Try ${step} drew ${drawnName}, which pays ${fixed(draw!.reward, 1)}`
  if (baseline === 'none') return `${start}. Any pay above 0 pushes it up${move}.`
  const below = draw!.advantage < 0
  const baselineName = baseline === 'ema' ? 'the running average' : 'the expected reward'
  return `${start}: ${below ? 'below' : 'above'} ${baselineName} ${f(draw!.baseline)}, which pushes it ${below ? 'down' : 'up'}${move}.`
}

function narrate(scene: Scene): string {
  const { step, isAtEnd, lockedOn, bestProbability, neverDrawn, expectedReward } = scene
  if (step === 0)
    return `Nothing is drawn yet: all five answers are equally likely, so the expected reward J is ${fixed(expectedReward, 3)}.`
  const news = whatHappened(scene)
  if (isAtEnd) return `${news} The figure stops here; reset starts over.`
  if (lockedOn !== null) return `${news} Locked on ${lockedOn}; C keeps ${probabilityText(bestProbability)}.`
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
  look: 'Each try draws one answer and pushes five scores, the logits. Watch where the probability goes, and what a larger step size does to it.',
  act: 'sample and update',
  ten: '10 times',
  hundred: '100 times',
  stepSize: 'step size η',
  baseline: 'subtract from the reward',
  baselines: { none: 'nothing', ema: 'running average', exact: 'J, exactly' },
  pays: 'pays',
  probability: 'probability π, dotted: before the last try',
  probabilityShort: 'π, dotted: before',
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
    `${READERS} readers with your step size ${f(stepSize)} and your baseline, each with a seed of their own and ${READER_STEPS} tries. One dot is one reader; the row is the answer that ended above 0.9.`,
  readersStatus: ({ done, wrong, ended, undecided }: Readers) =>
    done < READERS
      ? `${done} of ${READERS} readers have finished.`
      : `${wrong} of ${READERS} readers (${percent(wrong / READERS)}) are locked on a wrong answer, ${ended[2]} hold C, ${undecided === 0 ? 'none is' : undecided === 1 ? '1 is' : `${undecided} are`} still undecided.`,
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
