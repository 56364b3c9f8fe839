/** What the course map says about one lesson. */
import { passes } from './due.ts'
import type { Progress } from './document.ts'

export interface LessonMark {
  readonly state: 'not-begun' | 'begun' | 'known'
  /** How many of the lesson's questions have been answered, rightly or not. */
  readonly answered: number
}

/** @param questions - "softmax/add-100": the questions the lesson has now; answers to others do not count. */
export function lessonMark(progress: Progress, lesson: string, questions: readonly string[]): LessonMark {
  const answered = questions.filter((question) => progress.answers.has(question)).length
  const test = progress.tests.get(lesson)
  const isBegun =
    answered > 0 || test !== undefined || [...progress.predictions.keys()].some((key) => key.startsWith(`${lesson}/`))
  return { state: test && passes(test) ? 'known' : isBegun ? 'begun' : 'not-begun', answered }
}
