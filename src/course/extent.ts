/** What a reader works through, counted; the minutes come from it and are typed nowhere. */
export interface Extent {
  readonly words: number
  /** Displayed ones; one within a sentence is a word. */
  readonly formulas: number
  readonly exercises: number
  readonly figures: number
}

/** A lesson's core path, and its further sections, which nothing on a core path rests on. */
export interface LessonExtent {
  readonly core: Extent
  readonly further: Extent
}

const WORDS_A_MINUTE = 180
const FORMULA = 20 / 60
const EXERCISE = 1.5
const FIGURE = 3

/** The most a core path takes. */
export const LONGEST_CORE = 40

export const exactMinutes = ({ words, formulas, exercises, figures }: Extent): number =>
  words / WORDS_A_MINUTE + formulas * FORMULA + exercises * EXERCISE + figures * FIGURE

/** As it is printed: whole minutes, and at least one unless there is nothing. */
export const minutesOf = (extent: Extent): number =>
  Math.max(extent.words > 0 ? 1 : 0, Math.round(exactMinutes(extent)))
