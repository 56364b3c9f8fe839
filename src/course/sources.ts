import text from '../../lessons/references.bib?raw'
import { type Source, parseBibliography } from './bibliography.ts'

export type { Source }

/** lessons/references.bib: every work the course cites, once. */
export const bibliography = parseBibliography(text)

/** @throws RangeError listing the keys that exist. */
export function sourceByKey(key: string): Source {
  const found = bibliography.get(key)
  if (!found) throw new RangeError(`unknown source "${key}"; allowed: ${[...bibliography.keys()].join(', ')}`)
  return found
}
