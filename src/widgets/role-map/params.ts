import { type Spec, choice } from '../../figure/params.ts'

/** The three lines of the loop, then the three roles that no line of it names. */
export const parts = ['sample', 'score', 'update', 'reference', 'sync', 'control'] as const

export const spec = { part: choice(parts, 'sample') } satisfies Spec
