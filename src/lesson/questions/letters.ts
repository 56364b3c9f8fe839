/** Options are named by letters, because explanations and corrections speak of them. */
export const letter = (place: number): string => `(${'abcdefgh'[place]})`
/** As many as there are letters. */
export const MOST_OPTIONS = 8
