import { lessons } from './catalogue.ts'

/**
 * "lessons/en/10-ppo.mdx" is the lesson "ppo": the digits only sort the files in their folder.
 * @throws RangeError unless the file is named after a lesson of the course.
 */
export function slugOfFile(file: string): string {
  const slug = /(?:^|\/)(?:\d+-)?([a-z0-9-]+)\.mdx$/.exec(file)?.[1]
  if (slug === undefined || !lessons.some((lesson) => lesson.slug === slug))
    throw new RangeError(
      `${file} is no lesson of the course; a lesson's file is named after its row in src/course/catalogue.ts, with digits before it if you like (10-ppo.mdx). There are: ${lessons.map((lesson) => lesson.slug).join(', ')}`,
    )
  return slug
}

const files = import.meta.glob('../../lessons/en/*.mdx')

const written = new Set(Object.keys(files).map((path) => slugOfFile(path.replace(/^.*\/(?=lessons\/)/, ''))))

/** Lessons that exist are those whose file stands in lessons/en: adding one touches nothing else. */
export const isWritten = (slug: string): boolean => written.has(slug)
