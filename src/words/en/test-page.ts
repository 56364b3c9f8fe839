/** The page with all questions of a lesson. */
export const words = {
  title: (lesson: string) => `Test: ${lesson}`,
  description: (questions: number, lesson: number) =>
    `The ${questions} questions of lesson ${lesson}, each with its explained answer.`,
  place: (lesson: number, lessons: number) => `Lesson ${lesson} of ${lessons} · test`,
  about: <Part>(questions: number, lesson: Part, needed: number): (string | Part)[] => [
    `The ${questions} questions of `,
    lesson,
    `, without the lesson. Answer ${needed} of them right, and the map counts it as known. Under each question its answer is folded, with an explanation.`,
  ],
}
