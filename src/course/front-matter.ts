/** What stands at the head of a lesson file. */
export interface FrontMatter {
  readonly number: number
  readonly slug: string
  readonly title: string
  readonly description: string
  readonly minutes: number
  /** Numbers of the lessons this one builds on. */
  readonly needs: readonly number[]
  /** What the reader can do afterwards. */
  readonly goals: readonly string[]
  /** Keys of lessons/references.bib. */
  readonly sources: readonly string[]
}

type Check = readonly [
  name: keyof Omit<FrontMatter, 'number' | 'slug'>,
  isValid: (value: unknown) => boolean,
  allowed: string,
]

const isText = (value: unknown) => typeof value === 'string' && value.trim() !== ''
const isTexts = (value: unknown) => Array.isArray(value) && value.length > 0 && value.every(isText)
const isLesson = (value: unknown) => Number.isInteger(value) && (value as number) >= 1 && (value as number) <= 14

const CHECKS: readonly Check[] = [
  ['title', isText, 'a text'],
  ['description', (value) => isText(value) && (value as string).length <= 200, 'a text of at most 200 characters'],
  [
    'minutes',
    (value) => Number.isInteger(value) && (value as number) > 0 && (value as number) <= 120,
    'a whole number from 1 to 120',
  ],
  [
    'needs',
    (value) => Array.isArray(value) && value.every(isLesson),
    'a list of lesson numbers from 1 to 14, possibly empty',
  ],
  ['goals', isTexts, 'a list of texts'],
  ['sources', isTexts, 'a list of keys of lessons/references.bib'],
]

/** @throws RangeError naming the file, the field, what stands there and what is allowed. */
export function checkFrontMatter(value: unknown, file: string): FrontMatter {
  const name = /(\d\d)-([a-z0-9-]+)\.mdx$/.exec(file)
  if (!name) throw new RangeError(`${file}: a lesson's file is named NN-some-words.mdx`)
  const front = (value ?? {}) as Record<string, unknown>
  for (const [field, isValid, allowed] of CHECKS)
    if (!isValid(front[field]))
      throw new RangeError(
        `${file}: front matter "${field}" is ${JSON.stringify(front[field]) ?? 'missing'}; allowed: ${allowed}`,
      )
  const unknown = Object.keys(front).filter((field) => !CHECKS.some(([known]) => known === field))
  if (unknown.length > 0)
    throw new RangeError(
      `${file}: unknown front matter "${unknown.join('", "')}"; allowed: ${CHECKS.map(([field]) => field).join(', ')}`,
    )
  return { ...(front as unknown as Omit<FrontMatter, 'number' | 'slug'>), number: Number(name[1]), slug: name[2]! }
}
