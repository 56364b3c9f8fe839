import { fixed } from '../../plot/number.ts'
import type { Row, Scene } from './model.ts'
import { spec } from './params.ts'

const largest = 'argmax'
const quoted = (s: Scene, id: number) => `“${s.vocabulary[id]}”`
const isLast = (s: Scene) => s.text.length === spec.length.max

function narrate(s: Scene): string {
  const looked = `Position ${s.id} holds ${fixed(s.logits[s.id]!, 1)}, and the table says that id ${s.id} is ${quoted(s, s.id)}.`
  const best =
    s.id === s.largest
      ? 'It is the largest of the seven'
      : `The largest logit, ${fixed(s.logits[s.largest]!, 1)}, is at ${s.largest}: ${quoted(s, s.largest)}`
  return `${looked} ${best}${isLast(s) ? `, and ${quoted(s, s.largest)} ends the text.` : '.'}`
}

export const words = {
  title: 'From vector to token',
  look: 'The network never sees a word. It answers with seven numbers, and a table beside it says which string each position means.',
  narrate,
  picture: (s: Scene) =>
    `After “${[s.prompt, ...s.text].join(' ')}”: a vector of seven logits with their positions, and the table from id to string. ${narrate(s)}`,
  text: 'text so far',
  vector: 'what the network answers',
  id: 'id',
  string: 'string',
  largest,
  controls: {
    id: {
      label: 'look up id',
      spoken: (s: Scene) => `${s.id}, string ${s.vocabulary[s.id]}, logit ${fixed(s.logits[s.id]!, 1)}`,
    },
  },
  append: (s: Scene) => `append ${quoted(s, s.largest)}`,
  back: 'take one back',
  table: {
    caption: 'The vector and the table',
    head: ['id', 'logit', 'string', ''],
    row: ({ id, logit, string, isLargest }: Row) => [String(id), fixed(logit, 1), string, isLargest ? largest : ''],
  },
}
export type Words = typeof words
