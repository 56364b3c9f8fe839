/**
 * Which faces the site carries and which characters each keeps. scripts/fonts.ts makes the files and fonts.css from this list;
 * both are committed, so that a build needs no font tools and every machine serves the same bytes.
 */
export interface Face {
  /** Name of the file in src/site/fonts/files. */
  readonly name: string
  readonly family: string
  readonly weight: string
  readonly style: 'normal' | 'italic'
  /** The file it is cut from, below node_modules. */
  readonly from: string
  /** The characters it keeps; all of the face if left out. */
  readonly text?: string
  /** Loaded only where one of its characters stands on the page. */
  readonly onDemand?: boolean
  readonly axes?: Readonly<Record<string, number | { readonly min: number; readonly max: number }>>
  /** OpenType features to keep; all if left out. */
  readonly features?: readonly string[]
}

const range = (from: number, to: number) =>
  String.fromCodePoint(...Array.from({ length: to - from + 1 }, (_, index) => from + index))
const without = (text: string, taken: string) =>
  Array.from(text)
    .filter((character) => !taken.includes(character))
    .join('')

/** Live text shows characters that no build has seen: every first face keeps all of these, where the face has them. */
const ASCII = range(0x20, 0x7e)
const FIRST = `${ASCII}\u00a0\u2009\u202f\u2060–—‘’“”…•·×÷±−°§≈≠≤≥∞→←▲▼★Â`
/** Letters of names in the lists of sources, which stand in the upright text. */
const NAMES = 'äéïöü'
/** Rarer characters stand in a second face of the same cut: names in the list of sources, other languages. */
const REST = without(`${range(0xa1, 0xff)}${range(0x100, 0x17f)}‚„†‡‰′″‹›⁄↑↓↔⇒△▽●○◆√∑∏∂∫∆µ€`, FIRST + NAMES)

const TEXT_FEATURES = ['kern', 'liga', 'lnum', 'tnum']
const NEWSREADER = '@fontsource-variable/newsreader/files/newsreader-latin'

const newsreader = (name: string, family: string, style: 'normal' | 'italic', opsz: number, wght: number): Face => ({
  name,
  family,
  weight: String(wght),
  style,
  from: `${NEWSREADER}-standard-${style}.woff2`,
  text: FIRST,
  axes: { opsz, wght },
  features: TEXT_FEATURES,
})

const LETTERS = range(0x41, 0x5a) + range(0x61, 0x7a)
const GREEK = 'ΓΔΘΛΞΠΣΥΦΨΩ' + range(0x3b1, 0x3c9) + 'ϑϕϖϱϵ'
/** The Greek of this course's symbols and their neighbours. */
const GREEK_FIRST = 'αβγδεηθκλμπρστφω'
/** What the formulas of this course use; anything else KaTeX can set is on demand. */
const MATHS = `${ASCII}\u00a0ΔΨ−×·±÷≤≥≠≈∼∝∣∥∈∞→←⇒∇∂∑∏⋅…⋯ˆˉ§–—‘’“”`
/** Taller signs: brackets, sums, products and roots in the first face, arrows and rare integrals on demand. */
const TALL = '()[]{}∣∥∑∏√'
/** The slash that KaTeX lays over a sign for its negation. */
const SLASH = '\ue020\u0338'
/** Characters without ink that KaTeX puts between and into its boxes: no face is fetched for their sake. */
const INVISIBLE = '\u200b\u2061\u2062\u2063\u2064'
const MATHS_REST = without(
  `ΓΘΛΞΠΣΥΦΩ${range(0xa1, 0xff)}${range(0x131, 0x131)}${range(0x237, 0x237)}${range(0x2c6, 0x2dc)}${range(0x300, 0x338)}${range(0x2010, 0x2060)}${range(0x20d0, 0x20ff)}${range(0x2100, 0x21ff)}${range(0x2200, 0x23ff)}${range(0x25a0, 0x2aff)}`,
  MATHS + SLASH,
)

const TALL_REST = without(
  `${range(0x21, 0x7e)}${range(0x2c6, 0x2dc)}${range(0x300, 0x338)}${range(0x2190, 0x23ff)}${range(0x27e8, 0x27e9)}${range(0x2a00, 0x2a06)}`,
  TALL,
)

/** Blackboard letters of expectations, probabilities, indicators and number sets. */
const BLACKBOARD = 'ENPRVZ'

const katex = (file: string, family: string, name: string, more: Partial<Face> = {}): Face => ({
  name: `katex-${name}`,
  family: `KaTeX_${family}`,
  weight: 'normal',
  style: 'normal',
  from: `katex/dist/fonts/KaTeX_${file}.woff2`,
  ...more,
})
const bold = { weight: 'bold' } as const
const italic = { style: 'italic' } as const

export const faces: readonly Face[] = [
  { ...newsreader('newsreader-20', 'Text', 'normal', 20, 400), text: FIRST + NAMES },
  newsreader('newsreader-20-italic', 'Text', 'italic', 20, 400),
  newsreader('newsreader-46', 'Display', 'normal', 46, 400),
  { ...newsreader('newsreader-20-more', 'Text', 'normal', 20, 400), text: REST, onDemand: true },
  {
    ...newsreader('newsreader-20-names', 'Text', 'normal', 20, 400),
    from: `${NEWSREADER}-ext-standard-normal.woff2`,
    text: range(0x100, 0x17f),
    onDemand: true,
  },
  {
    name: 'source-sans-3',
    family: 'Label',
    weight: '400 600',
    style: 'normal',
    from: '@fontsource-variable/source-sans-3/files/source-sans-3-latin-wght-normal.woff2',
    text: FIRST,
    axes: { wght: { min: 400, max: 600 } },
    features: ['kern', 'lnum', 'tnum'],
  },
  {
    name: 'jetbrains-mono',
    family: 'Code',
    weight: '400',
    style: 'normal',
    from: '@fontsource/jetbrains-mono/files/jetbrains-mono-latin-400-normal.woff2',
    text: FIRST + REST,
    // Code shows what is typed: no ligatures.
    features: ['mark', 'mkmk', 'ccmp', 'locl'],
  },
  katex('Main-Regular', 'Main', 'main-regular', { text: MATHS + SLASH + INVISIBLE }),
  katex('Main-Regular', 'Main', 'main-regular-more', { text: MATHS_REST, onDemand: true }),
  katex('Main-Bold', 'Main', 'main-bold', bold),
  katex('Main-Italic', 'Main', 'main-italic', italic),
  katex('Main-BoldItalic', 'Main', 'main-bold-italic', { ...bold, ...italic }),
  katex('Math-Italic', 'Math', 'math-italic', { ...italic, text: LETTERS + GREEK_FIRST }),
  katex('Math-Italic', 'Math', 'math-italic-more', { ...italic, text: without(GREEK, GREEK_FIRST), onDemand: true }),
  katex('Math-BoldItalic', 'Math', 'math-bold-italic', { ...bold, ...italic }),
  katex('AMS-Regular', 'AMS', 'ams-blackboard', { text: BLACKBOARD }),
  katex('AMS-Regular', 'AMS', 'ams-regular', {
    text: without(`${ASCII}${range(0x2190, 0x22ff)}${range(0x2500, 0x2aff)}ðħℏ⅁ϝϰ`, BLACKBOARD),
    onDemand: true,
  }),
  katex('Caligraphic-Regular', 'Caligraphic', 'caligraphic-regular'),
  katex('Caligraphic-Bold', 'Caligraphic', 'caligraphic-bold', bold),
  katex('Fraktur-Regular', 'Fraktur', 'fraktur-regular'),
  katex('Fraktur-Bold', 'Fraktur', 'fraktur-bold', bold),
  katex('SansSerif-Regular', 'SansSerif', 'sans-regular'),
  katex('SansSerif-Bold', 'SansSerif', 'sans-bold', bold),
  katex('SansSerif-Italic', 'SansSerif', 'sans-italic', italic),
  katex('Script-Regular', 'Script', 'script-regular'),
  katex('Typewriter-Regular', 'Typewriter', 'typewriter-regular'),
  katex('Size1-Regular', 'Size1', 'size1-regular', { text: TALL }),
  katex('Size1-Regular', 'Size1', 'size1-regular-more', { text: TALL_REST, onDemand: true }),
  katex('Size2-Regular', 'Size2', 'size2-regular', { text: TALL }),
  katex('Size2-Regular', 'Size2', 'size2-regular-more', { text: TALL_REST, onDemand: true }),
  katex('Size3-Regular', 'Size3', 'size3-regular'),
  katex('Size4-Regular', 'Size4', 'size4-regular'),
]

/** "U+41-5A, U+61": what a browser reads to decide whether a page needs the face. */
export function unicodeRange(text: string): string {
  const points = [...new Set(Array.from(text, (character) => character.codePointAt(0)!))].sort((a, b) => a - b)
  const spans: [number, number][] = []
  for (const point of points) {
    const last = spans.at(-1)
    if (last && last[1] === point - 1) last[1] = point
    else spans.push([point, point])
  }
  const hex = (point: number) => point.toString(16).toUpperCase()
  return spans.map(([from, to]) => (from === to ? `U+${hex(from)}` : `U+${hex(from)}-${hex(to)}`)).join(', ')
}

/** Licence texts that go with the files. */
export const licences: readonly { readonly from: string; readonly to: string }[] = [
  { from: '@fontsource-variable/newsreader/LICENSE', to: 'newsreader-OFL.txt' },
  { from: '@fontsource-variable/source-sans-3/LICENSE', to: 'source-sans-3-OFL.txt' },
  { from: '@fontsource/jetbrains-mono/LICENSE', to: 'jetbrains-mono-OFL.txt' },
  { from: 'katex/LICENSE', to: 'katex-MIT.txt' },
]
