import { createHash } from 'node:crypto'
import { type Plugin, runnerImport } from 'vite'
import { formulaHtml } from '../../course/formula.ts'

/** The sight of a formula without its MathML: where slots change, or where words beside it say the same. */
const sight = (html: string) => html.replace(/<span class="katex-mathml">.*?<\/math><\/span>/s, '')

/** The formulas with slots of each widget: what its pages carry for their scripts. Filled while pages are rendered. */
const kept = new Map<string, Map<string, string>>()

/** The formulas that scripts may show beside those of their pages: style sheets keep the rules these need. */
export const formulasOfScripts = new Set<string>()

const WIDGET = /\/src\/widgets\/([^/]+)\//

/** The HTML of all live formulas of these widgets, inert, for src/figure/live-formula.tsx to read. */
export function formulaTemplate(widgets: Iterable<string>): string {
  const entries = [...widgets].flatMap((widget) => [...(kept.get(widget) ?? [])])
  if (entries.length === 0) return ''
  return `<template id="formulas">${entries.map(([key, html]) => `<div id="${key}">${html}</div>`).join('')}</template>`
}

/**
 * tex`\min(\slot{first}{1.00}, 2)` in a widget becomes, at build, the string of its finished HTML: no KaTeX in the browser.
 * \slot{name}{initial} becomes <span data-slot="name">, whose text a widget may replace. A page shows such a formula already, so
 * in a build its scripts get only a key, "#f…", and the page carries the HTML once (formulaTemplate). So with drawnTex`...`, a
 * formula without slots for the eye alone: words beside it say the same.
 *
 * `import html from './formulas.ts?tex'`, where the module's default is a list of LaTeX strings: a record from each to its HTML,
 * for formulas that data puts together.
 */
export function texMacro(): Plugin {
  let isBuild = false
  return {
    name: 'tex-macro',
    enforce: 'pre',
    configResolved({ command }) {
      // The server that renders the pages of a build is a part of the build, but serves.
      isBuild ||= command === 'build'
    },
    load: {
      filter: { id: /\?tex$/ },
      async handler(id) {
        const { module, dependencies } = await runnerImport<{ default: readonly string[] }>(id.replace(/\?tex$/, ''), {
          configFile: false,
        })
        for (const file of dependencies) this.addWatchFile(file)
        const html = module.default.map((source) => [source, sight(formulaHtml(source, { display: false }))] as const)
        for (const [, formula] of html) formulasOfScripts.add(formula)
        return `export default ${JSON.stringify(Object.fromEntries(html))}`
      },
    },
    transform: {
      filter: { id: /\.tsx?$/, code: /\b(?:tex|drawnTex)`/ },
      handler(code, id) {
        if (id.includes('tex-macro')) return null
        return code.replace(/\b(tex|drawnTex)`([^`]*)`/g, (_, tag: string, source: string) => {
          try {
            const html = formulaHtml(source, { display: false })
            formulasOfScripts.add(html)
            if (tag === 'tex' && !source.includes('\\slot')) return JSON.stringify(html)
            const widget = WIDGET.exec(id)?.[1]
            if (!widget)
              return this.error(
                `${id}: a formula with slots, or for the eye alone, belongs into a folder of src/widgets`,
              )
            const key = `f${createHash('sha256').update(source).digest('hex').slice(0, 8)}`
            // Slots change, MathML would not: a live formula is read by its label instead.
            kept.set(widget, (kept.get(widget) ?? new Map()).set(key, sight(html)))
            return JSON.stringify(isBuild && this.environment.name === 'client' ? `#${key}` : sight(html))
          } catch (error) {
            return this.error(`${id}: formula does not parse: ${(error as Error).message}`)
          }
        })
      },
    },
  }
}
