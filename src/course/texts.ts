import { lessons } from './catalogue.ts'
import { withoutComments } from './comments.ts'
import { slugOfFile } from './written.ts'

const files = import.meta.glob<string>('../../lessons/en/*.mdx', { eager: true, query: '?raw', import: 'default' })
const texts = new Map(Object.entries(files).map(([file, text]) => [slugOfFile(file), withoutComments(text)]))

/** The lessons as their authors wrote them, without comments, by slug in the order of the course: what the indexes of symbols and sources are computed from. */
export const lessonTexts: ReadonlyMap<string, string> = new Map(
  lessons.flatMap(({ slug }) => {
    const text = texts.get(slug)
    return text === undefined ? [] : [[slug, text] as const]
  }),
)
