import { type Face, unicodeRange } from './faces.ts'

/**
 * Greek and signs of arithmetic in running text come from the formulas' faces: one ρ and one minus on the whole page.
 * A browser joins faces only if weight and style agree, so each cut is named.
 */
const borrowed = [
  { family: 'Text', style: 'normal', weight: '400' },
  { family: 'Text', style: 'italic', weight: '400' },
  { family: 'Display', style: 'normal', weight: '400' },
  { family: 'Label', style: 'normal', weight: '400 600' },
] as const
const GREEK = 'U+391-3A9, U+3B1-3C9, U+3D1, U+3D5, U+3F5'
const ARITHMETIC = 'U+2B, U+3C-3E, U+B1, U+D7, U+2212, U+2248, U+2260, U+2264-2265'

const TIMES = ['Liberation Serif', 'Times New Roman', 'Tinos']
const TIMES_ITALIC = ['Liberation Serif Italic', 'Times New Roman Italic', 'Tinos Italic']
const ARIAL = ['Arial', 'Liberation Sans', 'Helvetica', 'Arimo']
const ARIAL_BOLD = ['Arial Bold', 'Liberation Sans Bold', 'Helvetica Bold', 'Arimo Bold']

/**
 * Faces every system has, given the widths of ours, so that nothing jumps when ours arrive. The numbers are measured on the
 * course's own text in a browser: mean width in ours divided by mean width in theirs; then our ascent and descent, in percent.
 */
const fallbacks = [
  { family: 'Text fallback', local: TIMES, adjust: 100.3, ascent: 73.5, descent: 26.5 },
  { family: 'Text fallback', style: 'italic', local: TIMES_ITALIC, adjust: 93, ascent: 73.5, descent: 26.5 },
  { family: 'Text fallback 2', local: ['Georgia', 'Gelasio'], adjust: 91.6, ascent: 73.5, descent: 26.5 },
  { family: 'Display fallback', local: TIMES, adjust: 105.3, ascent: 73.5, descent: 26.5 },
  { family: 'Label fallback', local: ARIAL, adjust: 93.1, ascent: 102.4, descent: 40 },
  { family: 'Label fallback', weight: '600', local: ARIAL_BOLD, adjust: 89.3, ascent: 102.4, descent: 40 },
  {
    family: 'Code fallback',
    local: ['Courier New', 'Liberation Mono', 'Cousine'],
    adjust: 100,
    ascent: 102,
    descent: 30,
  },
  { family: 'KaTeX_Main fallback', local: TIMES, adjust: 106.7, ascent: 90.3, descent: 27.2 },
  { family: 'KaTeX_Math fallback', style: 'italic', local: TIMES_ITALIC, adjust: 112.8, ascent: 71.7, descent: 21.8 },
]

const rule = (lines: readonly string[]) => `@font-face {\n${lines.map((line) => `  ${line};\n`).join('')}}\n`

const face = ({ name, family, weight, style, text, onDemand }: Face) =>
  rule([
    `font-family: '${family}'`,
    `src: url('../fonts/files/${name}.woff2') format('woff2')`,
    `font-weight: ${weight}`,
    `font-style: ${style}`,
    'font-display: swap',
    ...(onDemand && text ? [`unicode-range: ${unicodeRange(text)}`] : []),
  ])

const borrow = (family: string, style: string, weight: string, name: string, range: string) =>
  rule([
    `font-family: '${family}'`,
    `src: url('../fonts/files/${name}.woff2') format('woff2')`,
    `font-weight: ${weight}`,
    `font-style: ${style}`,
    'font-display: swap',
    // The label face has a larger x-height than the formulas.
    ...(family === 'Label' ? ['size-adjust: 112%'] : []),
    `unicode-range: ${range}`,
  ])

/** The faces of the text, or those of formulas, which a page without a formula does without. */
export function fontStyles(faces: readonly Face[], use: 'text' | 'formulas'): string {
  const isWanted = ({ family }: { readonly family: string }) => family.startsWith('KaTeX') === (use === 'formulas')
  return [
    '/* Made by scripts/fonts.ts from src/site/build/fonts/faces.ts. Do not edit by hand. */\n',
    ...faces.filter(isWanted).map(face),
    ...borrowed.filter(isWanted).flatMap(({ family, style, weight }) => [
      borrow(family, style, weight, 'katex-math-italic', GREEK),
      // Labels keep their own signs: tabular, as their figures are.
      ...(family === 'Label' ? [] : [borrow(family, style, weight, 'katex-main-regular', ARITHMETIC)]),
    ]),
    ...fallbacks.filter(isWanted).map(({ family, weight = '400', style = 'normal', local, adjust, ascent, descent }) =>
      rule([
        `font-family: '${family}'`,
        `src: ${local.map((name) => `local('${name}')`).join(', ')}`,
        `font-weight: ${weight}`,
        `font-style: ${style}`,
        `size-adjust: ${adjust}%`,
        // These two are measured against the adjusted size.
        `ascent-override: ${Number(((100 * ascent) / adjust).toFixed(1))}%`,
        `descent-override: ${Number(((100 * descent) / adjust).toFixed(1))}%`,
        'line-gap-override: 0%',
      ]),
    ),
  ].join('\n')
}
