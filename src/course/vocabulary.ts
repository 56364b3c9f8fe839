/**
 * The words a lesson is written in, besides Markdown: what each may carry, and where it may stand. The build holds lessons to it,
 * so that a misspelt word or attribute is an error with its line and not a silence on the page. src/lesson draws them.
 */

/** What an attribute holds: `"text"`, `{3}`, nothing at all (a flag), `{['a', 'b']}`, `{{ name: 'value' }}`, or the name of a number. */
export type AttributeKind = 'text' | 'number' | 'flag' | 'list' | 'record' | 'named' | 'value' | 'answer'

export interface Word {
  /** Attributes by name; with "!" they may not be left out. */
  readonly attributes: Readonly<Record<string, AttributeKind | `${AttributeKind}!`>>
  /** A block stands on lines of its own, an inline word in a sentence. */
  readonly stands: 'block' | 'inline' | 'either'
  /** Directly inside which words it stands; anywhere if left out. */
  readonly inside?: readonly string[]
  /** In which files; in both if left out. */
  readonly only?: 'lesson' | 'questions'
  /** "none": `<Word />`; "some": `<Word>text</Word>`; either if left out. */
  readonly text?: 'none' | 'some'
}

const format = { digits: 'number', percent: 'flag', signed: 'flag' } as const
const question = { id: 'text!', about: 'text!', on: 'text!', transfer: 'flag', draw: 'text' } as const
const callout = { stands: 'block', text: 'some' } as const

export const vocabulary: Readonly<Record<string, Word>> = {
  // Numbers.
  Computed: { attributes: { value: 'named!', ...format }, stands: 'inline', text: 'none' },
  Recorded: {
    attributes: { record: 'text!', row: 'record!', value: 'text!', ...format },
    stands: 'inline',
    text: 'none',
  },
  Cited: { attributes: { from: 'text!', where: 'text' }, stands: 'inline', text: 'some', only: 'lesson' },
  // Links.
  Lesson: { attributes: { to: 'text!' }, stands: 'inline' },
  Source: { attributes: { name: 'text!', where: 'text' }, stands: 'inline', only: 'lesson' },
  Term: { attributes: { name: 'text!', sign: 'text' }, stands: 'inline', text: 'some', only: 'lesson' },
  Unlock: {
    attributes: { figure: 'text!', control: 'text!' },
    stands: 'inline',
    text: 'some',
    only: 'lesson',
  },
  // Boxes.
  Note: { attributes: { title: 'text' }, ...callout },
  OftenSaid: { attributes: { said: 'text!' }, ...callout },
  TryThis: { attributes: { title: 'text' }, ...callout },
  LibrariesDisagree: { attributes: { title: 'text' }, ...callout },
  Disputed: { attributes: { title: 'text' }, ...callout },
  Takeaway: { attributes: {}, ...callout },
  Covers: { attributes: { id: 'text!' }, stands: 'either', text: 'some', only: 'lesson' },
  // Beside the core path.
  Further: { attributes: {}, ...callout, only: 'lesson' },
  // What a lesson ends with.
  Card: { attributes: {}, ...callout, only: 'lesson' },
  Discuss: { attributes: {}, stands: 'block', inside: ['Card'], text: 'some' },
  Bars: {
    attributes: { caption: 'text!', corner: 'text!', rows: 'list!', columns: 'list!', digits: 'number' },
    stands: 'block',
    text: 'none',
    only: 'lesson',
  },
  MethodTable: { attributes: { methods: 'list!', knobs: 'list!' }, stands: 'block', text: 'none', only: 'lesson' },
  // Layout.
  Wide: { attributes: {}, ...callout },
  Formula: { attributes: { caption: 'text' }, ...callout },
  // Guesses.
  Predict: {
    attributes: {
      id: 'text!',
      figure: 'text',
      shows: 'record',
      before: 'text',
      question: 'text',
      ask: 'text',
      options: 'list',
      answer: 'answer!',
      min: 'number',
      max: 'number',
      step: 'number',
      unit: 'text',
      close: 'number',
      marks: 'text',
      digits: 'number',
    },
    stands: 'block',
    text: 'some',
    only: 'lesson',
  },
  Answer: {
    attributes: {},
    stands: 'either',
    inside: ['Predict', 'MultipleChoice', 'Numeric', 'Ordering'],
    text: 'some',
  },
  // Questions.
  Exercise: { attributes: { id: 'text!', from: 'text' }, stands: 'block', text: 'none', only: 'lesson' },
  MultipleChoice: { attributes: question, stands: 'block', text: 'some', only: 'questions' },
  Option: { attributes: { right: 'flag', is: 'text' }, stands: 'either', inside: ['MultipleChoice'], text: 'some' },
  Numeric: {
    attributes: { ...question, answer: 'named', tolerance: 'number!', unit: 'text' },
    stands: 'block',
    text: 'some',
    only: 'questions',
  },
  Ordering: { attributes: question, stands: 'block', text: 'some', only: 'questions' },
  Item: { attributes: { value: 'value', drawn: 'text' }, stands: 'either', inside: ['Ordering'], text: 'some' },
  Slip: {
    attributes: { value: 'value', drawn: 'text' },
    stands: 'either',
    inside: ['Option', 'Numeric'],
    text: 'some',
  },
  Hint: { attributes: {}, stands: 'either', inside: ['MultipleChoice', 'Numeric', 'Ordering'], text: 'some' },
  // Drawn values.
  Drawn: { attributes: { value: 'text!', ...format }, stands: 'inline', text: 'none', only: 'questions' },
  When: { attributes: { value: 'text!', is: 'text!' }, stands: 'block', text: 'some', only: 'questions' },
  Curve: {
    attributes: { points: 'text!', x: 'list!', y: 'list!', xLabel: 'text!', yLabel: 'text!' },
    stands: 'block',
    text: 'none',
    only: 'questions',
  },
  // Figures that stay while the text passes.
  Scrolly: {
    attributes: { widget: 'text!', id: 'text', start: 'record' },
    stands: 'block',
    text: 'some',
    only: 'lesson',
  },
  Step: { attributes: { title: 'text!', set: 'record' }, stands: 'block', inside: ['Scrolly'], text: 'some' },
}

/** HTML that has no word of its own in Markdown. */
export const allowedHtml: readonly string[] = ['br', 'sub', 'sup', 'kbd']

/** What to write instead of HTML that Markdown has a form for. */
export const instead: Readonly<Record<string, string>> = {
  em: '_like this_',
  i: '_like this_',
  strong: '**like this**',
  b: '**like this**',
  code: '`like this`',
  pre: 'a fence of three backticks',
  a: '[like this](/lessons/ppo/)',
  img: '![what it shows](../images/name.svg)',
  p: 'a paragraph between blank lines',
  h2: '## Like this [#like-this]',
  h3: '### Like this [#like-this]',
  ul: '- a list',
  ol: '1. a list',
  li: '- a list',
  table: 'a table of Markdown',
  math: '$like this$',
}
