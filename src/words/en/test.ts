/** What a test says once its script is there. */
const list = (numbers: readonly number[]) => numbers.join(', ').replace(/, (?=\d+$)/, ' and ')
const inDays = (days: number) => (days === 1 ? 'tomorrow' : `in ${days} days`)

export const words = {
  score: 'score',
  another: 'another test',
  print: 'print with key',
  badSeed: (seed: string, highest: number) =>
    `The address asks for test “${seed}”; allowed: a whole number from 1 to ${highest}. This is a new test instead.`,
  unanswered: 'Not answered.',
  right: 'Right.',
  wrong: 'Not quite.',
  slip: 'Not quite: ',
  notCounted: ', not counted: you opened its answer today',
  nothingAnswered: 'Answer a question first: the score opens all answers.',
  scored: (right: number, of: number) => `${right} of ${of} right.`,
  rightOnes: (numbers: readonly number[]) =>
    numbers.length === 0 ? '' : ` Right: ${numbers.length === 1 ? 'question' : 'questions'} ${list(numbers)}.`,
  notCountedOnes: (numbers: readonly number[]) =>
    numbers.length === 0
      ? ''
      : ` Not counted, because you opened the answer today: ${numbers.length === 1 ? 'question' : 'questions'} ${list(numbers)}.`,
  tooFew: 'Too few questions count for a pass today. Come back tomorrow.',
  known: 'You have passed on two different days: the course map now shows this lesson as known.',
  passed:
    'You pass. Come back tomorrow or later and pass another test: then the course map shows this lesson as known.',
  failed: (needed: number) => `You need ${needed} to pass. Reread what you missed, then take another test.`,
  comesBack: (days: number) =>
    days <= 0
      ? 'What you missed is on your progress page from now on.'
      : `The first of these questions comes back ${inDays(days)} on your progress page.`,
  missed: 'To reread:',
  forQuestions: (numbers: readonly number[]) =>
    `, for ${numbers.length === 1 ? 'question' : 'questions'} ${list(numbers)}`,
}
