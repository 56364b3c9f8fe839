/** What a wrong address leads to. */
export const words = {
  title: 'Page not found',
  heading: 'There is no page at this address',
  description: 'There is no page at this address.',
  why: <Part>(map: (text: string) => Part): (string | Part)[] => [
    'A link may be old, or a lesson not written yet. Try ',
    map('the map of the course'),
    '.',
  ],
  lessons: 'These lessons exist:',
}
