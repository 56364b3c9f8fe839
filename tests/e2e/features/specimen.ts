/** Where the specimen's lessons stand, and what their figures call things: a renamed control breaks no test of the machinery. */
import { lessonPath } from '../../../src/course/catalogue.ts'
import { words as banditWords } from '../../../src/widgets/bandit/en.ts'
import { words as clipWords } from '../../../src/widgets/ppo-clip/en.ts'

/** tests/specimen/lessons: a figure whose model the first page shares. */
export const SHARED = lessonPath('post-training')
/** Steps that drive a figure. */
export const STEPS = lessonPath('softmax')
/** One of everything else. */
export const EVERYTHING = lessonPath('expectations')

/** The figure of this kind stands in EVERYTHING twice, waiting for a guess and free, and alone. */
export const CLIP = '/embed/ppo-clip/'
export const RATIO = clipWords.controls.ratio.label
export const WORSE = clipWords.controls.advantage.options.negative.replace(/^\W+/, '')

export const ACT = banditWords.act
