import type { ReactNode } from 'react'
import type { Question, Questions } from '../../lesson/exercise.tsx'
import { isWritten } from '../../course/written.ts'
import { href } from '../../course/address.ts'
import { type CourseLesson, type SharedModel, lessonPath, lessons, parts } from '../../course/catalogue.ts'
import { sentence } from '../../lesson/sentence.ts'
import { words } from '../../words/en/home.ts'
import { words as siteWords } from '../../words/en/site.ts'
import type { Pages } from '../page.ts'

const MODELS: readonly SharedModel[] = ['bandit', 'tinylm']

interface HomeProps {
  readonly figure: ReactNode
  /** Of all lessons: the map marks how many the reader has answered. */
  readonly questions?: Questions
  /** Of the lessons that are written, by slug. */
  readonly minutes?: ReadonlyMap<string, number>
}

/** The first page: the course in one sentence, where to start, the sentence alive, and the way through it. */
export function Home({ figure, questions, minutes }: HomeProps): ReactNode {
  return (
    <div className="homepage">
      <header className="home-head">
        <h1 className="thesis">
          {sentence(
            words.thesis((text) => (
              <span className="thesis-term" data-term="policy" data-concept="policy">
                {text}
              </span>
            )),
          )}
        </h1>
        <p className="home-lede">{words.lede(lessons.length)}</p>
        <p className="home-start">
          <a className="button" href={href(lessonPath(lessons[0]!.slug))}>
            {words.start}
          </a>
        </p>
        <Entrances />
      </header>
      {figure}
      <p className="home-loop">
        {sentence(words.loop(<span key="advantage" dangerouslySetInnerHTML={{ __html: tex`\advantage` }} />))}
      </p>
      <CourseMap questions={questions} minutes={minutes} />
    </div>
  )
}

/** Where else a reader may go, in one quiet row. */
const Entrances = (): ReactNode => (
  <nav className="home-entrances" aria-label={words.entrances}>
    <a href="#lessons">{words.map}</a>
    <a href={href('/algorithms/')}>{words.algorithms}</a>
    <a href={href('/glossary/')}>{words.glossary}</a>
    <a href={href('/progress/')}>{words.tests}</a>
  </nav>
)

function CourseMap({
  questions = new Map(),
  minutes = new Map(),
}: Pick<HomeProps, 'questions' | 'minutes'>): ReactNode {
  const hours = Math.round([...minutes.values()].reduce((sum, each) => sum + each, 0) / 60)
  const count = lessons.filter(({ slug }) => isWritten(slug)).length
  return (
    <section className="course" aria-labelledby="lessons">
      <header className="course-head">
        <h2 id="lessons">{words.lessons(lessons.length)}</h2>
        <p className="meta">
          {words.written(hours, count, lessons.length)}
          <a href={href('/progress/')}>{words.progress}</a>
        </p>
      </header>
      <p className="course-note">{words.twoModels}</p>
      <div className="model-heads" aria-hidden="true">
        {MODELS.map((model) => (
          <span key={model}>{words.models[model]}</span>
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
                <Stop
                  key={lesson.slug}
                  lesson={lesson}
                  questions={questions.get(lesson.slug) ?? []}
                  minutes={minutes.get(lesson.slug)}
                />
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
  /** Undefined while it is in writing. */
  readonly minutes: number | undefined
}

function Stop({ lesson: { number, slug, title, can, models }, questions, minutes }: StopProps): ReactNode {
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
      <span className="stop-minutes">{minutes === undefined ? words.inWriting : words.minutes(minutes)}</span>
      {MODELS.map((model) => (
        <span key={model} className={threadClass(model, number, models.includes(model))} aria-hidden="true" />
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

export const pages: Pages = ({ lessons: writtenLessons, island, questions }) => [
  {
    path: '/',
    kind: 'home',
    title: siteWords.name,
    description: siteWords.description(lessons.length),
    socialImage: '/social/home.png',
    content: () => (
      <Home
        figure={island('river')}
        questions={questions}
        minutes={new Map(writtenLessons.map(({ slug, minutes }) => [slug, minutes]))}
      />
    ),
  },
]
