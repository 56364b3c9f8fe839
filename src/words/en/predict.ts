/** What a question before a figure says, in the page and by its script. */
export const predictWords = {
  guess: 'this is my guess',
  show: 'show what happens',
  loadFailed: 'This could not be loaded. Check the connection and press again.',
  value: 'your guess',
  number: 'your guess as a number',
  again: 'guess again',
  choose: 'Choose one first.',
  chooseNumber: (allowed: string) => `Type or slide to a number from ${allowed} first.`,
  notChosen: 'not chosen yet',
  verdict: { right: 'Right.', close: 'Close.', off: 'Not so.' },
  said: (guess: string) => ` You said ${guess}.`,
  saidNumber: (guess: string, answer: string) => ` You said ${guess}; it is ${answer}.`,
  happens: (answer: string) => ` What happens: ${answer}.`,
  opened: ' The figure is open.',
  yours: 'your guess',
  outcome: 'what happens',
  yoursAndOutcome: 'your guess, and what happens',
}

/** A number in words: fixed decimals, a true minus sign, its unit. */
export const valueText = (value: number, digits: number, unit: string): string =>
  `${value.toFixed(digits).replace('-', '−')}${unit === '' || unit === '%' ? unit : `\u00a0${unit}`}`
