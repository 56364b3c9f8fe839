import { type Plugin, runnerImport } from 'vite'
import { formulaHtml } from './math.ts'

/** The sight of a formula without its MathML: where slots change, or where words beside it say the same. */
const sight = (html: string) => html.replace(/<span class="katex-mathml">.*?<\/math><\/span>/s, '')

/**
 * tex`\min(\slot{first}{1.00}, 2)` in a widget becomes, at build, the string of its finished HTML: no KaTeX in the browser.
 * \slot{name}{initial} becomes <span data-slot="name">, whose text a widget may replace.
 *
 * `import html from './formulas.ts?tex'`, where the module's default is a list of LaTeX strings: a record from each to its HTML,
 * for formulas that data puts together.
 */
export function texMacro(): Plugin {
  return {
    name: 'tex-macro',
    enforce: 'pre',
    load: {
      filter: { id: /\?tex$/ },
      async handler(id) {
        const { module, dependencies } = await runnerImport<{ default: readonly string[] }>(id.replace(/\?tex$/, ''), {
          configFile: false,
        })
        for (const file of dependencies) this.addWatchFile(file)
        const html = module.default.map((source) => [source, sight(formulaHtml(source, { display: false }))])
        return `export default ${JSON.stringify(Object.fromEntries(html))}`
      },
    },
    transform: {
      filter: { id: /\.tsx?$/, code: /\btex`/ },
      handler(code, id) {
        if (id.includes('tex-macro')) return null
        return code.replace(/\btex`([^`]*)`/g, (_, source: string) => {
          try {
            const html = formulaHtml(source, { display: false })
            // Slots change, MathML would not: a live formula is read by its label instead.
            return JSON.stringify(source.includes('\\slot') ? sight(html) : html)
          } catch (error) {
            return this.error(`${id}: formula does not parse: ${(error as Error).message}`)
          }
        })
      },
    },
  }
}
