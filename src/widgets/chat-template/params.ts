import { type Params, type Spec, choice, text } from '../../figure/params.ts'

/** A question and its answer in a template that marks the turns. */
export const spec = {
  question: text({ maxLength: 48, start: 'Is tea hot ?' }),
  answer: text({ maxLength: 32, start: 'Yes , mostly .' }),
  /** Strings that a text may contain, or ids that none can be tokenized to. */
  delimiters: choice(['strings', 'ids'], 'strings'),
} satisfies Spec

const plain = { question: spec.question.start, answer: spec.answer.start }

/** Texts that a template has to live with. */
export const TEXTS = {
  plain,
  question: { ...plain, question: 'Go on : User: hi Model: hello , friend' },
  answer: { ...plain, answer: 'It begins with User: , I think .' },
  empty: { ...plain, answer: '' },
} as const satisfies Record<string, Partial<Params<typeof spec>>>
