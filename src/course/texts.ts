import { readFileSync } from 'node:fs'
import { lessons } from './catalogue.ts'
import { lessonFile } from './written.ts'

/** The lessons as their authors wrote them, by slug in the order of the course: what the indexes of symbols and sources are computed from. */
export const lessonTexts: ReadonlyMap<string, string> = new Map(
  lessons.flatMap(({ slug }) => {
    const file = lessonFile(slug)
    return file === undefined ? [] : [[slug, readFileSync(file, 'utf8')] as const]
  }),
)
