/** The style sheets of the site, and which of them a page needs. */

const anyClass = (...beginnings: readonly string[]) => new RegExp(`class="(?:[^"]* )?(?:${beginnings.join('|')})`)

const figure = anyClass('figure', 'drawing-container')
/** Definitions, which hold formulas, are fetched into a note where a term stands. */
const term = /data-term=|href="[^"]*#source-|holds-terms/
const formula = new RegExp(`${anyClass('katex', 'math-letter').source}|data-term=`)

/** In the order in which a later sheet wins; without `when`, every page has it. */
const sheets: readonly { readonly name: string; readonly when?: RegExp }[] = [
  { name: 'fonts' },
  { name: 'formula-fonts', when: formula },
  { name: 'katex', when: formula },
  { name: 'tokens' },
  { name: 'page' },
  { name: 'prose' },
  { name: 'lesson', when: anyClass('lesson(?:"| )', 'callout', 'margin-note', 'takeaway') },
  { name: 'exercise', when: anyClass('exercise', 'check') },
  { name: 'predict', when: anyClass('predict') },
  { name: 'controls', when: /<input|<select|<textarea|class="button/ },
  { name: 'bar-handle', when: anyClass('bar-handle') },
  { name: 'figure', when: figure },
  { name: 'live-formula', when: figure },
  { name: 'figure-save', when: figure },
  { name: 'drawing', when: figure },
  { name: 'code', when: /<code|<pre|<kbd|<x-island/ },
  { name: 'popover', when: term },
  { name: 'scrolly', when: anyClass('scrolly') },
  { name: 'home', when: anyClass('homepage') },
  { name: 'reference', when: anyClass('reference') },
  { name: 'progress', when: /data-progress=/ },
]
const last = ['concepts', 'print']

/** Every sheet in the folder of a figure, by the figure's name. */
const figureSheets = Object.keys(import.meta.glob('../../widgets/*/*.css')).map((path) => ({
  figure: path.split('/').at(-2)!,
  path: path.replace(/^(\.\.\/)+/, '/src/'),
}))

const path = (name: string) => `/src/site/styles/${name}.css`

/** The sheets that `html` needs, in their order: what it shows has its rules, and no figure brings those of another. */
export const sheetsOf = (html: string): readonly string[] => [
  ...sheets.filter(({ when }) => when?.test(html) ?? true).map(({ name }) => path(name)),
  ...figureSheets.filter(({ figure: name }) => html.includes(`data-widget="${name}"`)).map((sheet) => sheet.path),
  ...last.map(path),
]
