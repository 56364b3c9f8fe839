import { Fragment, type ReactNode, createElement } from 'react'

/** A sentence of src/words in which links or marks stand: its pieces, in the order of the language. */
export const sentence = (pieces: readonly ReactNode[]): ReactNode => createElement(Fragment, null, ...pieces)
