/** What the site says about what it keeps. */
export const words = {
  newer:
    'Your progress was written by a newer version of this course. It is left as it is; what you do on this page is not kept. Reload to get the newer version.',
  notKept: (reason: string) =>
    `${reason.replace(/\.?$/, '.')} What you do here counts until you close or leave the page.`,
  noRoom: 'Your progress is damaged, and your browser has no room to set the damaged text aside.',
  damaged: (key: string) =>
    `Your progress could not be read. It starts afresh; the unreadable text is kept in this browser as “${key}”.`,
  partlyDamaged: (dropped: number, key: string) =>
    `${dropped} ${dropped === 1 ? 'entry' : 'entries'} of your progress could not be read; the rest is kept. The text as it was is kept in this browser as “${key}”.`,

  questions: (count: number) => `${count} questions`,
  notBegun: 'not begun',
  answered: (count: number, of: number) => `${count} of ${of} answered`,
  answeredShort: (count: number, of: number) => `${count} of ${of}`,
  known: 'known',
  passed: 'passed once',
  lesson: (number: number) => `lesson ${number}`,
  tested: (right: number, of: number) => `test: ${right} of ${of}`,
  right: 'right',
  wrong: 'not right yet',
  due: 'Questions you got wrong come first; others come back after some days.',
  nothingDue: 'Nothing is due. Questions come back here when you got one wrong, or some days after you got it right.',

  fileNote:
    'The file holds your answers, predictions and test results. Opening a file adds it to what is here: for each answer the newer one counts, for each test the better result and every day on which you passed.',
  save: 'save as a file',
  open: 'open a file',
  erase: 'erase all',
  eraseSure: 'erase all, really',
  eraseAsk: 'This erases your answers, predictions and test results from this browser. Press again to do it.',
  erased: 'Erased. Nothing is left in this browser.',
  saved: (name: string) => `Saved as ${name}.`,
  imported: (name: string, records: number) =>
    `${name} is read: ${records} ${records === 1 ? 'record' : 'records'} added to what was here.`,
  importedPartly: (dropped: number) =>
    `${dropped} ${dropped === 1 ? 'entry was' : 'entries were'} left out because this course cannot read ${dropped === 1 ? 'it' : 'them'}.`,
  tooLarge: (name: string, kilobytes: number) =>
    `${name} is larger than ${kilobytes} KB, so it is not a progress file of this course. Nothing was changed.`,
  notOurs: (name: string) => `${name} is not a progress file of this course. Nothing was changed.`,
  fileNewer: (name: string) =>
    `${name} was written by a newer version of this course. Reload this page to get it. Nothing was changed.`,
  unreadable: (name: string) => `${name} could not be read. Nothing was changed.`,
}
