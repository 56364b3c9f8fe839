/** Links that were pasted with what stood around them. */

/** What follows an address in a sentence, in brackets or in quotes. */
const TAIL = /(?:[.,;:!?)\]}>"'’”»]|%22|%E2%80%9[9D])+$/i

/**
 * @param isPlace - whether the page has a place of this name.
 * @returns the query and the hash that are meant: "&amp;", as embed code has it, and signs behind the address are no part of it.
 */
export function meantAddress(search: string, hash: string, isPlace: (name: string) => boolean) {
  const query = search.replace(/&amp;/gi, '&')
  // Only a link of ours is mended: what others write into an address is theirs.
  const isOurs = /[?&](?:v=\d|hide=|[a-z0-9-]+\.)/.test(query)
  const place = hash.replace(TAIL, '')
  return {
    search: isOurs && hash === '' ? query.replace(TAIL, '') : query,
    hash: !isPlace(hash.slice(1)) && isPlace(place.slice(1)) ? place : hash,
  }
}

/** Figures that a link names and this page has not. */
export function unknownFigures(search: string, figures: ReadonlySet<string>): string[] {
  const entries = new URLSearchParams(search)
  if (!/^\d+$/.test(entries.get('v') ?? '')) return []
  const named = Array.from(entries.keys(), (key) => /^([a-z0-9-]+)\./.exec(key)?.[1])
  return [...new Set(named)].filter((name) => name !== undefined && !figures.has(name)) as string[]
}

/** Sets the address right before anything reads it. */
export function mendAddress(): void {
  const { search, hash } = meantAddress(
    location.search,
    location.hash,
    (name) => document.getElementById(name) !== null,
  )
  if (search !== location.search) history.replaceState(history.state, '', location.pathname + search + location.hash)
  if (hash !== location.hash) location.replace(hash)
}

/** Says which figure a link names that is not here. */
export function sayUnknownFigures(): void {
  const here = Array.from(document.querySelectorAll('x-island'), ({ id }) => id)
  const moved = Array.from(document.querySelectorAll<HTMLElement>('[data-moved]'), ({ dataset }) =>
    dataset.moved!.split(' '),
  )
  const unknown = unknownFigures(location.search, new Set([...here, ...moved.flat()]))
  if (unknown.length > 0) void import('./link-note.ts').then(({ sayUnknown }) => sayUnknown(unknown, here))
}
