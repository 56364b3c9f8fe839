/** A letter alone names an answer or a quantity; "A" is also a word, and a translator would put another in its place. */
export function keptLetter(inside: unknown): { readonly translate?: 'no' } {
  const text: unknown = Array.isArray(inside) && inside.length === 1 ? inside[0] : inside
  return typeof text === 'string' && /^\s*\p{L}\s*$/u.test(text) ? { translate: 'no' } : {}
}
