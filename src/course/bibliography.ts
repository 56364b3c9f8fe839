import { Cite, type CslItem, plugins } from '@citation-js/core'
import '@citation-js/plugin-bibtex'
import '@citation-js/plugin-csl'
import { bibtexEntries } from './bibtex.ts'
import style from './references.csl?raw'

const TEMPLATE = 'course'
plugins.config.get('@csl').styles.add(TEMPLATE, style)

/** A work the course stands on. */
export interface Source {
  readonly key: string
  /** "Schulman et al. 2017": how prose names it. */
  readonly name: string
  readonly title: string
  /** How lists print it: what stands before its title, the title, what stands after. */
  readonly printed: readonly [before: string, title: string, after: string]
  /** "1707.06347". */
  readonly arxiv?: string
  /** Where a reader finds it. */
  readonly address?: string
}

/** By key, in the order of lists: first author, year, title. */
export type Bibliography = ReadonlyMap<string, Source>

interface BibtexEntry {
  readonly properties: Readonly<Record<string, string | undefined>>
}

/** "1707.06347", or before April 2007 "cs/9901001" and "math.GT/0309136". */
export const isArxivNumber = (number: string): boolean =>
  /^(?:\d{4}\.\d{4,5}|[a-z]+(?:-[a-z]+)*(?:\.[A-Z]{2})?\/\d{7})$/.test(number)

function read(chunk: string): CslItem {
  const [entry] = plugins.input.chain(chunk, {
    generateGraph: false,
    target: '@biblatex/entries+list',
  }) as readonly BibtexEntry[]
  const { properties } = entry!
  for (const field of ['author', 'title', 'year'])
    if (!properties[field]) throw new RangeError(`the field "${field}" is missing`)
  for (const author of properties.author!.split(/\s+and\s+/))
    if (!/^\{.*\}$|,|^others$/s.test(author.trim()))
      throw new RangeError(`author "${author}" is not written as "Family, Given" or {Organisation}`)
  const { eprint } = properties
  if (eprint !== undefined && !isArxivNumber(eprint))
    throw new RangeError(`eprint is "${eprint}"; allowed: an arXiv number such as 1707.06347 or cs/9901001`)
  const [item] = plugins.input.chain(chunk, { generateGraph: false }) as readonly CslItem[]
  // CSL knows no arXiv; its style prints the number.
  return eprint === undefined ? item! : { ...item!, number: eprint }
}

/** "A and others" is one name and an open end: for "A et al." CSL wants to see three. */
const named = (item: CslItem): CslItem =>
  item.author?.at(-1)?.family === 'others' ? { ...item, author: [...item.author, ...item.author] } : item

/**
 * A BibTeX file, read and printed by citation-js: authors as "Family, Given and Family, Given" or {Organisation}, `eprint` for
 * arXiv numbers. What is printed, and in which order, stands in references.csl.
 *
 * @throws RangeError naming line and entry, and what is wrong with it.
 */
export function parseBibliography(text: string): Bibliography {
  const items = new Map<string, CslItem>()
  for (const { key, text: entry, line } of bibtexEntries(text))
    try {
      items.set(key, read(entry))
    } catch (error) {
      throw new RangeError(`lessons/references.bib:${line}: entry "${key}": ${(error as Error).message}`, {
        cause: error,
      })
    }
  const all = [...items.values()]
  const inProse = new Cite(all.map(named), { generateGraph: false })
  const inLists = new Cite(all, { generateGraph: false })
  return new Map(
    inLists.format('bibliography', { template: TEMPLATE, asEntryArray: true }).map(([key, entry]) => {
      const { title = '', number, DOI, URL } = items.get(key)!
      const [before = '', printed = '', after = ''] = entry.trim().split(/[⟦⟧]/)
      const address = number ? `https://arxiv.org/abs/${number}` : DOI ? `https://doi.org/${DOI}` : URL
      const name = inProse.format('citation', { template: TEMPLATE, entry: key })
      const source: Source = {
        key,
        name,
        title,
        printed: [before, printed, after],
        ...(number ? { arxiv: number } : {}),
        ...(address ? { address } : {}),
      }
      return [key, source]
    }),
  )
}
