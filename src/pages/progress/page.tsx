import { Fragment, type ReactNode } from 'react'
import { type Question, type Questions, questionKey, testPath } from '../../lesson/exercise.tsx'
import { isWritten } from '../../course/written.ts'
import { href } from '../../course/address.ts'
import { type CourseLesson, lessonPath, parts } from '../../course/catalogue.ts'
import { progressWords as words } from '../../words/en/progress.ts'
import type { Pages } from '../page.ts'

interface ProgressPageProps {
  readonly questions: Questions
}

/** How far the reader is: the map with marks, what is due, and the file that carries it to another machine. */
export const ProgressPage = ({ questions }: ProgressPageProps): ReactNode => (
  <div className="lesson progress" data-progress="page">
    <header className="lesson-head">
      <p className="meta">Your progress</p>
      <h1>How far you are</h1>
      <p>
        What you answer and predict in the lessons is kept in this browser and nowhere else. There is no account. To
        carry it to another machine, save it as a file here and open the file there.
      </p>
      <p className="without-script">
        Keeping progress needs JavaScript. Without it, this page lists the lessons and their questions.
      </p>
    </header>
    <div className="lesson-text prose">
      <h2 id="map">The map</h2>
      {parts.map((part) => (
        <Fragment key={part.numeral}>
          <h3>
            {part.numeral}. {part.title}
          </h3>
          <ol className="progress-map">
            {part.lessons.map((lesson) => (
              <Stop key={lesson.slug} lesson={lesson} questions={questions.get(lesson.slug) ?? []} />
            ))}
          </ol>
        </Fragment>
      ))}
      <div className="script-only" data-progress-tools="" hidden>
        <h2 id="due">What should come back</h2>
        <p data-progress-due-words="" />
        <ul data-progress-due="" />
        <h2 id="file">Your file</h2>
        <p>{words.fileNote}</p>
        <div className="progress-file">
          <button type="button" className="button" data-export="">
            {words.save}
          </button>
          <label className="button">
            {words.open}
            <input type="file" className="visually-hidden" accept="application/json,.json" data-import="" />
          </label>
          <button type="button" className="button" data-erase="">
            {words.erase}
          </button>
        </div>
        <p className="progress-said" role="status" />
      </div>
    </div>
  </div>
)

interface StopProps {
  readonly lesson: CourseLesson
  readonly questions: readonly Question[]
}

function Stop({ lesson: { slug, number, title }, questions }: StopProps): ReactNode {
  return (
    <li value={number} data-lesson={slug}>
      {isWritten(slug) ? (
        <a href={href(lessonPath(slug))}>{title}</a>
      ) : (
        <span className="coming">
          {title}, <em>in writing</em>
        </span>
      )}
      {questions.length === 0 ? null : (
        <>
          <span className="progress-state script-only" data-state="" />
          <details className="answer">
            <summary>{words.questions(questions.length)}</summary>
            <ul>
              {questions.map((question) => (
                <li key={question.id} data-question={questionKey(question)}>
                  <a href={href(`${lessonPath(slug)}#exercise-${question.id}`)}>{question.about}</a>
                  <span className="progress-state script-only" data-state="" />
                </li>
              ))}
              <li>
                <a href={href(testPath(slug))}>the test: all of them on one page</a>
              </li>
            </ul>
          </details>
        </>
      )}
    </li>
  )
}

export const pages: Pages = ({ questions }) => [
  {
    path: '/progress/',
    kind: 'page',
    title: 'Your progress',
    description:
      'How far you are in the course, what should come back, and the file that carries it to another machine.',
    content: () => <ProgressPage questions={questions} />,
  },
]
