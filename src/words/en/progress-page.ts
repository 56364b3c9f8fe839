/** What the page of the reader's progress says before its script: apart from what the script says. */
export const words = {
  title: 'Your progress',
  description:
    'How far you are in the course, which questions to repeat, and a file that takes your progress to another machine.',
  heading: 'How far you are',
  kept: 'What you answer and predict in the lessons is kept in this browser and nowhere else. There is no account. To carry it to another machine, save it as a file here and open the file there.',
  withoutScript: 'Keeping progress needs JavaScript. Without it, this page lists the lessons and their questions.',
  map: 'The map',
  due: 'What to repeat',
  file: 'Your file',
  inWriting: 'coming',
  test: 'the test: all of them on one page',
}
