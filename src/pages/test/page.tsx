import type { ReactNode } from 'react'
import { neededToPass } from '../../progress/due.ts'
import { type Question, Shown, testPath } from '../../lesson/exercise.tsx'
import { hyphensKept } from '../../lesson/lesson-page.tsx'
import { Lesson } from '../../lesson/links.tsx'
import { words } from '../../words/en/exercise.ts'
import { lessonBySlug, lessons } from '../../course/catalogue.ts'
import { sentence } from '../../lesson/sentence.ts'
import { words as lessonWords } from '../../words/en/lesson.ts'
import { words as pageWords } from '../../words/en/test-page.ts'
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
        <p className="meta">{pageWords.place(number, lessons.length)}</p>
        <h1>{hyphensKept(title)}</h1>
        <p>{sentence(pageWords.about(questions.length, <Lesson to={lesson} />, needed))}</p>
      </header>
      <div className="lesson-text prose">
        {questions.map((question, index) => (
          <Shown
            key={question.id}
            question={question}
            label={lessonWords.question(index + 1, questions.length)}
            inTest
          />
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
    title: pageWords.title(lessonBySlug(lesson).title),
    description: pageWords.description(asked.length, lessonBySlug(lesson).number),
    isHidden: true,
    content: () => <Test lesson={lesson} questions={asked} />,
  }))
