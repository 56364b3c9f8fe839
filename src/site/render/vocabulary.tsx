import type { ReactNode } from 'react'
import { keptLetter } from '../../course/kept-letter.ts'
import * as vocabulary from '../../lesson/index.ts'
import { widgetComponents } from './island.tsx'
import { Scrolly, Step } from './scrolly.tsx'

/** An error on a lesson's component says where in the lesson it stands. */
function located<P extends object>(Part: (props: P) => ReactNode): (props: P & { source?: string }) => ReactNode {
  function Located({ source, ...props }: P & { source?: string }) {
    try {
      return Part(props as unknown as P)
    } catch (error) {
      if (source === undefined || (error as Error).message.startsWith('lessons/')) throw error
      throw new Error(`${source}: ${(error as Error).message}`, { cause: error })
    }
  }
  // A question finds its parts among its children by this.
  return Object.assign(Located, { part: Part })
}

/** The words a lesson is written in, as MDX takes them. */
export const components: Record<string, unknown> = {
  ...Object.fromEntries(
    Object.entries({ ...vocabulary, ...widgetComponents, Scrolly, Step }).flatMap(([name, part]) =>
      /^[A-Z]/.test(name) && typeof part === 'function' ? [[name, located(part as (props: object) => ReactNode)]] : [],
    ),
  ),
  a: vocabulary.Anchor,
  h2: vocabulary.HeadingTwo,
  h3: vocabulary.HeadingThree,
  // What scrolls must be within reach of the keyboard.
  pre: (props: object) => <pre tabIndex={0} translate="no" {...props} />,
  code: (props: object) => <code translate="no" {...props} />,
  ...Object.fromEntries(
    (['p', 'th', 'td', 'em'] as const).map((Tag) => [
      Tag,
      (props: { readonly children?: ReactNode }) => <Tag {...keptLetter(props.children)} {...props} />,
    ]),
  ),
}
