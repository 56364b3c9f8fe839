import type { Row, Scene, Token } from './model.ts'

const tokens = (count: number) => (count === 1 ? '1 token' : `${count} tokens`)

function narrate({ added, lost, isEmpty, holdsDelimiter, delimiters, length, counted, padding }: Scene): string {
  const mistakes = [
    added > 0 ? `${tokens(added)} that the model should not write` : '',
    lost > 0 ? `leaves out ${tokens(lost)} of the answer` : '',
  ]
  if (added > 0 || lost > 0)
    return `The text contains a delimiter, and the trainer cannot tell it from the template’s own. So the loss ${added > 0 ? `counts ${mistakes[0]}` : ''}${added > 0 && lost > 0 ? ' and ' : ''}${mistakes[1]}: see the crosses.`
  const empty = isEmpty ? ' The answer is empty, so only its end counts: the model would learn to say nothing.' : ''
  const text =
    holdsDelimiter && delimiters === 'ids'
      ? ' What was typed as a delimiter is ordinary text here: no text turns into the id of a mark.'
      : ''
  return `A row of ${tokens(length)} has ${length - 1} targets, because nothing predicts the first. In the upper row ${counted} of them count.${empty}${text}${padding > 0 && !isEmpty && text === '' ? ` Padding (${padding}) fills the shorter row and never counts.` : ''}`
}

export const words = {
  title: 'Template and mask',
  look: 'Type a question, and see which tokens count in the loss. Then type “Model:” somewhere in it.',
  narrate,
  picture: (s: Scene) =>
    `Two conversations as rows of tokens: filled if they count in the loss, hatched if not, crossed if that is a mistake. ${narrate(s)}`,
  rows: ['your conversation', 'a shorter one in the same batch'] as const,
  counts: 'counts',
  silent: 'does not count',
  mistake: 'by mistake',
  padding: 'padding',
  controls: {
    question: 'question',
    answer: 'answer',
    delimiters: { label: 'turns are marked by', options: { strings: 'strings', ids: 'special ids' } },
  },
  presets: {
    label: 'try',
    names: {
      plain: 'plain',
      question: 'delimiter in the question',
      answer: 'delimiter in the answer',
      empty: 'empty answer',
    },
  },
  source: {
    template: 'template',
    user: 'question',
    model: 'answer',
    padding: 'padding',
  } satisfies Record<Token['source'], string>,
  table: {
    caption: 'Every token of the batch',
    head: ['row', 'place', 'token', 'written by', 'counts', 'should count'],
    row: ({ row, place, text, source, counts, meant }: Row): readonly string[] => [
      String(row),
      String(place),
      text === '' ? '–' : text,
      words.source[source],
      counts ? 'yes' : 'no',
      meant ? 'yes' : 'no',
    ],
  },
}
export type Words = typeof words
