/** One term, one light: pointing at a symbol, or focusing its word, marks the same term everywhere on the page. */
export function lightTerms(): void {
  const root = document.documentElement
  const light = (event: Event) => {
    const term = (event.target as Element | null)?.closest?.<HTMLElement>('[data-term]')?.dataset.term
    if (root.dataset.lit === term) return
    if (term === undefined) delete root.dataset.lit
    else root.dataset.lit = term
  }
  for (const type of ['pointerover', 'focusin', 'focusout'] as const) document.addEventListener(type, light)
}
