/** What stands around the text of a lesson, and what its components add to it. */
export const words = {
  place: (number: number, lessons: number, minutes: number, further: number) =>
    `Lesson ${number} of ${lessons} · ${minutes} minutes${further > 0 ? `, further reading ${further}` : ''}`,
  further: (minutes: string) => `further, ${minutes} min`,
  needsNothing: ' · needs nothing before it',
  buildsOn: ' · builds on ',
  and: ' and ',
  /** A title within a sentence: "The leash" becomes "the leash"; PPO stays PPO. */
  inSentence: (title: string) => title.replace(/^[A-Z](?![A-Z])/, (first) => first.toLowerCase()),
  goals: 'goals',
  /** The lessons are in writing; what this one takes from them follows. */
  borrows: (numbers: readonly number[]) =>
    `what you need from ${numbers.length === 1 ? 'lesson' : 'lessons'} ${numbers.join(', ').replace(/, (?=\d+$)/, ' and ')}, still to come`,
  borrowedFrom: (number: number) => `(lesson ${number})`,
  moved: 'A part of this lesson has moved:',
  movedTo: {
    '/lessons/family/': 'DAPO, GSPO and CISPO, in the next lesson',
    '/algorithms/': 'all methods side by side',
  } as Readonly<Record<string, string>>,
  test: 'I know this: test me',
  contents: 'in this lesson',
  contentsOfPage: 'on this page',
  sources: 'Sources of this lesson',
  numbers: <Part>(dot: (word: string) => Part, links: (word: string) => Part): (string | Part)[] => [
    'Numbers on this page are computed by this site’s own code unless marked: those with a ',
    dot('dot'),
    ' were recorded by a seeded run, those that are ',
    links('links'),
    ' come from the source they lead to. Point at a number to see its source.',
  ],
  mistake: 'Found a mistake?',
  report: 'report an error here',
  reportTitle: (number: number, title: string) => `Lesson ${number}, ${title}: `,
  map: 'the map of the course',
  turn: 'previous and next lesson',
  previous: 'previous',
  next: 'next',
  inWriting: 'coming',

  lesson: (number: number) => `lesson\u00a0${number}`,
  titleInWriting: (title: string) => `${title}, coming`,
  coming: <Part>(lesson: Part): (string | Part)[] => [lesson, ', coming'],
  section: 'link to this section',

  computed: 'computed by this site',
  computedFrom: (expression: string) => `computed by this site: ${expression}`,
  recorded: (first: number, last: number, file: string) =>
    `recorded by a seeded run, seeds ${first} to ${last}: ${file}`,
  cited: (source: string) => `from ${source}`,

  note: 'note',
  oftenSaid: 'often said',
  moreExactly: 'more exactly',
  quoted: (said: string) => `“${said}”`,
  tryThis: 'try this',
  librariesDisagree: 'where libraries disagree',
  disputed: 'disputed',
  takeaway: 'takeaway',
  method: 'method',
  commonErrors: 'three common errors',
  discuss: 'to discuss: a question without a right answer',
  titled: (kind: string, title: string) => `${kind}: ${title}`,

  showAnswer: 'the answer',
  beforeYouTry: 'Before you try',
  exercise: (number: number) => `Exercise ${number}`,
  question: (number: number, count: number) => `Question ${number} of ${count}`,
  again: <Part>(lesson: Part): (string | Part)[] => ['Again from ', lesson],
}
