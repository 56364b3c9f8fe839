import { Fragment, type ReactNode } from 'react'
import { type Question, type Questions, questionKey, questionPath, testPath } from '../../lesson/exercise.tsx'
import { isWritten } from '../../course/written.ts'
import { href } from '../../course/address.ts'
import { type CourseLesson, lessonPath, parts } from '../../course/catalogue.ts'
import { words } from '../../words/en/progress.ts'
import { words as pageWords } from '../../words/en/progress-page.ts'
import type { Pages } from '../page.ts'

interface ProgressPageProps {
  readonly questions: Questions
}

/** How far the reader is: the map with marks, what is due, and the file that carries it to another machine. */
export const ProgressPage = ({ questions }: ProgressPageProps): ReactNode => (
  <div className="lesson progress" data-progress="page">
    <header className="lesson-head">
      <p className="meta">{pageWords.title}</p>
      <h1>{pageWords.heading}</h1>
      <p>{pageWords.kept}</p>
      <p className="without-script">{pageWords.withoutScript}</p>
    </header>
    <div className="lesson-text prose">
      <h2 id="map">{pageWords.map}</h2>
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
        <h2 id="due">{pageWords.due}</h2>
        <p data-progress-due-words="" />
        <ul data-progress-due="" />
        <h2 id="file">{pageWords.file}</h2>
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
          {title}, <em>{pageWords.inWriting}</em>
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
                  <a href={href(questionPath(question))}>{question.about}</a>
                  <span className="progress-state script-only" data-state="" />
                </li>
              ))}
              <li>
                <a href={href(testPath(slug))}>{pageWords.test}</a>
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
    title: pageWords.title,
    description: pageWords.description,
    content: () => <ProgressPage questions={questions} />,
  },
]
