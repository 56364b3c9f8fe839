/** How a term looks while it is lit, and the lines of code that hold it. A rule per term, so it is written when needed. */
function litRules(term: string): string {
  // A ring, no tint: the colours of the concepts are readable on paper and on nothing darker.
  const ring = '0 0 0 0.1em color-mix(in srgb, currentColor 50%, transparent)'
  const lit = `[data-term="${CSS.escape(term)}"]`
  return [
    `${lit} { border-radius: 2px; box-shadow: ${ring} }`,
    `svg ${lit} { filter: drop-shadow(0 0 3px currentColor) }`,
    `.line:has(${lit}) { box-shadow: -0.6em 0 var(--paper), -0.8em 0 var(--ink) }`,
  ].join('\n')
}

const sheet = new CSSStyleSheet()
document.adoptedStyleSheets.push(sheet)

/** Marks a term wherever it stands on the page, in formula, drawing, prose and code. Nothing moves. */
export function light(term: string | undefined): void {
  const root = document.documentElement
  if (root.dataset.lit === term) return
  if (term === undefined) {
    delete root.dataset.lit
    sheet.replaceSync('')
  } else {
    root.dataset.lit = term
    sheet.replaceSync(litRules(term))
  }
}
