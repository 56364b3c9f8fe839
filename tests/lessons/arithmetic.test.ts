import { readFileSync, readdirSync } from 'node:fs'
import { evaluate } from 'mathjs'
import { describe, expect, it } from 'vitest'

/** Every lesson text, with its questions. */
const files = ['lessons/en', 'lessons/en/questions'].flatMap((folder) =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.mdx'))
    .map((name) => `${folder}/${name}`),
)

/** The argument in braces, or the one character, that starts at `at`. */
function argument(tex: string, at: number): { text: string; end: number } {
  if (tex[at] !== '{') return { text: tex[at] ?? '', end: at + 1 }
  let depth = 0
  for (let end = at; end < tex.length; end++) {
    if (tex[end] === '{') depth++
    if (tex[end] === '}' && --depth === 0) return { text: tex.slice(at + 1, end), end: end + 1 }
  }
  return { text: tex.slice(at + 1), end: tex.length }
}

/** A piece of LaTeX as an expression of mathjs; what is not arithmetic stays and is recognised by its letters. */
function expression(tex: string): string {
  let text = tex
    .replace(/\\[,;:! ]|\\bigl|\\bigr|\\left|\\right|\\Bigl|\\Bigr/g, '')
    .replace(/\{,\}|\\,/g, '')
    .replace(/\\cdot|\\times/g, '*')
    .replace(/\\%/g, '/100')
    .replace(/−/g, '-')
  for (let found = /\\[td]?frac/.exec(text); found; found = /\\[td]?frac/.exec(text)) {
    const above = argument(text, found.index + found[0].length)
    const below = argument(text, above.end)
    text = `${text.slice(0, found.index)}((${above.text})/(${below.text}))${text.slice(below.end)}`
  }
  return text
    .replace(/\\sqrt\{([^{}]*)\}/g, 'sqrt($1)')
    .replace(/\^\{([^{}]*)\}/g, '^($1)')
    .replace(/\\log\s*(\d[\d.]*)/g, 'log($1)')
    .replace(/\\(log|exp)\s*\(/g, '$1(')
    .replace(/(\d|\))\s*\(/g, '$1*(')
    .trim()
}

const isArithmetic = (text: string) => /\d/.test(text) && /^(?:[\d.\s+\-*/()^]|log\(|exp\(|sqrt\(|\be\^)+$/.test(text)

/** Half a unit of the last digit that is printed. */
const rounding = (text: string) => 0.5 * 10 ** -(/^-?\d*\.?(\d*)$/.exec(text.replace(/\s/g, ''))?.[1]?.length ?? 12)

interface Equation {
  readonly where: string
  readonly left: string
  readonly sign: string
  readonly right: string
}

/** Two sides of an = or ≈ that both are plain numbers: 0.5\cdot0.8=0.4, wherever a formula says so. */
function equations(file: string): Equation[] {
  const text = readFileSync(file, 'utf8')
  return [...text.matchAll(/\$\$([\s\S]+?)\$\$|\$([^$\n]+)\$/g)].flatMap((formula) => {
    const where = `${file}:${text.slice(0, formula.index).split('\n').length}`
    const pieces = (formula[1] ?? formula[2]!).split(/(=|\\approx)/)
    return pieces.flatMap((sign, index) =>
      index % 2 === 1
        ? [{ where, sign, left: expression(pieces[index - 1]!), right: expression(pieces[index + 1]!) }]
        : [],
    )
  })
}

const all = files.flatMap(equations).filter(({ left, right }) => isArithmetic(left) && isArithmetic(right))

describe('arithmetic written out in formulas', () => {
  it('is found', () => expect(all.length).toBeGreaterThan(10))

  it.each(all)('$where: $left $sign $right', ({ left, sign, right }) => {
    const [a, b] = [evaluate(left) as number, evaluate(right) as number]
    const allowed = sign === '=' ? 1e-9 * Math.max(1, Math.abs(a)) : Math.max(rounding(left), rounding(right)) * 1.001
    expect(Math.abs(a - b), `${a} against ${b}`).toBeLessThanOrEqual(allowed)
  })
})
