import type { Plugin } from 'vite'
import { formulaHtml } from './math.ts'

/**
 * tex`\min(\slot{first}{1.00}, 2)` in a widget becomes, at build, the string of its finished HTML: no KaTeX in the browser.
 * \slot{name}{initial} becomes <span data-slot="name">, whose text a widget may replace.
 */
export function texMacro(): Plugin {
  return {
    name: 'tex-macro',
    enforce: 'pre',
    transform: {
      filter: { id: /\.tsx?$/, code: /\btex`/ },
      handler(code, id) {
        if (id.includes('tex-macro')) return null
        return code.replace(/\btex`([^`]*)`/g, (_, source: string) => {
          try {
            const html = formulaHtml(source, { display: false })
            // Slots change, MathML would not: a live formula is read by its label instead.
            return JSON.stringify(
              source.includes('\\slot') ? html.replace(/<span class="katex-mathml">.*?<\/math><\/span>/s, '') : html,
            )
          } catch (error) {
            return this.error(`${id}: formula does not parse: ${(error as Error).message}`)
          }
        })
      },
    },
  }
}
