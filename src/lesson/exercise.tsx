/** Where questions stand: in their lesson, again two lessons later, and in the lesson's test. */
import { Fragment, type ReactElement, type ReactNode, createContext, useContext } from 'react'
import { shuffledOrder } from './questions/shuffle.ts'
import { href } from '../course/address.ts'
import { lessonBySlug, lessonPath, lessons } from '../course/catalogue.ts'
import { words } from '../words/en/lesson.ts'
import { Lesson } from './links.tsx'
import { sentence } from './sentence.ts'
import type { DrawnValues } from './questions/draw.ts'
import { LESSON_SEED } from './questions/seeds.ts'
import { type Showing, ShowingContext } from './questions/showing.ts'

/** A question of a lesson's file, read and checked. */
export interface Question {
  /** The slug of its lesson. */
  readonly lesson: string
  readonly id: string
  /** Its place among those that its lesson shows, from 1: "exercise 3"; 0 if the test alone shows it. */
  readonly number: number
  readonly about: string
  /** The section it rests on: that of a lesson, and its anchor. */
  readonly on: { readonly lesson: string; readonly anchor: string }
  readonly showing: (seed: number) => Drawing
  readonly element: ReactElement
}

/** How a question looks with a seed. */
export interface Drawing {
  readonly order: readonly number[]
  readonly values: DrawnValues | null
}

/** By the slug of the lesson, in the order of the course. */
export type Questions = ReadonlyMap<string, readonly Question[]>

/** The questions of all lessons, and the lesson whose page is being written. */
export const QuestionsContext = createContext<{ readonly lesson: string; readonly questions: Questions } | null>(null)

/** What answers are kept under. */
export const questionKey = ({ lesson, id }: Question): string => `${lesson}/${id}`

interface ShownProps {
  readonly question: Question
  readonly label: ReactNode
  readonly id?: string
  readonly part?: Showing['part']
  readonly seed?: number
  /** Leads to where it is explained; a key has it. */
  readonly where?: ReactNode
}

export function Shown({
  question,
  label,
  id = `exercise-${question.id}`,
  part = 'all',
  seed = LESSON_SEED,
  where = null,
}: ShownProps): ReactNode {
  return (
    <ShowingContext.Provider value={{ key: questionKey(question), id, label, part, where, ...question.showing(seed) }}>
      {question.element}
    </ShowingContext.Provider>
  )
}

/** The section it rests on. */
export const sectionPath = ({ on }: Question): string => `${lessonPath(on.lesson)}#${on.anchor}`

const Again = ({ question }: { readonly question: Question }): ReactNode => (
  <Shown
    question={question}
    id={`again-${question.lesson}-${question.id}`}
    label={sentence(words.again(<Lesson key="lesson" to={question.lesson} />))}
  />
)

interface ExerciseProps {
  /** Of a question in lessons/en/questions. */
  readonly id: string
  /** The slug of the earlier lesson it comes back from; this lesson if left out. */
  readonly from?: string
}

/** Without those that are kept for the test. */
const shownInLesson = (questions: readonly Question[]) => questions.filter(({ number }) => number > 0)

/** Shows a question here. */
export function Exercise({ id, from }: ExerciseProps): ReactNode {
  const context = useContext(QuestionsContext)
  if (!context) throw new RangeError('<Exercise> stands in a lesson')
  const lesson = from ?? context.lesson
  if (from !== undefined && lessonBySlug(from).number >= lessonBySlug(context.lesson).number)
    throw new RangeError(`<Exercise from="${from}">; allowed: a lesson before this one, "${context.lesson}"`)
  const questions = shownInLesson(context.questions.get(lesson) ?? [])
  const question = questions.find((entry) => entry.id === id)
  if (!question)
    throw new RangeError(
      `<Exercise id="${id}"> is no question that the lesson "${lesson}" may show; allowed: ${questions.map((entry) => entry.id).join(', ') || 'none, it has no questions'}`,
    )
  return from === undefined ? (
    <Shown question={question} label={words.exercise(question.number)} />
  ) : (
    <Again question={question} />
  )
}

/** How many questions come back two lessons later. */
const REPEATS = 2

/** @returns the questions that come back in a lesson: from the second last before it that has any, chosen by the lesson's slug. */
export function repeatsFor(lesson: string, questions: Questions): readonly Question[] {
  const { number } = lessonBySlug(lesson)
  const earlier = lessons.slice(0, number - 1).flatMap(({ slug }) => (questions.has(slug) ? [slug] : []))
  const source = shownInLesson(questions.get(earlier.at(-2) ?? '') ?? [])
  return shuffledOrder(lesson, source.length)
    .slice(0, REPEATS)
    .map((index) => source[index]!)
}

/** Near the end of every lesson, by itself: what the reader met two lessons ago, once more. */
export function Repeats(): ReactNode {
  const context = useContext(QuestionsContext)
  return context
    ? repeatsFor(context.lesson, context.questions).map((question) => (
        <Fragment key={question.id}>
          <Again question={question} />
        </Fragment>
      ))
    : null
}

export const testPath = (lesson: string): string => `${lessonPath(lesson)}test/`

/** Where a reader finds it: in its lesson, or in the test. */
export const questionPath = ({ lesson, id, number }: Question): string =>
  `${number > 0 ? lessonPath(lesson) : testPath(lesson)}#exercise-${id}`

/** At the head of a lesson that has questions: for whoever knows it already. */
export function TestLink(): ReactNode {
  const context = useContext(QuestionsContext)
  const count = context?.questions.get(context.lesson)?.length
  return context && count ? (
    <p className="test-link">
      <a href={href(testPath(context.lesson))}>{words.test}</a>
    </p>
  ) : null
}
