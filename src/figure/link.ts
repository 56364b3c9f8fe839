/**
 * State is a link. `?v=1&ppo-clip.ratio=1.4&bandit.seed=7`: the schema version, then `<widget id>.<parameter>`, only what differs
 * from the start, so that links stay short. The hash is left to anchors and steps. Other widgets' entries are kept as they are.
 */
import { words } from '../words/en/refusals.ts'
import { type Params, type Problem, type Spec, formatValue, parseValue, sameValue } from './params.ts'

const SCHEMA_VERSION = 1

/** Longest query that is read; longer ones are refused whole. */
export const MAX_QUERY_LENGTH = 8000

type Entry = readonly [key: string, value: string]

/**
 * Old links open for ever: `migrations[n]` turns the entries of schema n into those of schema n + 1. Renaming or re-scaling a
 * parameter raises SCHEMA_VERSION and adds a row here, with a test that holds a link of the old form.
 */
const migrations: Readonly<Record<number, (entries: readonly Entry[]) => readonly Entry[]>> = {}

const show = (text: string) => (text.length > 40 ? `${text.slice(0, 40)}…` : text)

/** The entries of a query string at today's schema, and what was wrong with it as a whole. Never throws. */
export function readQuery(search: string): { entries: readonly Entry[]; problems: Problem[] } {
  if (search.length > MAX_QUERY_LENGTH)
    return {
      entries: [],
      problems: [
        {
          parameter: words.link,
          value: words.characters(search.length),
          allowed: words.mostCharacters(MAX_QUERY_LENGTH),
        },
      ],
    }
  let entries: readonly Entry[] = [...new URLSearchParams(search)]
  const text = entries.find(([key]) => key === 'v')?.[1]
  if (text === undefined) return { entries, problems: [] }
  const version = /^\d{1,6}$/.test(text) ? Number(text) : Number.NaN
  if (!(version >= 1 && version <= SCHEMA_VERSION))
    return {
      // What stands for figures cannot be read, so all of it is refused; the rest of the address is not ours to drop.
      entries: entries.filter(([key]) => !key.includes('.')),
      problems: [{ parameter: 'v', value: show(text), allowed: words.version(SCHEMA_VERSION) }],
    }
  for (let n = version; n < SCHEMA_VERSION; n++) entries = migrations[n]?.(entries) ?? entries
  return { entries, problems: [] }
}

/** One widget's part of a query: what could be read, and what was refused. Never throws; unknown text is never executed. */
export function decodeParams<S extends Spec>(
  spec: S,
  id: string,
  search: string,
): { patch: Partial<Params<S>>; problems: Problem[] } {
  const { entries, problems } = readQuery(search)
  const patch: Record<string, unknown> = {}
  for (const [key, text] of entries) {
    if (!key.startsWith(`${id}.`)) continue
    const name = key.slice(id.length + 1)
    if (!Object.hasOwn(spec, name)) {
      problems.push({ parameter: show(name), value: show(text), allowed: Object.keys(spec).join(', ') })
      continue
    }
    const result = parseValue(spec[name]!, text)
    if (result.problem !== undefined) problems.push({ parameter: name, value: show(text), allowed: result.problem })
    else patch[name] = result.value
  }
  return { patch: patch as Partial<Params<S>>, problems }
}

const encode = (text: string) => encodeURIComponent(text).replace(/%2C/g, ',').replace(/%3A/g, ':')

/** The query with one widget's entries replaced by its present state. Starts with '?', or is empty. */
export function encodeParams<S extends Spec>(
  spec: S,
  id: string,
  params: Params<S>,
  start: Params<S>,
  search: string,
): string {
  const others = [...readQuery(search).entries].filter(([key]) => key !== 'v' && !key.startsWith(`${id}.`))
  const own = Object.keys(spec)
    .filter((name) => !sameValue(params[name], start[name]))
    .map((name): Entry => [`${id}.${name}`, formatValue(spec[name]!, params[name])])
  const all = [...others, ...own]
  if (all.length === 0) return ''
  const versioned: Entry[] = all.some(([key]) => key.includes('.')) ? [['v', String(SCHEMA_VERSION)], ...all] : all
  return `?${versioned.map(([key, value]) => `${encode(key)}=${encode(value)}`).join('&')}`
}
