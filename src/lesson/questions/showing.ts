import { type ReactNode, createContext } from 'react'
import type { DrawnValues } from './draw.ts'

/** How a question is shown in one place: the same question stands in its lesson, in the test, and again two lessons later. */
export interface Showing {
  /** "softmax/add-100": the lesson and the question. */
  readonly key: string
  /** Of the element, unique on its page. */
  readonly id: string
  readonly label: ReactNode
  /** Which option stands at each place, by the author's order, from 0. */
  readonly order: readonly number[]
  /** What of it: in a lesson all; in a test the question, and at the test's end the line of the key. */
  readonly part: 'all' | 'question' | 'key'
  /** Of a question that draws its numbers. */
  readonly values: DrawnValues | null
  /** Leads to where it is explained. */
  readonly where: ReactNode
}

export const ShowingContext = createContext<Showing | null>(null)
