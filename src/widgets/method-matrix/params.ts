import { type ChoiceParameter, type Spec, choice } from '../../figure/params.ts'
import { type Knob, choices, knobNames } from '../../course/family/knobs.ts'
import { METHODS } from '../../course/family/methods.ts'

const filter = (knob: Knob): ChoiceParameter => choice(['any', ...Object.keys(choices[knob])], 'any')

/** The family as a matrix. Each knob's own name is its filter. */
export const spec = {
  ...(Object.fromEntries(knobNames.map((knob) => [knob, filter(knob)])) as Record<Knob, ChoiceParameter>),
  /** Two methods to compare. */
  from: choice(['none', ...METHODS], 'none'),
  to: choice(['none', ...METHODS], 'none'),
  /** The method whose lines of code are shown. */
  lines: choice(['none', ...METHODS], 'none'),
} satisfies Spec
