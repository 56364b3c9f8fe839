/** Copying what holds formulas: each goes to the clipboard once, as its TeX. */

const FORMULA = '.katex[data-tex]'

/** The TeX of a formula as it stands now: numbers that a figure wrote into it included. */
function texOf(tex: string, slot: (name: string) => string): string {
  return tex.replace(/\\slot\{([^}]*)\}/g, (_, name: string) => {
    const text = slot(name).replace(/−/g, '-')
    return /^[-+]?[\d.]+$/.test(text) ? text : `\\text{${text}}`
  })
}

/** "$…$", or "$$…$$" for a formula that stands on lines of its own. */
function copied(formula: HTMLElement): string {
  const tex = texOf(formula.dataset.tex!, (name) => formula.querySelector(`[data-slot="${name}"]`)?.textContent ?? '')
  return formula.closest('.katex-display, .live-formula') ? `$$${tex}$$` : `$${tex}$`
}

const formulaAround = (node: Node): Element | null =>
  (node instanceof Element ? node : node.parentElement)?.closest(FORMULA) ?? null

/** While the selection is read, every formula in it is its TeX: so the browser itself puts lines and tables into text. */
function onCopy(event: ClipboardEvent): void {
  const selection = getSelection()
  if (!selection || selection.isCollapsed || !event.clipboardData) return
  const range = selection.getRangeAt(0)
  const formulas = [...document.querySelectorAll<HTMLElement>(FORMULA)].filter((formula) =>
    range.intersectsNode(formula),
  )
  if (formulas.length === 0) return
  const before = range.cloneRange()
  const [first, last] = [formulaAround(range.startContainer), formulaAround(range.endContainer)]
  if (first) range.setStartBefore(first)
  if (last) range.setEndAfter(last)
  for (const formula of formulas) {
    const text = document.createElement('span')
    text.className = 'formula-tex'
    text.textContent = copied(formula)
    formula.prepend(text)
  }
  event.clipboardData.setData('text/plain', selection.toString())
  const html = document.createElement('div')
  html.append(range.cloneContents())
  for (const formula of html.querySelectorAll(FORMULA)) formula.replaceWith(formula.firstChild!.textContent!)
  event.clipboardData.setData('text/html', html.innerHTML)
  for (const formula of formulas) formula.firstChild!.remove()
  selection.removeAllRanges()
  selection.addRange(before)
  event.preventDefault()
}

export const copyFormulasAsTex = (): void => document.addEventListener('copy', onCopy)
