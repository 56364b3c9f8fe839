import { CORRIDOR_ACTIONS, CORRIDOR_STEPS } from '../../core/corridor/corridor.ts'
import { fixed, probabilityText, signed } from '../../plot/number.ts'
import { COST, type Row, type Scene } from './model.ts'

const p = (value: number) => probabilityText(value)
const WAYS = ['to the left', 'on the spot', 'to the right']
const counted = (n: number, way: number) => `${n} ${WAYS[way]!}`

function success({ successBefore, success: now }: Scene): string {
  const [before, after] = [p(successBefore), p(now)]
  return before === after ? `P(success) is ${after}.` : `P(success) goes from ${before} to ${after}.`
}

/** What all steps of the episode share, in one sentence. */
function pushed(s: Scene): string {
  const { steps, counts, credit, cost, hasBaseline, total, baseline } = s
  const weights = steps.map(({ weight }) => weight)
  const [first, last] = [weights[0]!, weights.at(-1)!]
  if (credit === 'to-go' && cost)
    return `Each step is credited with what comes after it${hasBaseline ? ', minus P(success)' : ''}: the first with ${signed(first, 2)}, the last with ${signed(last, 2)}.`
  const compared = hasBaseline
    ? `Minus ${cost ? 'P(success), ' : 'the expected '}${fixed(baseline, 2)}${cost ? ',' : ''} that is ${signed(total - baseline, 2)}. `
    : ''
  if (first === 0) return 'Zero times any direction is zero: nothing is pushed.'
  const also = [0, 1, 2].filter((way) => way !== (first > 0 ? 2 : 0) && counts[way]! > 0).slice(0, 2)
  const others = first > 0 ? also : [2].filter((way) => counts[way]! > 0)
  const rest =
    others.length === 0 ? '' : `, the ${others.map((way) => counted(counts[way]!, way)).join(' and the ')} too`
  return `${compared}Each of the ${steps.length} steps is pushed ${first > 0 ? 'up' : 'down'}${rest}.`
}

function narrate(s: Scene): string {
  if (s.episode === 0)
    return `No episode yet: left, stay and right are equally likely, and within ${CORRIDOR_STEPS} steps the goal is reached with probability ${p(s.success)}.`
  const cost = s.cost ? ` after ${fixed(COST, 2)} for each step` : ''
  const end = s.isReached
    ? `Episode ${s.episode} reaches the goal in ${s.steps.length} steps: return ${fixed(s.total, s.cost ? 2 : 0)}${cost}.`
    : `Episode ${s.episode} runs out of time: return ${fixed(s.total, s.cost ? 2 : 0)}${cost}.`
  const idle =
    s.credit === 'to-go' && !s.cost ? ' All reward comes at the end, so what follows a step is the whole return.' : ''
  return `${end} ${pushed(s)} ${success(s)}${idle}`
}

export const words = {
  title: 'The corridor',
  look: 'One episode runs from top to bottom, one step a row, from the middle towards the star. Its return pushes every one of its steps. Run a few more and watch the bars.',
  narrate,
  picture: (s: Scene) =>
    `The path of one episode through seven cells, the probabilities of left, stay and right before and after it, and the probability of success along the run. ${narrate(s)}`,
  actions: CORRIDOR_ACTIONS,
  start: 'start',
  wall: 'wall',
  time: 'time',
  timeOut: 'time is up',
  too: (action: number, up: boolean) => `${CORRIDOR_ACTIONS[action]!}: ${up ? 'up' : 'down'} too`,
  policy: 'policy; pale: before',
  push: 'net push on logit',
  success: 'P(success), exact',
  episodes: (n: number) => `${n} ${n === 1 ? 'episode' : 'episodes'}`,
  episode: 'episode',
  run: 'Run',
  one: '1 episode',
  more: (n: number) => String(n),
  controls: {
    stepSize: 'step size η',
    baseline: { label: 'subtract', options: { none: 'nothing', expected: 'P(success)' } },
    cost: `each step costs ${fixed(COST, 2)}`,
    credit: { label: 'credit a step with', options: { return: 'the whole return', 'to-go': 'what comes after it' } },
  },
  table: {
    caption: (s: Scene) => `The steps of episode ${s.episode}`,
    head: ['step', 'from cell', 'action', 'to cell', 'credited with'],
    row: ({ t, from, to, action, bumped, weight }: Row): readonly string[] => [
      String(t),
      String(from + 1),
      `${CORRIDOR_ACTIONS[action]!}${bumped ? ', wall' : ''}`,
      String(to + 1),
      signed(weight, 3),
    ],
  },
}
export type Words = typeof words
