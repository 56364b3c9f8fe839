import type { ReactNode } from 'react'
import { neededToPass } from '../../progress/due.ts'
import { type Question, Shown, testPath } from '../../lesson/exercise.tsx'
import { hyphensKept } from '../../lesson/lesson-page.tsx'
import { Lesson } from '../../lesson/links.tsx'
import { exerciseWords as words } from '../../words/en/exercise.ts'
import { lessonBySlug, lessons } from '../../course/catalogue.ts'
import type { Pages } from '../page.ts'

interface TestProps {
  /** The slug of the lesson. */
  readonly lesson: string
  readonly questions: readonly Question[]
}

/** The questions of one lesson on a page of their own, for whoever knows it already. */
export function Test({ lesson, questions }: TestProps): ReactNode {
  const { title, number } = lessonBySlug(lesson)
  const needed = neededToPass(questions.length)
  return (
    <div className="lesson test">
      <header className="lesson-head">
        <p className="meta">
          Lesson {number} of {lessons.length} · test
        </p>
        <h1>{hyphensKept(title)}</h1>
        <p>
          The {questions.length} questions of <Lesson to={lesson} />, without the lesson. Answer {needed} of them
          right, and the map counts it as known. Under each question its answer is folded, with an explanation.
        </p>
      </header>
      <div className="lesson-text prose">
        {questions.map((question, index) => (
          <Shown key={question.id} question={question} label={`Question ${index + 1} of ${questions.length}`} inTest />
        ))}
        <div className="check score script-only" data-test={lesson} data-needed={needed}>
          <button className="button" type="button" disabled>
            {words.score}
          </button>
          <p role="status" />
        </div>
      </div>
    </div>
  )
}

export const pages: Pages = ({ questions }) =>
  Array.from(questions, ([lesson, asked]) => ({
    path: testPath(lesson),
    kind: 'page',
    title: `Test: ${lessonBySlug(lesson).title}`,
    description: `The ${asked.length} questions of lesson ${lessonBySlug(lesson).number}, each with its explained answer.`,
    isHidden: true,
    content: () => <Test lesson={lesson} questions={asked} />,
  }))
