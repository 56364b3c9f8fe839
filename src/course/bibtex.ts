/** BibTeX as authors write it, with the line of each entry. citation-js drops what it does not know; here that is an error. */
import { unknownName } from './nearest.ts'

export interface BibtexText {
  readonly key: string
  /** From the @ to the closing brace. */
  readonly text: string
  /** From 1. */
  readonly line: number
}

const FILE = 'lessons/references.bib'
const TYPES = ['article', 'book', 'incollection', 'inproceedings', 'mastersthesis', 'misc', 'phdthesis', 'techreport']
const FIELDS = [
  'author',
  'title',
  'year',
  'journal',
  'booktitle',
  'publisher',
  'volume',
  'pages',
  'edition',
  'howpublished',
  'note',
  'eprint',
  'doi',
  'url',
]

const refuse = (line: number, message: string): never => {
  throw new RangeError(`${FILE}:${line}: ${message}`)
}

/** @returns the place behind the brace that closes the one at `open`; -1 if none does. */
function closing(text: string, open: number): number {
  let depth = 0
  for (let at = open; at < text.length; at++) {
    if (text[at] === '\\') at++
    else if (text[at] === '{') depth++
    else if (text[at] === '}' && --depth === 0) return at + 1
  }
  return -1
}

/** Each field once, each one that exists, nothing between them. */
function checkFields(entry: string, line: number, name: string) {
  const lineAt = (index: number) => line + entry.slice(0, index).split('\n').length - 1
  const seen = new Set<string>()
  let at = entry.indexOf(',') + 1
  for (;;) {
    at += /^[\s,]*/.exec(entry.slice(at))![0].length
    if (entry[at] === '}' && at === entry.length - 1) return
    const found = /^([A-Za-z]+)\s*=\s*/.exec(entry.slice(at))
    if (!found)
      return refuse(
        lineAt(at),
        `${name}: "${/^[^\n]*/.exec(entry.slice(at))![0].slice(0, 40)}" is no field; a field is written name = {value}, with a comma behind it`,
      )
    const field = found[1]!.toLowerCase()
    if (!FIELDS.includes(field)) refuse(lineAt(at), `${name}: ${unknownName('field', field, FIELDS)}`)
    if (seen.has(field)) refuse(lineAt(at), `${name}: the field "${field}" stands twice`)
    seen.add(field)
    at += found[0].length
    const end =
      entry[at] === '{'
        ? closing(entry, at)
        : entry[at] === '"'
          ? entry.indexOf('"', at + 1) + 1
          : at + /^\w*/.exec(entry.slice(at))![0].length
    if (end <= at)
      refuse(lineAt(at), `${name}: the value of "${field}" is not closed; allowed: {value}, "value" or a number`)
    if (!/^\s*[,}]/.test(entry.slice(end)))
      refuse(lineAt(end), `${name}: something stands behind the value of "${field}"; a comma comes there`)
    at = end
  }
}

/** @throws RangeError naming the line, what stands there and what is allowed. */
export function bibtexEntries(text: string): BibtexText[] {
  const entries: BibtexText[] = []
  const lineAt = (index: number) => text.slice(0, index).split('\n').length
  let at = 0
  for (;;) {
    at += /^(?:\s+|%[^\n]*)*/.exec(text.slice(at))![0].length
    if (at >= text.length) return entries
    const line = lineAt(at)
    const rest = text.slice(at)
    if (rest[0] !== '@')
      refuse(
        line,
        `"${/^[^\n]*/.exec(rest)![0].slice(0, 40)}" stands outside of every entry and would be lost; a comment begins with %`,
      )
    const head = /^@(\w+)\s*\{\s*([^,{}=\n]*?)\s*,/.exec(rest)
    if (!head)
      return refuse(line, `"${/^[^\n]*/.exec(rest)![0].slice(0, 40)}" begins no entry; an entry begins @misc{key,`)
    const [, type, key] = head as unknown as [string, string, string]
    const name = `entry "${key}"`
    if (!TYPES.includes(type.toLowerCase())) refuse(line, `${name}: ${unknownName('type', type, TYPES)}`)
    if (!/^[a-z0-9-]+$/i.test(key)) refuse(line, `${name}: allowed in a key: letters, digits, hyphens`)
    const before = entries.find((entry) => entry.key === key)
    if (before) refuse(line, `${name}: the key is used twice, first on line ${before.line}`)
    const end = at + closing(rest, rest.indexOf('{'))
    const next = /\n\s*@\w+\s*\{/.exec(rest)
    if (end <= at || (next && at + next.index < end))
      refuse(
        line,
        `${name}: it is not closed${next ? ` before line ${lineAt(at + next.index + 1)}` : ''}; each { needs its }`,
      )
    const entry = text.slice(at, end)
    checkFields(entry, line, name)
    entries.push({ key, text: entry, line })
    at = end
  }
}
