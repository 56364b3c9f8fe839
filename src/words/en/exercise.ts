/** What an exercise says. */
export const words = {
  yourAnswer: 'your answer',
  itIs: (answer: string) => `It is ${answer}.`,
  orderIs: (letters: readonly string[]) => `The order is ${letters.join(', ')}.`,
  hint: 'hint',
  show: 'the answer',
  check: 'check',
  again: 'try again',
  right: 'Right.',
  /** After the first wrong answer; the hint follows. */
  notYet: 'Not yet. ',
  sameAsBefore: 'That is the same answer as before. Change it, or open the answer.',
  wrong: 'Not quite. The answer below says why.',
  slip: 'Not quite: ',
  /** A curve for listeners. */
  curve: (x: string, y: string, points: readonly (readonly string[])[]) =>
    `A curve: ${y} against ${x}. ${points.map(([at, value]) => `At ${at}: ${value}.`).join(' ')}`,
  rightBefore: 'right last time',
  notKept: 'The connection was lost, so this is not kept.',
  wrongBefore: 'not right last time',
  choose: 'Choose one of the options first.',
  arrange: 'Put the lines in order first.',
  noNumber: 'Write a number first, such as 0.45, 45 % or 1/4.',
  notANumber: (text: string) => `“${text}” cannot be read as a number; write it as 0.45, 0,45, 45 % or 1/4.`,
  tooLong: (longest: number) => `That is longer than ${longest} characters; write one number, such as 0.45 or 1/4.`,
  twoReadings: (text: string) =>
    `“${text}” can be read in two ways; write ${text.replace(',', '')} for thousands or ${text.replace(',', '.')} for decimals.`,
  divisionByZero: 'Nothing can be divided by 0; write a number such as 0.45 or 1/4.',
  move: { up: 'move up', down: 'move down' },
  moved: (letter: string, place: number, count: number) => `${letter} is now number ${place} of ${count}.`,
}
