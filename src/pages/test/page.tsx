import type { ReactNode } from 'react'
import { neededToPass } from '../../progress/passing.ts'
import { type Question, Shown, sectionPath, testPath } from '../../lesson/exercise.tsx'
import { TEST_SEED } from '../../lesson/questions/seeds.ts'
import { hyphensKept } from '../../lesson/lesson-page.tsx'
import { Lesson } from '../../lesson/links.tsx'
import { href } from '../../course/address.ts'
import { lessonBySlug, lessons } from '../../course/catalogue.ts'
import { sentence } from '../../lesson/sentence.ts'
import { words as lessonWords } from '../../words/en/lesson.ts'
import { words } from '../../words/en/test.ts'
import { words as pageWords } from '../../words/en/test-page.ts'
import type { Pages, WrittenLesson } from '../page.ts'

interface TestProps {
  /** The slug of the lesson. */
  readonly lesson: string
  readonly questions: readonly Question[]
  /** For the names of their sections. */
  readonly written: readonly WrittenLesson[]
}

/** @throws RangeError if the section is not there. */
function Section({ question, written }: { question: Question; written: readonly WrittenLesson[] }): ReactNode {
  const { lesson, anchor } = question.on
  const headings = written.find(({ slug }) => slug === lesson)?.headings ?? []
  const heading = headings.find(({ id }) => id === anchor)
  if (!heading)
    throw new RangeError(
      `the question "${question.lesson}/${question.id}" rests on the section "${anchor}" of the lesson "${lesson}"; allowed: ${headings.map(({ id }) => id).join(', ')}`,
    )
  return <a href={href(sectionPath(question))}>{pageWords.section(lessonBySlug(lesson).number, heading.text)}</a>
}

const Seed = (): ReactNode => <span data-seed="">{TEST_SEED}</span>

/**
 * A test of one lesson on a page of its own. Without scripts it is the test of one seed, its key folded at the end; a script draws
 * the test of the seed in the address, and keeps the key closed until it is scored.
 */
export function Test({ lesson, questions, written }: TestProps): ReactNode {
  const { title, number } = lessonBySlug(lesson)
  const needed = neededToPass(questions.length)
  const parts = (part: 'question' | 'key') =>
    questions.map((question, index) => (
      <Shown
        key={question.id}
        question={question}
        label={lessonWords.question(index + 1, questions.length)}
        part={part}
        seed={TEST_SEED}
        where={sentence(pageWords.explained(<Section key="section" question={question} written={written} />))}
      />
    ))
  return (
    <div className="lesson test" data-test={lesson}>
      <header className="lesson-head">
        <p className="meta">{pageWords.place(number, lessons.length)}</p>
        <h1>{hyphensKept(title)}</h1>
        <p>{sentence(pageWords.about(questions.length, <Lesson to={lesson} />, needed))}</p>
        <p className="test-number">{sentence(pageWords.number(<Seed />))}</p>
      </header>
      <div className="lesson-text prose">
        {parts('question')}
        <div className="check score script-only">
          <button className="button" type="button" data-score="" disabled>
            {words.score}
          </button>
          <button className="button" type="button" data-another="" disabled>
            {words.another}
          </button>
          <button className="button" type="button" data-print="" disabled>
            {words.print}
          </button>
          <p role="status" />
          <div className="missed" hidden>
            <p>{words.missed}</p>
            <ul />
          </div>
        </div>
        <section className="test-key" aria-labelledby="key">
          <h2 id="key">{sentence(pageWords.keyNumber(<Seed />))}</h2>
          <details className="answer">
            <summary>{pageWords.openKey}</summary>
            <div className="key-entries">{parts('key')}</div>
          </details>
        </section>
      </div>
    </div>
  )
}

export const pages: Pages = ({ questions, lessons: written }) =>
  Array.from(questions, ([lesson, asked]) => ({
    path: testPath(lesson),
    kind: 'page',
    title: pageWords.title(lessonBySlug(lesson).title),
    description: pageWords.description(asked.length, lessonBySlug(lesson).number),
    isHidden: true,
    content: () => <Test lesson={lesson} questions={asked} written={written} />,
  }))
