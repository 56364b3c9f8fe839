import type { ReactNode } from 'react'
import { words } from '../words/en/popover.ts'

/** Lists the symbols of the formula before it: symbols are for the pointer, the list is for the keyboard. */
export const TermsButton = (): ReactNode => (
  <button type="button" className="list-terms script-only">
    {words.formulaTerms}
  </button>
)
