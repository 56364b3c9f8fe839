import { type Face, unicodeRange } from './faces.ts'

/** Greek in prose and in labels takes the letters of the formulas: one ρ on the whole page. */
const GREEK_RANGE = 'U+391-3A9, U+3B1-3C9, U+3D1, U+3D5, U+3F5'

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

const greek = (family: string, style: string, weight: string, adjust: number) =>
  rule([
    `font-family: '${family}'`,
    "src: url('../fonts/files/katex-math-italic.woff2') format('woff2')",
    `font-weight: ${weight}`,
    `font-style: ${style}`,
    'font-display: swap',
    `size-adjust: ${adjust}%`,
    `unicode-range: ${GREEK_RANGE}`,
  ])

export function fontStyles(faces: readonly Face[]): string {
  return [
    '/* Made by scripts/fonts.ts from src/site/fonts/faces.ts. Do not edit by hand. */\n',
    ...faces.map(face),
    greek('Text', 'normal', '400 500', 100),
    greek('Text', 'italic', '400', 100),
    greek('Display', 'normal', '400', 100),
    greek('Label', 'normal', '400 600', 112),
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
