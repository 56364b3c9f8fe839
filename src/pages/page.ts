import type { ReactNode } from 'react'
import type { CourseLesson } from '../course/catalogue.ts'
import type { FrontMatter } from '../course/front-matter.ts'
import type { Questions } from '../lesson/exercise.tsx'

/** A page of the site: what its head says of it, and its content. */
export interface Page {
  /** '/lessons/ppo/' */
  readonly path: string
  readonly kind: 'home' | 'lesson' | 'page' | 'embed' | 'not-found'
  readonly title: string
  readonly description: string
  readonly lesson?: { readonly number: number; readonly minutes: number }
  /** Its sections, for the way through the page. */
  readonly headings?: readonly { readonly id: string; readonly text: string }[]
  /** Path of the picture that social sites show; used only where the public address is known. */
  readonly socialImage?: string
  /** Search engines leave it out. */
  readonly isHidden?: boolean
  readonly content: () => ReactNode
}

/** A lesson: its row in the catalogue, under the heading of its own page, and what its file holds. */
export interface WrittenLesson extends FrontMatter, CourseLesson {
  readonly path: string
  /** Of the core path, and of the further sections together; counted, never typed. */
  readonly minutes: number
  readonly furtherMinutes: number
  readonly headings: readonly { readonly id: string; readonly text: string; readonly level: number }[]
  /** The text, with its figures. */
  readonly text: () => ReactNode
}

/** What pages are made of. The renderer hands it over, so that a page need not know how figures and lessons are rendered. */
export interface Site {
  readonly lessons: readonly WrittenLesson[]
  readonly questions: Questions
  /** The figures by folder name. */
  readonly figures: ReadonlyMap<string, { readonly title: string }>
  /** The first frame of a figure, ready to come to life. */
  readonly island: (figure: string) => ReactNode
  /** Where "report an error" leads; without it, left out. */
  readonly issuesUrl: string | undefined
}

/** Every src/pages/<name>/page.tsx exports its `pages`: one, or one for each lesson, test or figure. */
export type Pages = (site: Site) => readonly Page[]
