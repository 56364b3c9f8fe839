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

/** The first page: the course in one sentence, where to start, and its map. */
export const words = {
  thesis: <Part>(likely: (text: string) => Part): (string | Part)[] => [
    'A language model tries an answer, compares its score with the usual one, and makes that answer ',
    likely('more or less likely'),
    '.',
  ],
  /** What this is, and for whom. */
  lede: (lessons: number) =>
    `${atStart(inWords(lessons))} lessons on how reinforcement learning trains language models, from one reward to PPO and GRPO. You need probabilities and sums; the figures run the algorithms.`,
  start: 'start with lesson 1',
  entrances: 'other ways in',
  map: 'lesson map',
  algorithms: 'algorithms',
  glossary: 'glossary',
  tests: 'tests',
  /** The advantage stands between the two pieces. */
  loop: <Part>(advantage: Part): (string | Part)[] => [
    'That is the loop. The course is about its two hard questions: where ',
    advantage,
    ' comes from, and how far one nudge should go.',
  ],
  lessons: (count: number) => `${atStart(inWords(count))} lessons, each one thing you can do afterwards`,
  /** The hours are those of the lessons that are written. */
  written: (hours: number, written: number, lessons: number) =>
    `${written === lessons ? 'all' : inWords(written)} ${written === 1 ? 'is' : 'are'} written, about ${inWords(hours)} hours; `,
  progress: 'your progress',
  models: { bandit: 'bandit', tinylm: 'TinyLM' },
  twoModels:
    'Two small models come back in many lessons: the game of five answers above, called the bandit, and TinyLM, a language model with 9,331 possible answers, so small that every number can be checked by going through all of them.',
  minutes: (minutes: number) => `${minutes} min`,
  inWriting: 'coming',
}
