/** A work the course stands on, as the list of sources prints it. */
export interface Source {
  readonly key: string
  /** "Schulman, John" in the order of the paper. */
  readonly authors: readonly Author[]
  readonly year: string
  readonly title: string
  /** Journal, conference, publisher or site. */
  readonly venue?: string
  readonly arxiv?: string
  readonly doi?: string
  readonly url?: string
}

export interface Author {
  readonly family: string
  readonly given: string
  /** An organisation, or "others": printed as it stands. */
  readonly isWhole: boolean
}

export type Bibliography = ReadonlyMap<string, Source>

/** Reads `{...}` with nested braces, `"..."` or a bare word from `start`. */
function readValue(text: string, start: number): { value: string; end: number } {
  const open = text[start]
  if (open === '{' || open === '"') {
    let depth = 0
    for (let end = start + 1; end < text.length; end++) {
      const character = text[end]
      if (depth === 0 && character === (open === '{' ? '}' : '"'))
        return { value: text.slice(start + 1, end), end: end + 1 }
      if (character === '{') depth++
      if (character === '}') depth--
    }
    throw new RangeError('a value is not closed')
  }
  const bare = /^[\w.-]+/.exec(text.slice(start))?.[0]
  if (!bare) throw new RangeError(`expected a value at "${text.slice(start, start + 20)}"`)
  return { value: bare, end: start + bare.length }
}

/** Braces only protect capitals from BibTeX; a double hyphen is a range. */
const plain = (value: string): string => value.replace(/[{}]/g, '').replace(/--/g, '–').replace(/\s+/g, ' ').trim()

const author = (name: string): Author => {
  if (/^\s*\{.*\}\s*$/s.test(name) || plain(name) === 'others') return { family: plain(name), given: '', isWhole: true }
  const [family, given] = name.split(',')
  if (given === undefined)
    throw new RangeError(`author "${plain(name)}" is not written as "Family, Given" or {Organisation}`)
  return { family: plain(family!), given: plain(given), isWhole: false }
}

/**
 * The part of BibTeX the course uses: entries with fields in braces, quotes or bare, authors as "Family, Given and Family, Given",
 * UTF-8 instead of TeX accents. Fields this site does not print are read and dropped.
 *
 * @throws RangeError naming the entry and what is missing.
 */
export function parseBibliography(text: string): Bibliography {
  const found = new Map<string, Source>()
  const head = /@(\w+)\s*\{\s*([^,\s]+)\s*,/g
  for (let match = head.exec(text); match; match = head.exec(text)) {
    const key = match[2]!
    const fields: Record<string, string> = {}
    try {
      let at = head.lastIndex
      for (;;) {
        const name = /^[\s,]*([\w-]+)\s*=\s*/.exec(text.slice(at))
        if (!name) break
        const { value, end } = readValue(text, at + name[0].length)
        fields[name[1]!.toLowerCase()] = value
        at = end
      }
      if (!/^[\s,]*\}/.test(text.slice(at)))
        throw new RangeError(`expected the closing brace at "${text.slice(at, at + 20)}"`)
      head.lastIndex = at
      if (!/^[a-z0-9-]+$/i.test(key)) throw new RangeError('allowed in a key: letters, digits, hyphens')
      if (found.has(key)) throw new RangeError('the key is used twice')
      for (const field of ['author', 'title', 'year'])
        if (!fields[field]) throw new RangeError(`the field "${field}" is missing`)
      const venue = fields.journal ?? fields.booktitle ?? fields.publisher ?? fields.howpublished
      found.set(key, {
        key,
        authors: fields.author!.split(/\s+and\s+/).map(author),
        year: plain(fields.year!),
        title: plain(fields.title!),
        ...(venue ? { venue: plain(venue) } : {}),
        ...(fields.eprint ? { arxiv: plain(fields.eprint) } : {}),
        ...(fields.doi ? { doi: plain(fields.doi) } : {}),
        ...(fields.url ? { url: plain(fields.url) } : {}),
      })
    } catch (error) {
      throw new RangeError(`references.bib, entry "${key}": ${(error as Error).message}`, { cause: error })
    }
  }
  return found
}

/** "Schulman et al. 2017", "Kakade & Langford 2002": how prose names a source. */
export function sourceName({ authors, year }: Source): string {
  const [first, second] = authors
  const names =
    authors.length > 2 || second?.family === 'others'
      ? `${first!.family} et al.`
      : second
        ? `${first!.family} & ${second.family}`
        : first!.family
  return `${names} ${year}`
}

/** "J. Schulman, F. Wolski and 3 others": at most `most` names. */
export function authorList(authors: readonly Author[], most = 6): string {
  const name = ({ family, given, isWhole }: Author) =>
    isWhole
      ? family
      : `${given
          .split(/\s+/)
          .map((part) => part.replace(/\p{L}[\p{L}'’]*\.?/gu, (word) => `${Array.from(word)[0]}.`))
          .join(' ')} ${family}`
  const isOpen = authors.at(-1)?.family === 'others' && authors.at(-1)!.isWhole
  const known = isOpen ? authors.slice(0, -1) : authors
  if (isOpen || known.length > most)
    return `${known
      .slice(0, known.length > most ? 3 : most)
      .map(name)
      .join(', ')} and others`
  const names = known.map(name)
  return names.length > 1 ? `${names.slice(0, -1).join(', ')} and ${names.at(-1)}` : names[0]!
}

/** Where a reader finds it, or nothing. */
export const sourceAddress = ({ arxiv, doi, url }: Source): string | undefined =>
  arxiv ? `https://arxiv.org/abs/${arxiv}` : doi ? `https://doi.org/${doi}` : url
