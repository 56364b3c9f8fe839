import { closest, distance } from 'fastest-levenshtein'

/** @returns the name that was probably meant; null if none is near. */
export function nearestName(name: string, known: readonly string[]): string | null {
  const lower = known.map((each) => each.toLowerCase())
  if (known.length === 0) return null
  const near = closest(name.toLowerCase(), lower)
  return distance(name.toLowerCase(), near) <= Math.max(2, name.length / 3) ? known[lower.indexOf(near)]! : null
}

/** 'unknown term "polcy"; did you mean "policy"? There are: policy, old, ...' */
export function unknownName(what: string, name: string, known: readonly string[]): string {
  const near = nearestName(name, known)
  return `unknown ${what} "${name}"${near === null ? '' : `; did you mean "${near}"?`}${near === null ? '; there are: ' : ' There are: '}${known.join(', ') || 'none'}`
}
