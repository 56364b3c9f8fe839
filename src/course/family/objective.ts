/** Each method's objective as lines of formula: pieces of LaTeX, each with the knob it belongs to. */
import type { Knob, Settings } from './knobs.ts'
import type { Method } from './methods.ts'

/** A piece of formula and the knob it belongs to. */
export interface Piece {
  readonly knob: Knob
  readonly tex: string
}

/** Pieces that stay on one line of the page. */
type Group = readonly Piece[]
export type LineName = 'maximise' | 'advantage' | 'reward' | 'ratio' | 'gate' | 'dropped' | 'groups'
export interface Line {
  readonly name: LineName
  readonly groups: readonly Group[]
}

const LENGTH: { readonly [id in Settings['length']]: string } = {
  sum: '\\displaystyle\\frac1{\\groupSize}\\sum_{i}\\sum_{t}\\;',
  answer: '\\displaystyle\\frac1{\\groupSize}\\sum_{i}\\frac1{|y_i|}\\sum_{t}\\;',
  pooled: '\\displaystyle\\frac1{\\sum_i|y_i|}\\sum_{i}\\sum_{t}\\;',
  constant: '\\displaystyle\\frac1{\\groupSize}\\sum_{i}\\frac1{L_{\\max}}\\sum_{t}\\;',
  within: '\\displaystyle\\frac1{\\groupSize}\\sum_{i}\\;',
}
const RATIO = { none: '', token: '\\ratio_{i,t}', answer: 's_i' } as const
const FENCES = {
  equal: ',\\,1-\\epsilon,\\,1+\\epsilon)',
  higher: ',\\,1-\\epsilon_{\\text{low}},\\,1+\\epsilon_{\\text{high}})',
} as const
const DIVISOR = {
  group: '\\operatorname{std}(\\Reward)',
  batch: '\\operatorname{std}_{\\text{batch}}(\\Reward-\\bar{\\Reward})',
  mean: '\\bar{\\Reward}',
} as const
const LOG_PROBABILITY = '\\log\\policy(a_{i,t}\\mid s_{i,t})'

function stepGroups({ settings }: Method): readonly Group[] {
  const advantage: Piece = {
    knob: 'credit',
    tex: settings.credit === 'token' ? '\\,\\advantage_{i,t}' : '\\,\\advantage_{i}',
  }
  const ratio: Piece = { knob: 'ratio', tex: RATIO[settings.ratio] }
  switch (settings.clip) {
    case 'none':
      return [[advantage, { knob: 'ratio', tex: `\\,${LOG_PROBABILITY}` }]]
    case 'weight':
      return [
        [
          { knob: 'clip', tex: '\\operatorname{sg}\\bigl[' },
          { knob: 'clip', tex: '\\operatorname{clip}(' },
          ratio,
          { knob: 'clip', tex: FENCES.higher },
          { knob: 'clip', tex: '\\bigr]' },
        ],
        [advantage, { knob: 'clip', tex: `\\,${LOG_PROBABILITY}` }],
      ]
    case 'gate':
      return [[{ knob: 'clip', tex: 'f(' }, ratio, { knob: 'clip', tex: ')' }, advantage]]
    case 'change':
      return [[{ knob: 'clip', tex: 'm_{i,t}\\,' }, ratio, advantage]]
    default:
      return [
        [{ knob: 'clip', tex: '\\min\\bigl(' }, ratio, advantage, { knob: 'clip', tex: ',\\;' }],
        [
          { knob: 'clip', tex: '\\operatorname{clip}(' },
          ratio,
          { knob: 'clip', tex: FENCES[settings.clip] },
          advantage,
          { knob: 'clip', tex: '\\bigr)' },
        ],
      ]
  }
}

function maximise(method: Method): Line {
  const { length, kl, critic } = method.settings
  const last: Piece | undefined =
    kl === 'loss'
      ? { knob: 'kl', tex: '{}-\\beta\\,k_{3}' }
      : kl === 'sampler'
        ? { knob: 'kl', tex: '{}-\\beta\\log^2\\ratio_{i,t}' }
        : critic === 'trained'
          ? { knob: 'critic', tex: '{}-c_1\\bigl(\\value(s_{i,t})-\\hat{G}_{i,t}\\bigr)^2' }
          : undefined
  const step = stepGroups(method)
  const groups: Group[] = [[{ knob: 'length', tex: LENGTH[length] }], ...step]
  if (last) {
    groups[0] = [...groups[0]!, { knob: last.knob, tex: '\\Bigl[' }]
    groups.push([last, { knob: last.knob, tex: '\\Bigr]' }])
  }
  return { name: 'maximise', groups }
}

function advantageLine({ settings: { baseline, std, credit } }: Method): Line {
  if (baseline === 'critic')
    return {
      name: 'advantage',
      groups: [
        [
          { knob: 'credit', tex: '\\advantage_{i,t}={}' },
          { knob: 'baseline', tex: '\\textstyle\\sum_{l\\ge0}(\\gamma\\lambda)^l\\,\\delta_{i,t+l},\\quad' },
        ],
        [
          {
            knob: 'baseline',
            tex: '\\delta_{i,t}=\\reward_{i,t}+\\gamma\\,\\value(s_{i,t+1})-\\value(s_{i,t})',
          },
        ],
      ],
    }
  const subtracted = {
    none: [],
    others: [{ knob: 'baseline', tex: '{}-\\tfrac1{\\groupSize-1}\\textstyle\\sum_{j\\ne i}\\Reward_j' }],
    group: [{ knob: 'baseline', tex: '{}-\\bar{\\Reward}' }],
  } as const satisfies Record<string, readonly Piece[]>
  const centred: readonly Piece[] = [{ knob: 'baseline', tex: '\\Reward_i' }, ...subtracted[baseline]]
  return {
    name: 'advantage',
    groups: [
      [
        { knob: 'credit', tex: credit === 'token' ? '\\advantage_{i,t}={}' : '\\advantage_{i}={}' },
        ...(std === 'none'
          ? centred
          : [
              { knob: 'std', tex: '\\bigl(' } as const,
              ...centred,
              { knob: 'std', tex: `\\bigr)\\,/${DIVISOR[std]}` } as const,
            ]),
      ],
    ],
  }
}

function rewardLine({ settings: { credit, kl, penalty } }: Method): Line {
  if (credit === 'token')
    return {
      name: 'reward',
      groups: [
        [{ knob: 'credit', tex: '\\reward_{i,t}=1_{t=|y_i|}\\,\\reward(x,y_i)' }],
        [
          {
            knob: 'kl',
            tex: '{}-\\beta\\log\\dfrac{\\policy(a_{i,t}\\mid s_{i,t})}{\\reference(a_{i,t}\\mid s_{i,t})}',
          },
        ],
      ],
    }
  const more: Piece[] = []
  if (kl === 'answer')
    more.push({ knob: 'kl', tex: '{}-\\beta\\log\\dfrac{\\policy(y_i\\mid x)}{\\reference(y_i\\mid x)}' })
  if (penalty === 'overlong') more.push({ knob: 'penalty', tex: '{}+P(|y_i|)' })
  return { name: 'reward', groups: [[{ knob: 'credit', tex: '\\Reward_i=\\reward(x,y_i)' }, ...more]] }
}

/** A method's objective, to be maximised, and what its letters stand for. */
export function objective(method: Method): readonly Line[] {
  const { ratio, clip, engine, groups } = method.settings
  const lines: Line[] = [maximise(method), advantageLine(method), rewardLine(method)]
  if (ratio === 'token')
    lines.push({
      name: 'ratio',
      groups: [
        [
          {
            knob: 'ratio',
            tex: '\\ratio_{i,t}=\\dfrac{\\policy(a_{i,t}\\mid s_{i,t})}{\\old(a_{i,t}\\mid s_{i,t})}',
          },
          ...(engine === 'ratio' ? [{ knob: 'engine', tex: ',\\quad\\old=\\behaviour' } as const] : []),
        ],
      ],
    })
  if (ratio === 'answer')
    lines.push({
      name: 'ratio',
      groups: [
        [{ knob: 'ratio', tex: 's_i=\\left(\\dfrac{\\policy(y_i\\mid x)}{\\old(y_i\\mid x)}\\right)^{1/|y_i|}' }],
      ],
    })
  if (clip === 'gate')
    lines.push({
      name: 'gate',
      groups: [[{ knob: 'clip', tex: 'f(\\ratio)=\\tfrac4\\tau\\,\\sigma\\bigl(\\tau(\\ratio-1)\\bigr)' }]],
    })
  if (clip === 'change')
    lines.push({
      name: 'dropped',
      groups: [
        [{ knob: 'clip', tex: 'm_{i,t}=0\\text{ if }\\advantage_{i}>0,\\;\\policy-\\old>\\delta' }],
        [{ knob: 'clip', tex: '\\text{ or }\\advantage_{i}<0,\\;\\policy-\\old<-\\delta' }],
      ],
    })
  if (groups === 'signal')
    lines.push({ name: 'groups', groups: [[{ knob: 'groups', tex: '0<\\#\\,\\text{right}<\\groupSize' }]] })
  return lines
}
