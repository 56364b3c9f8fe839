import { type Refusal, refusalSentence } from '../../core/refusal.ts'

/** What is allowed where a figure refuses what a link or a reader gave it (the end of "ratio was “9”; allowed: …"), and what the core refuses. */
export const words = {
  number: (min: number, max: number) => `a number from ${min} to ${max}`,
  oneOf: (options: readonly string[]) => `one of ${options.join(', ')}`,
  /** Links write these two in every language. */
  flag: (yes: string, no: string) => `${yes} or ${no}`,
  numbers: (fewest: number, most: number, min: number, max: number) =>
    `${fewest === most ? fewest : `${fewest} to ${most}`} numbers from ${min} to ${max}, separated by commas`,
  text: (most: number) => `one line of at most ${most} characters`,
  link: 'the link',
  characters: (count: number) => `${count} characters`,
  mostCharacters: (count: number) => `at most ${count} characters`,
  version: (last: number) => `a version from 1 to ${last}`,
  /** The whole sentence on an argument that the core refused. Another language forms its own from the data. */
  core: (refusal: Refusal) => refusalSentence(refusal),
}
