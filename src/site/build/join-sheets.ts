import { readFileSync } from 'node:fs'
import { posix } from 'node:path'

/** Every class that stands in `html`. */
export const classesIn = (html: string): string[] =>
  Array.from(html.matchAll(/class="([^"]*)"/g), ([, names]) => names!.split(/\s+/)).flat()

/** KaTeX's rules for what no formula of the site holds are most of them. `used`: every class of a formula, in pages and scripts. */
export const withoutUnusedRules = (css: string, used: ReadonlySet<string>): string =>
  css.replace(/([^{}]+)(\{[^{}]*\})/g, (_, selectors: string, declarations: string) => {
    const kept = selectors
      .replace(/\/\*[\s\S]*?\*\//g, '')
      .split(',')
      .filter((selector) => Array.from(selector.matchAll(/\.([a-zA-Z][\w-]*)/g)).every(([, name]) => used.has(name!)))
    return kept.length > 0 ? kept.join(',') + declarations : ''
  })

/** The faces that `rules` name. */
const withoutUnusedFaces = (faces: string, rules: string): string =>
  faces.replace(/@font-face \{\s*font-family: '([^']+)'[^}]*\}\n*/g, (face, family: string) =>
    rules.includes(family) ? face : '',
  )

const STYLES = '/src/site/styles'

/** The sheets at `paths`, below `root`, as one that stands in src/site/styles. */
export function joinSheets(paths: readonly string[], root: string, used: ReadonlySet<string>): string {
  const sheets = paths.map((path) => {
    const css = readFileSync(root + path, 'utf8')
    if (path === `${STYLES}/katex.css`) return withoutUnusedRules(css, used)
    return css.replace(/url\('(\.[^']+)'\)/g, (_, file: string) => {
      const address = posix.join(posix.dirname(path), file)
      return `url('${posix.relative(STYLES, address)}')`
    })
  })
  const formulaFaces = paths.indexOf(`${STYLES}/formula-fonts.css`)
  const rules = sheets.filter((_, index) => index !== formulaFaces).join('\n')
  return sheets.map((css, index) => (index === formulaFaces ? withoutUnusedFaces(css, rules) : css)).join('\n')
}
