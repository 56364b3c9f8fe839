import type { ReactNode } from 'react'
import type { Question, Questions } from '../../lesson/exercise.tsx'
import { Glyph } from '../../lesson/glyph.tsx'
import { isWritten } from '../../course/written.ts'
import { href } from '../../course/address.ts'
import {
  COURSE_DESCRIPTION,
  type CourseLesson,
  type SharedModel,
  lessonPath,
  lessons,
  parts,
} from '../../course/catalogue.ts'
import type { Pages } from '../page.ts'

const NUMBER_WORDS = [
  'none',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
  'thirteen',
  'fourteen',
  'fifteen',
  'sixteen',
  'seventeen',
  'eighteen',
  'nineteen',
  'twenty',
]

/** In words up to twenty, in digits beyond. */
const inWords = (count: number): string => NUMBER_WORDS[count] ?? String(count)
const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)

const MODELS: readonly { readonly id: SharedModel; readonly name: string }[] = [
  { id: 'bandit', name: 'bandit' },
  { id: 'tinylm', name: 'TinyLM' },
]

interface HomeProps {
  readonly figure: ReactNode
  /** Of all lessons: the map marks how many the reader has answered. */
  readonly questions?: Questions
}

/** The first page: the course in one sentence, the sentence alive, and the way through it. */
export function Home({ figure, questions }: HomeProps): ReactNode {
  return (
    <div className="homepage">
      <h1 className="thesis">
        A language model learns from its own answers by multiplying two numbers:{' '}
        <span className="thesis-term" data-term="policy" data-concept="policy">
          how likely
        </span>{' '}
        each answer was, and{' '}
        <span data-term="advantage" data-concept="advantage-up">
          <span className="unbroken">
            <Glyph name="up" /> how
          </span>{' '}
          much better than usual
        </span>{' '}
        it did.
      </h1>
      {figure}
      <CourseMap questions={questions} />
    </div>
  )
}

function CourseMap({ questions = new Map() }: Pick<HomeProps, 'questions'>): ReactNode {
  const hours = inWords(Math.round(lessons.reduce((sum, { minutes }) => sum + minutes, 0) / 60))
  const count = lessons.filter(({ slug }) => isWritten(slug)).length
  return (
    <section className="course" aria-labelledby="lessons">
      <header className="course-head">
        <h2 id="lessons">{capital(inWords(lessons.length))} lessons, each one thing you can do afterwards</h2>
        <p className="meta">
          about {hours} hours; {count === lessons.length ? 'all' : inWords(count)} {count === 1 ? 'is' : 'are'} written;{' '}
          <a href={href('/progress/')}>your progress</a>
        </p>
      </header>
      <p className="course-note">
        Two small models come back throughout: the five-action bandit above, and TinyLM, a language model with 9,331
        possible answers, small enough to check every number by enumeration.
      </p>
      <div className="model-heads" aria-hidden="true">
        {MODELS.map(({ id, name }) => (
          <span key={id}>{name}</span>
        ))}
      </div>
      <ol className="course-map" data-progress="map">
        {parts.map((part) => (
          <li key={part.numeral} className="course-part">
            <h3>
              {part.numeral}. {part.title}
            </h3>
            <ol>
              {part.lessons.map((lesson) => (
                <Stop key={lesson.slug} lesson={lesson} questions={questions.get(lesson.slug) ?? []} />
              ))}
            </ol>
          </li>
        ))}
      </ol>
    </section>
  )
}

interface StopProps {
  readonly lesson: CourseLesson
  readonly questions: readonly Question[]
}

function Stop({ lesson: { number, slug, title, can, minutes, models }, questions }: StopProps): ReactNode {
  const written = isWritten(slug)
  return (
    <li
      className={`course-stop ${written ? '' : 'unwritten'}`}
      {...(questions.length > 0
        ? { 'data-lesson': slug, 'data-questions': questions.map(({ id }) => id).join(' ') }
        : {})}
    >
      <span className="stop-number">{number}</span>
      <span className="stop-title">{written ? <a href={href(lessonPath(slug))}>{title}</a> : title}</span>
      <span className="stop-can">{can}</span>
      <span className="stop-minutes">
        {written ? (
          `${minutes} min`
        ) : (
          <>
            <span className="visually-hidden">{minutes} minutes, </span>in writing
          </>
        )}
      </span>
      {MODELS.map(({ id }) => (
        <span key={id} className={threadClass(id, number, models.includes(id))} aria-hidden="true" />
      ))}
    </li>
  )
}

/** A thin line runs from the first lesson that uses a model to the last; a mark where a lesson uses it. */
function threadClass(model: SharedModel, number: number, isUsed: boolean): string {
  const users = lessons.filter(({ models }) => models.includes(model)).map((lesson) => lesson.number)
  const [first, last] = [users[0]!, users.at(-1)!]
  const place = number < first || number > last ? '' : number === first ? 'from' : number === last ? 'to' : 'through'
  return ['thread', `thread-${model}`, place, isUsed && 'used'].filter(Boolean).join(' ')
}

export const pages: Pages = ({ island, questions }) => [
  {
    path: '/',
    kind: 'home',
    title: 'Advantage',
    description: COURSE_DESCRIPTION,
    socialImage: '/social/home.png',
    content: () => <Home figure={island('river')} questions={questions} />,
  },
]
