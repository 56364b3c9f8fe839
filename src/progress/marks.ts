/** What the course map says about one lesson. */
import type { Progress } from './document.ts'
import { PASSES_NEEDED } from './passing.ts'

export interface LessonMark {
  /** 'passed': its test was passed on one day; a second day makes it known. */
  readonly state: 'not-begun' | 'begun' | 'passed' | 'known'
  /** How many of the lesson's questions have been answered, rightly or not. */
  readonly answered: number
}

/** @param questions - "softmax/add-100": the questions the lesson has now; answers to others do not count. */
export function lessonMark(progress: Progress, lesson: string, questions: readonly string[]): LessonMark {
  const answered = questions.filter((question) => progress.answers.has(question)).length
  const test = progress.tests.get(lesson)
  const isBegun =
    answered > 0 || test !== undefined || [...progress.predictions.keys()].some((key) => key.startsWith(`${lesson}/`))
  const days = test?.passedOn.length ?? 0
  const state = days >= PASSES_NEEDED ? 'known' : days > 0 ? 'passed' : isBegun ? 'begun' : 'not-begun'
  return { state, answered }
}
