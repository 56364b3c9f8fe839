/** A lesson's own page shows its questions with this seed. */
export const LESSON_SEED = 0
/** The page of a test as it is sent. */
export const TEST_SEED = 1
export const HIGHEST_SEED = 999_999
