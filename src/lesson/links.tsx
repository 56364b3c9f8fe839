import type { AnchorHTMLAttributes, ReactNode } from 'react'
import { href } from '../course/address.ts'
import { lessonBySlug, lessonPath } from '../course/catalogue.ts'
import { sourceByKey } from '../course/sources.ts'
import { isWritten } from '../course/written.ts'
import { sentence } from './sentence.ts'
import { words } from '../words/en/lesson.ts'

/** A link of the prose. Pages of this site are written "/lessons/ppo/"; the base path comes by itself. */
export function Anchor({ href: target = '', children, ...rest }: AnchorHTMLAttributes<HTMLAnchorElement>): ReactNode {
  const isInside = target.startsWith('/')
  return (
    <a href={isInside ? href(target) : target} {...(/^https?:/.test(target) ? { rel: 'noreferrer' } : {})} {...rest}>
      {children}
    </a>
  )
}

interface LessonProps {
  /** The slug of the lesson: "baselines". */
  readonly to: string
  /** Instead of "lesson 7". */
  readonly children?: ReactNode
}

/** A reference to a lesson: a link once it is written, plain words until then. */
export function Lesson({ to, children }: LessonProps): ReactNode {
  const { title, number } = lessonBySlug(to)
  const name = children ?? words.lesson(number)
  return isWritten(to) ? (
    <a href={href(lessonPath(to))} title={title}>
      {name}
    </a>
  ) : (
    <span className="coming" title={words.titleInWriting(title)}>
      {sentence(words.coming(name))}
    </span>
  )
}

interface SourceProps {
  /** A key of lessons/references.bib. */
  readonly name: string
  readonly where?: string
  readonly children?: ReactNode
}

/** "Schulman et al. 2017, eq. 7": leads to the lesson's list of sources. */
export function Source({ name, where, children }: SourceProps): ReactNode {
  const source = sourceByKey(name)
  return (
    <a className="source-link" href={`#source-${name}`} title={source.title}>
      {children ?? source.name}
      {where ? `, ${where}` : null}
    </a>
  )
}
