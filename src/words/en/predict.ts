/** What a question before a figure says, in the page and by its script. */
export const words = {
  guess: 'this is my guess',
  show: 'the answer',
  loadFailed: 'This could not be loaded. Check the connection and press again.',
  value: 'your guess',
  number: 'your guess as a number',
  again: 'guess again',
  choose: 'Choose an option first.',
  chooseNumber: (min: string, max: string) => `Type or slide to a number from ${min} to ${max} first.`,
  notChosen: 'not chosen yet',
  /** "1 time", "2 times"; a unit of one or two letters is a sign. */
  unit: (number: string, unit: string) => (number === '1' && /\w\ws$/.test(unit) ? unit.slice(0, -1) : unit),
  verdict: { right: 'Right.', close: 'Close.', off: 'Not this time.' },
  said: (guess: string) => ` You said ${guess}.`,
  saidNumber: (guess: string, answer: string) => ` You said ${guess}; it is ${answer}.`,
  happens: (answer: string) => ` What happens: ${answer}.`,
  opened: ' The figure is open.',
  yours: 'your guess',
  outcome: 'what happens',
  yoursAndOutcome: 'your guess, and what happens',
}
