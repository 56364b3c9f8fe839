import { type Face, unicodeRange } from './faces.ts'

/**
 * Greek and signs of arithmetic in running text come from the formulas' faces: one ρ and one minus on the whole page.
 * A browser joins faces only if weight and style agree, so each cut is named.
 */
const borrowed = [
  { family: 'Text', style: 'normal', weight: '400' },
  { family: 'Text', style: 'italic', weight: '400' },
  { family: 'Text', style: 'normal', weight: '500' },
  { family: 'Display', style: 'normal', weight: '400' },
  { family: 'Label', style: 'normal', weight: '400 600' },
] as const
const GREEK = 'U+391-3A9, U+3B1-3C9, U+3D1, U+3D5, U+3F5'
const ARITHMETIC = 'U+2B, U+3C-3E, U+B1, U+D7, U+2212, U+2248, U+2260, U+2264-2265'

/**
 * Faces every system has, given the widths of ours, so that nothing jumps when ours arrive. The numbers are measured:
 * the mean width of the course's own prose in both faces.
 */
const fallbacks = [
  {
    family: 'Text fallback',
    local: ['Liberation Serif', 'Times New Roman', 'Tinos'],
    adjust: 100.7,
    ascent: 72.9,
    descent: 26.3,
  },
  { family: 'Text fallback 2', local: ['Georgia', 'Gelasio'], adjust: 91.6, ascent: 80.2, descent: 28.9 },
  {
    family: 'Display fallback',
    local: ['Liberation Serif', 'Times New Roman', 'Tinos'],
    adjust: 95.5,
    ascent: 76.9,
    descent: 27.7,
  },
  {
    family: 'Label fallback',
    local: ['Arial', 'Liberation Sans', 'Helvetica', 'Arimo'],
    adjust: 93.7,
    ascent: 109.3,
    descent: 42.7,
  },
  {
    family: 'Code fallback',
    local: ['Courier New', 'Liberation Mono', 'Cousine'],
    adjust: 100,
    ascent: 102,
    descent: 30,
  },
  {
    family: 'KaTeX_Main fallback',
    local: ['Liberation Serif', 'Times New Roman', 'Tinos'],
    adjust: 104,
    ascent: 86,
    descent: 21,
  },
] as const

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

export function fontStyles(faces: readonly Face[]): string {
  return [
    '/* Made by scripts/fonts.ts from src/site/fonts/faces.ts. Do not edit by hand. */\n',
    ...faces.map(face),
    ...borrowed.flatMap(({ family, style, weight }) => [
      borrow(family, style, weight, 'katex-math-italic', GREEK),
      // Labels keep their own signs: tabular, as their figures are.
      ...(family === 'Label' ? [] : [borrow(family, style, weight, 'katex-main-regular', ARITHMETIC)]),
    ]),
    ...fallbacks.map(({ family, local, adjust, ascent, descent }) =>
      rule([
        `font-family: '${family}'`,
        `src: ${local.map((name) => `local('${name}')`).join(', ')}`,
        `size-adjust: ${adjust}%`,
        `ascent-override: ${ascent}%`,
        `descent-override: ${descent}%`,
        'line-gap-override: 0%',
      ]),
    ),
  ].join('\n')
}
