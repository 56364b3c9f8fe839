import { lessons } from './catalogue.ts'

/** "lessons/en/10-ppo.mdx" is the lesson "ppo": the digits only sort the files in their folder. */
const files = new Map(
  Object.keys(import.meta.glob('../../lessons/en/*.mdx')).map((path) => {
    const file = path.replace(/^.*\/(?=lessons\/)/, '')
    return [slugOfFile(file), file] as const
  }),
)

/** @throws RangeError unless the file is named after a lesson of the course. */
export function slugOfFile(file: string): string {
  const slug = /(?:^|\/)(?:\d+-)?([a-z0-9-]+)\.mdx$/.exec(file)?.[1]
  if (slug === undefined || !lessons.some((lesson) => lesson.slug === slug))
    throw new RangeError(
      `${file} is no lesson of the course; a lesson's file is named after its row in src/course/catalogue.ts, with digits before it if you like (10-ppo.mdx). There are: ${lessons.map((lesson) => lesson.slug).join(', ')}`,
    )
  return slug
}

/** Lessons that exist are those whose file stands in lessons/en: adding one touches nothing else. */
export const isWritten = (slug: string): boolean => files.has(slug)

/** "lessons/en/10-ppo.mdx"; undefined if it is not written. */
export const lessonFile = (slug: string): string | undefined => files.get(slug)
