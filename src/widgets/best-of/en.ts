import { fixed, probabilityText } from '../../plot/number.ts'
import type { Answer, Row, Scene } from './model.ts'

const f2 = (value: number) => fixed(value, 2)
const p = (value: number) => probabilityText(value)
const groups = (count: number) => (count === 1 ? '1 group' : `${count} groups`)
const all = ({ groupSize }: Scene) => 8 * groupSize

function first({ history }: Scene): Row {
  return history[0]!
}

function drawnNow(s: Scene): string {
  const { groupSize, withoutRight, keptWrong, tied, isHackable, round, now, history } = s
  const change = `P(correct) goes from ${p(history[round - 1]!.correct)} to ${p(now.correct)}.`
  if (groupSize === 1)
    return `With G = 1 there is nothing to choose from: the model imitates whatever it wrote. ${change}`
  const none =
    withoutRight > 0
      ? ` ${groups(withoutRight)} had no right answer, so the best of the wrong ones is imitated.`
      : isHackable && keptWrong > 0
        ? ` In ${groups(keptWrong)} a wrong answer with “!” beat a right one.`
        : ''
  const ties = tied > 0 ? ` In ${groups(tied)} several shared the best score, and chance chose.` : ''
  return `Round ${round} kept 8 of ${all(s)} answers. ${change}${none}${ties}`
}

const FAULTS = {
  discrete: (s: Scene) => {
    const kept = s.answers.find(({ isKept }) => isKept)!
    const same = s.answers.filter(({ isKept, reward }) => !isKept && reward === kept.reward).length
    return `All or nothing: the kept answer has weight 1, the other ${s.groupSize - 1} have weight 0${same > 0 ? `, though ${same} of them scored just as well` : ', however close they came'}. A score says how good; this keeps only who won.`
  },
  mistakes: (s: Scene) =>
    `Nothing is learned from mistakes: ${s.wrong} of ${all(s)} answers were wrong, and no answer is pushed down for being wrong.${s.keptWrong > 0 ? ` ${s.keptWrong} of them were even kept.` : ''}`,
  cost: (s: Scene) =>
    `Most of the work is thrown away: this round drew ${s.drawn} tokens, one run of the network each, and learned from ${s.kept}. Since the start: ${s.now.drawn} drawn, ${s.now.kept} kept.`,
  collapse: (s: Scene) =>
    s.isHackable
      ? `The winner is copied, with whatever made it win. The score has gone from ${f2(first(s).score)} to ${f2(s.now.score)}; P(correct) is ${p(s.now.correct)}, its highest so far ${p(Math.max(...s.history.map(({ correct }) => correct)))}.`
      : `The model copies its own winners, and the answers become alike: entropy has gone from ${f2(first(s).entropy)} to ${f2(s.now.entropy)} nats. What is never drawn any more can never be chosen.`,
} as const

function narrate(s: Scene): string {
  if (s.round === 0)
    return `Nothing has been drawn yet. One draw is right with probability ${p(s.now.correct)}; the best of ${s.groupSize} would be with ${p(s.chosen)}.`
  return s.fault === 'none' || s.groupSize === 1 ? drawnNow(s) : FAULTS[s.fault](s)
}

export const words = {
  title: 'Best of G, round by round',
  look: 'TinyLM answers in eight groups, and is fine-tuned on the best answer of each.',
  narrate,
  picture: (s: Scene) =>
    `Eight groups of answers, right ones filled, kept ones framed; the answers of one group with their scores; over the rounds P(correct), ${s.isHackable ? 'the score, ' : ''}entropy and KL. ${narrate(s)}`,
  groups: (isShort: boolean) => (isShort ? 'framed: kept' : 'eight groups; framed: kept'),
  answers: (s: Scene) => `group ${s.group + 1}`,
  weight: (answer: Answer) => (answer.isKept ? '1' : '0'),
  weightHead: 'weight',
  scoreHead: 'score',
  waiting: 'nothing drawn yet',
  cost: ({ drawn, kept }: Scene) => `${drawn} tokens drawn, ${kept} kept`,
  price: ({ klBound }: Scene) => `KL price of choosing: at most ${f2(klBound)} nats`,
  correct: 'P(correct), exact',
  correctAndScore: 'P(correct) and ★ score',
  spread: 'entropy and KL, nats',
  score: f2,
  p,
  entropy: ({ now }: Scene) => `H ${f2(now.entropy)}`,
  kl: ({ now }: Scene) => `KL ${f2(now.kl)}`,
  text: ({ text }: Answer, most: number) => {
    const own = text.replace(' <eos>', '')
    return own.length > most ? `${own.slice(0, most - 1)}…` : own
  },
  run: 'Train',
  unit: 'round',
  buttons: (count: number) => (count === 1 ? '1 round' : `${count} rounds`),
  controls: {
    groupSize: {
      label: 'group size G',
      spoken: (s: Scene) => `${s.groupSize}, choosing alone is right with ${p(s.chosen)}`,
    },
    reward: { label: 'scored by', options: { verifier: 'a verifier', hackable: 'a model that likes “!”' } },
    fault: {
      label: 'show the fault',
      options: {
        none: 'none',
        discrete: '1 all or nothing',
        mistakes: '2 mistakes teach nothing',
        cost: '3 cost',
        collapse: '4 collapse',
      },
    },
    group: { label: 'read group' },
  },
  table: {
    caption: 'The policy after each round, exactly; tokens since the start',
    head: ['round', 'P(correct)', 'score', 'entropy', 'KL', 'tokens drawn', 'tokens kept'],
    row: ({ round, correct, score, entropy, kl, drawn, kept }: Row) => [
      String(round),
      fixed(correct, 4),
      fixed(score, 4),
      fixed(entropy, 3),
      fixed(kl, 3),
      String(drawn),
      String(kept),
    ],
  },
}
export type Words = typeof words
