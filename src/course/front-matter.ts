import { lessons } from './catalogue.ts'
import { nearestName } from './nearest.ts'

/** What stands at the head of a lesson file. Its title, minutes and needs stand in the catalogue, where every lesson has a row. */
export interface FrontMatter {
  /** What stands over the page where it says more than the title of the catalogue. */
  readonly heading?: string
  readonly description: string
  /** What the reader can do afterwards. */
  readonly goals: readonly string[]
  /** Keys of lessons/references.bib. */
  readonly sources: readonly string[]
  /** By the slug of an earlier lesson: what this one takes from it. Shown while that lesson is not written. */
  readonly borrows?: Readonly<Record<string, readonly string[]>>
}

type Check = readonly [name: keyof FrontMatter, isValid: (value: unknown) => boolean, allowed: string]

const isText = (value: unknown) => typeof value === 'string' && value.trim() !== ''
const isTexts = (value: unknown) => Array.isArray(value) && value.length > 0 && value.every(isText)

const MOST_BORROWED = 5
const isBorrowed = (value: unknown) =>
  typeof value === 'object' &&
  value !== null &&
  !Array.isArray(value) &&
  Object.entries(value).every(([slug, facts]) => lessons.some((lesson) => lesson.slug === slug) && isTexts(facts)) &&
  Object.values(value).flat().length <= MOST_BORROWED

const CHECKS: readonly Check[] = [
  [
    'heading',
    (value) => value === undefined || isText(value),
    'a text, or left out: then the title of the catalogue stands over the page',
  ],
  ['description', (value) => isText(value) && (value as string).length <= 200, 'a text of at most 200 characters'],
  ['goals', isTexts, 'a list of texts; one with a colon stands between quotation marks'],
  [
    'borrows',
    (value) => value === undefined || isBorrowed(value),
    `slugs of lessons, each with a list of texts, at most ${MOST_BORROWED} texts together; or left out`,
  ],
  ['sources', isTexts, 'a list of keys of lessons/references.bib'],
]

/** Facts of the course, not of the file: an author may look for them here. */
const IN_CATALOGUE = ['title', 'shortTitle', 'minutes', 'needs', 'number', 'slug']

/**
 * @param fail - is told what is wrong and with which field, and throws.
 */
export function checkFrontMatter(value: unknown, fail: (message: string, field: string) => never): FrontMatter {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return fail('the front matter has no fields; allowed: description, goals, sources, heading, borrows', '')
  const front = value as Record<string, unknown>
  const known = CHECKS.map(([field]) => field as string)
  for (const field of Object.keys(front)) {
    if (known.includes(field)) continue
    if (IN_CATALOGUE.includes(field))
      fail(`front matter "${field}": this stands in the lesson's row of src/course/catalogue.ts`, field)
    const near = nearestName(field, known)
    fail(
      `unknown front matter "${field}"${near ? `; did you mean "${near}"?` : ';'} Allowed: ${known.join(', ')}`,
      field,
    )
  }
  for (const [field, isValid, allowed] of CHECKS)
    if (!isValid(front[field]))
      fail(`front matter "${field}" is ${JSON.stringify(front[field]) ?? 'missing'}; allowed: ${allowed}`, field)
  return front as unknown as FrontMatter
}
