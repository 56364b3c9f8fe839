import type { ReactNode } from 'react'
import { lessonBySlug, lessonPath, lessons } from '../course/catalogue.ts'
import { href } from '../course/address.ts'
import { keptLetter } from '../course/kept-letter.ts'
import { Repeats, TestLink } from './exercise.tsx'
import { sourceByKey } from '../course/sources.ts'
import { words } from '../words/en/lesson.ts'
import { sentence } from './sentence.ts'
import { Work } from './work.tsx'
import { Moved } from './moved.tsx'
import { Contents } from './contents.tsx'
import { isWritten } from '../course/written.ts'

/** What a lesson page needs to know: its row in the catalogue, its front matter and its sections. */
interface LessonData {
  readonly number: number
  readonly title: string
  /** Of the core path, and of the further sections together. */
  readonly minutes: number
  readonly furtherMinutes: number
  /** Slugs of the lessons it builds on. */
  readonly needs: readonly string[]
  readonly goals: readonly string[]
  readonly sources: readonly string[]
  /** By the slug of an earlier lesson, what this one takes from it. */
  readonly borrows?: Readonly<Record<string, readonly string[]>> | undefined
  readonly headings: readonly { readonly id: string; readonly text: string; readonly level: number }[]
}

interface LessonPageProps {
  readonly lesson: LessonData
  /** Where "report an error here" leads; without it, left out. */
  readonly issuesUrl?: string | undefined
  readonly children: ReactNode
}

/** Everything around the text of a lesson: what it gives, where it stands, what it rests on. */
export function LessonPage({ lesson, issuesUrl, children }: LessonPageProps): ReactNode {
  return (
    <div className="lesson">
      <header className="lesson-head">
        <p className="meta">
          {words.place(lesson.number, lessons.length, lesson.minutes, lesson.furtherMinutes)}
          <BuildsOn needs={lesson.needs} />
        </p>
        <h1>{hyphensKept(lesson.title)}</h1>
        <div className="lesson-aids">
          <Goals goals={lesson.goals} />
          <Borrowed borrows={lesson.borrows ?? {}} />
          <TestLink />
        </div>
      </header>
      <Contents label={words.contents} headings={lesson.headings.filter(({ level }) => level === 2)} />
      <div className="lesson-text prose">
        {children}
        <Repeats />
        <Sources keys={lesson.sources} />
        <p className="numbers-key">
          {sentence(
            words.numbers(
              (word) => <span className="number recorded">{word}</span>,
              (word) => (
                <a className="number cited" href="#sources">
                  {word}
                </a>
              ),
            ),
          )}
          {issuesUrl ? (
            <>
              {' '}
              {words.mistake} <ReportLink lesson={lesson} issuesUrl={issuesUrl} />
            </>
          ) : null}
        </p>
        <Turn number={lesson.number} />
        <Moved lesson={lessons[lesson.number - 1]?.slug ?? ''} />
      </div>
    </div>
  )
}

function BuildsOn({ needs }: { readonly needs: readonly string[] }): ReactNode {
  if (needs.length === 0) return words.needsNothing
  return (
    <>
      {words.buildsOn}
      {needs.map((slug, index) => {
        const { shortTitle, number } = lessonBySlug(slug)
        const name = `${words.inSentence(shortTitle)} (${number})`
        return (
          <span key={slug}>
            {index === 0 ? '' : index === needs.length - 1 ? words.and : ', '}
            {isWritten(slug) ? <a href={href(lessonPath(slug))}>{name}</a> : name}
          </span>
        )
      })}
    </>
  )
}

/** An equation in words stays on one line. */
const unbroken = (text: string) => text.replace(/(\S) ([=<>≤≥≈]) (\S)/g, '$1\u00a0$2\u00a0$3')

/** "post-training" stays on one line, however large the title. */
export const hyphensKept = (title: string): ReactNode[] =>
  title.split(/(\S+-\S+)/).map((piece, index) =>
    index % 2 === 1 ? (
      <span key={index} className="unbroken">
        {piece}
      </span>
    ) : (
      piece
    ),
  )

/** `*word*` and `` `word` `` in a goal of the front matter. */
const marked = (text: string): ReactNode[] =>
  unbroken(text)
    .split(/(\*[^*]+\*|`[^`]+`)/)
    .map((piece, index) => {
      if (/^\*.+\*$/.test(piece)) {
        const word = piece.slice(1, -1)
        return (
          <em key={index} {...keptLetter(word)}>
            {word}
          </em>
        )
      }
      if (/^`.+`$/.test(piece))
        return (
          <code translate="no" key={index}>
            {piece.slice(1, -1)}
          </code>
        )
      return piece
    })

const Goals = ({ goals }: { readonly goals: readonly string[] }): ReactNode => (
  <details className="goals">
    <summary>{words.goals}</summary>
    <ul>
      {goals.map((goal) => (
        <li key={goal}>{marked(goal)}</li>
      ))}
    </ul>
  </details>
)

/** What the lesson takes from lessons still in writing; each fact goes by itself when its lesson is there. */
function Borrowed({ borrows }: { readonly borrows: Readonly<Record<string, readonly string[]>> }): ReactNode {
  const missing = lessons.filter(({ slug }) => borrows[slug] && !isWritten(slug))
  if (missing.length === 0) return null
  return (
    <details className="borrowed">
      <summary>{words.borrows(missing.map(({ number }) => number))}</summary>
      <ul>
        {missing.flatMap(({ slug, number }) =>
          borrows[slug]!.map((fact) => (
            <li key={fact}>
              {marked(fact)} <span className="borrowed-from">{words.borrowedFrom(number)}</span>
            </li>
          )),
        )}
      </ul>
    </details>
  )
}

const Sources = ({ keys }: { readonly keys: readonly string[] }): ReactNode => (
  <section className="sources" aria-labelledby="sources">
    <h2 id="sources">{words.sources}</h2>
    <ul>
      {keys.map(sourceByKey).map((source) => (
        <li key={source.key} id={`source-${source.key}`}>
          <Work source={source} />
        </li>
      ))}
    </ul>
  </section>
)

/** The report carries the lesson; client code adds the state of the figures when the link is followed. */
const ReportLink = ({
  lesson: { number, title },
  issuesUrl,
}: {
  readonly lesson: LessonData
  readonly issuesUrl: string
}): ReactNode => (
  <a
    className="report"
    data-report=""
    href={`${issuesUrl}${issuesUrl.includes('?') ? '&' : '?'}title=${encodeURIComponent(words.reportTitle(number, title))}`}
  >
    {words.report}
  </a>
)

function Turn({ number }: { readonly number: number }): ReactNode {
  const side = (rel: 'prev' | 'next', other: number) => {
    const word = rel === 'next' ? words.next : words.previous
    const lesson = lessons[other - 1]
    if (!lesson)
      return (
        <p>
          <span>{word}</span>
          <a href={href('/')}>{words.map}</a>
        </p>
      )
    const { slug, title } = lesson
    return (
      <p>
        <span>{word}</span>
        {isWritten(slug) ? (
          <a href={href(lessonPath(slug))} rel={rel}>
            {title}
          </a>
        ) : (
          <>
            {title}, <em>{words.inWriting}</em>
          </>
        )}
      </p>
    )
  }
  return (
    <nav className="turn" aria-label={words.turn}>
      {side('prev', number - 1)}
      {side('next', number + 1)}
    </nav>
  )
}
