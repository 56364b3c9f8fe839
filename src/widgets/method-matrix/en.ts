import { knobNames, knobs } from '../../course/family/knobs.ts'
import type { Row, Scene } from './model.ts'

const COUNTS = [
  'None',
  'One',
  'Two',
  'Three',
  'Four',
  'Five',
  'Six',
  'Seven',
  'Eight',
  'Nine',
  'Ten',
  'Eleven',
  'Twelve',
]

/** How many rows are left, and what the two compared methods do differently. */
function narrate({ rows, all, filters, pair, same }: Scene): string {
  const names = rows.map(({ method }) => method.name).join(', ')
  const asked = filters.map(({ knob, choice }) => `${knobs[knob]}: ${choice.cell || 'none'}`).join('; ')
  const found =
    filters.length === 0
      ? `All ${all} methods on ${knobNames.length} knobs: the objective as published, PPO as used on language models.`
      : rows.length === 0
        ? `None of the ${all} methods has this combination: ${asked}. Set one of the filters back to “any”.`
        : `${COUNTS[rows.length]} of ${all} ${rows.length === 1 ? 'has' : 'have'} ${asked}: ${names}.`
  if (same) return `${found} ${same.name} does not differ from itself; choose another to compare.`
  return pair ? `${found} ${pair.sentence}` : found
}

export const words = {
  title: 'Method matrix',
  look: 'One row for each method, one column for each knob. A cell leads to the section of a lesson that shows it.',
  narrate,
  method: 'method',
  caption: 'Methods and their settings',
  more: (knobs: number) => `The table goes on to the right: scroll it sideways to see all ${knobs} knobs.`,
  changed: 'differs',
  compare: 'compare',
  with: 'with',
  nobody: 'no method',
  filter: 'filter the rows by knob',
  any: 'any',
  emptyCell: 'none',
  noRows: 'No method has all of this.',
  lines: 'run the lines of',
  linesLook:
    'The module as it stands in the source, run just now on the same four answers to two questions, with log-probabilities made up for this: for one question the third answer is right, for the other none is.',
  groups: { mixed: 'third answer right', silent: 'all wrong' },
  skipped: 'no signal: this group is skipped, and another is drawn.',
  answer: 'answer',
  columns: { advantages: 'advantage', ratios: 'ratio', terms: 'term' },
  objective: 'objective, to be maximised:',
  objectives: 'What is not in the other formula is underlined.',
  loading: 'loading',
  loadFailed: 'This could not be loaded. Check the connection and choose again.',
  table: {
    caption: 'Methods and their settings: the objective as published, PPO as used on language models',
    head: ['method', ...knobNames.map((knob) => knobs[knob])],
    row: ({ method, cells }: Row) => [method.name, ...cells.map(({ text }) => text)],
  },
}
export type Words = typeof words
