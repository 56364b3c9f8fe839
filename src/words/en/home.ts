const NUMBERS = [
  'none',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
  'thirteen',
  'fourteen',
  'fifteen',
]
const inWords = (count: number) => NUMBERS[count] ?? String(count)
const atStart = (text: string) => text.replace(/^./, (first) => first.toUpperCase())

/** The first page: the course in one sentence, and its map. */
export const words = {
  /** The second marked piece begins with a glyph, and its first word stays beside that. */
  thesis: <Part>(likely: (text: string) => Part, better: (first: string, rest: string) => Part): (string | Part)[] => [
    'A language model learns from its own answers by multiplying two numbers: ',
    likely('how likely'),
    ' each answer was, and ',
    better('how', ' much better than usual'),
    ' it did.',
  ],
  lessons: (count: number) => `${atStart(inWords(count))} lessons, each one thing you can do afterwards`,
  /** The hours are those of the lessons that are written. */
  written: (hours: number, written: number, lessons: number) =>
    `${written === lessons ? 'all' : inWords(written)} ${written === 1 ? 'is' : 'are'} written, about ${inWords(hours)} hours; `,
  progress: 'your progress',
  models: { bandit: 'bandit', tinylm: 'TinyLM' },
  twoModels:
    'Two small models come back throughout: the five-action bandit above, and TinyLM, a language model with 9,331 possible answers, small enough to check every number by enumeration.',
  minutes: (minutes: number) => `${minutes} min`,
  inWriting: 'in writing',
}
