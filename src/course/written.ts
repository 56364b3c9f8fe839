import { lessonFile, lessons } from './catalogue.ts'

/** Lessons that exist are those whose file stands in lessons/en: adding one touches nothing else. */
const files = Object.keys(import.meta.glob('../../lessons/en/*.mdx')).map((path) => path.replace(/^.*\//, ''))

for (const file of files)
  if (!lessons.some(({ number }) => lessonFile(number) === file))
    throw new RangeError(
      `lessons/en/${file} is no lesson of the course; allowed: ${lessons.map(({ number }) => lessonFile(number)).join(', ')}`,
    )

export const isWritten = (number: number): boolean => files.includes(lessonFile(number))
