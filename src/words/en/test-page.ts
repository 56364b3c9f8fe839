/** The page with all questions of a lesson. */
export const words = {
  title: (lesson: string) => `Test: ${lesson}`,
  description: (questions: number, lesson: number) =>
    `A test of lesson ${lesson}: ${questions} questions with new numbers each time, and a key.`,
  place: (lesson: number, lessons: number) => `Lesson ${lesson} of ${lessons} · test`,
  about: <Part>(questions: number, lesson: Part, needed: number): (string | Part)[] => [
    `${questions} questions on `,
    lesson,
    `. Answer them without looking at the lesson. With ${needed} right you pass. Pass on two different days, and the course map counts the lesson as known.`,
  ],
  number: <Part>(seed: Part): (string | Part)[] => [
    'Test number ',
    seed,
    '. The address keeps the number, and the same number gives the same test.',
  ],
  keyNumber: <Part>(seed: Part): (string | Part)[] => ['Key to test number ', seed],
  openKey: 'open the key',
  explained: <Part>(section: Part): (string | Part)[] => ['explained in ', section],
  section: (lesson: number, title: string) => `lesson\u00a0${lesson}, ${title}`,
}
