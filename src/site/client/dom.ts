/** A new element, filled: `element('p', 'quiet', 'text', node)`. */
export function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  className: string,
  ...inside: (Node | string)[]
): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name)
  if (className) made.className = className
  made.append(...inside)
  return made
}

/** What an address names after its "#"; the text as it stands where it is no well-formed escape, as in "#50%". */
export function nameOf(hash: string): string {
  const text = hash.slice(1)
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
