/** Reading a number as people write it, and deciding whether it is near enough. */
import { words } from '../../words/en/exercise.ts'
import { numberInText } from '../number-text.ts'

export type NumberReading = { readonly value: number } | { readonly problem: string }

const LONGEST = 40
const DECIMAL = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d{1,3})?$/i

/** "0.45", ".45", "0,45", "1 000", "1e-3"; NaN for anything else. */
function readDecimal(text: string): number {
  const plain = text.replace(/(\d)[\u0020\u00a0\u2009\u202f](?=\d{3}(\D|$))/g, '$1').replace(/,(?=\d*$)/, '.')
  return DECIMAL.test(plain) ? Number(plain) : Number.NaN
}

/** A number copied from a formula of this site as people type it: "$-\\tfrac{1}{2}$" becomes "-1/2". */
const withoutTex = (text: string) =>
  text
    .replace(/^\$+|\$+$|\u2060/g, '')
    .replace(/\\[dt]?frac\s*(?:\{([^{}]*)\}|(\d))\s*(?:\{([^{}]*)\}|(\d))/g, (_, a, b, c, d) => `${a ?? b}/${c ?? d}`)
    .replace(/\\[,;:! ]|~/g, ' ')
    .replace(/\{,\}/g, ',')
    .replace(/\\%/g, '%')
    .replace(/\\text\{([^{}]*)\}/g, '$1')

/**
 * @param unit - what the number counts, such as "tokens"; with "%", a number above 1 means percent also without its sign.
 * @returns the number, percents as shares; or what is wrong with the text, in words.
 */
export function readNumber(text: string, unit = ''): NumberReading {
  const trimmed = withoutTex(text.trim()).trim().replace(/[−–]/g, '-')
  if (trimmed === '') return { problem: words.noNumber }
  if (trimmed.length > LONGEST) return { problem: words.tooLong(LONGEST) }
  const isPercent = trimmed.endsWith('%')
  const bare = (
    isPercent
      ? trimmed.slice(0, -1)
      : unit !== '' && trimmed.toLowerCase().endsWith(unit.toLowerCase())
        ? trimmed.slice(0, -unit.length)
        : trimmed
  ).trim()
  // Half the world reads 16,384 as sixteen thousand, the other half as sixteen and a bit.
  if (/^[+-]?[1-9]\d{0,2},\d{3}$/.test(bare)) return { problem: words.twoReadings(bare) }
  const [above = '', below, ...more] = bare.split('/').map((part) => part.trim())
  const divisor = below === undefined ? 1 : readDecimal(below)
  if (divisor === 0) return { problem: words.divisionByZero }
  const value = more.length > 0 ? Number.NaN : readDecimal(above) / divisor
  if (!Number.isFinite(value)) return { problem: words.notANumber(trimmed) }
  return { value: isPercent || (unit === '%' && Math.abs(value) > 1) ? value / 100 : value }
}

/** Whether a value is within the tolerance, up to the rounding of the arithmetic. */
export const isNear = (value: number, answer: number, tolerance: number): boolean =>
  Math.abs(value - answer) <= tolerance + 1e-9 * Math.max(1, Math.abs(answer))

/** As many decimals as the tolerance asks for, at most 12, without zeros at the end: what is shown is near enough when typed. */
export function digitsFor(answer: number, tolerance: number): number {
  let digits = 0
  while (digits < 12 && Number(`1e-${digits}`) > tolerance) digits += 1
  while (digits > 0 && Number(answer.toFixed(digits - 1)) === Number(answer.toFixed(digits))) digits -= 1
  return digits
}

/**
 * An answer as the page shows it, with its unit.
 * @throws RangeError if the page could not read it when typed.
 */
export function numberShown(
  value: number,
  { tolerance, unit }: { readonly tolerance: number; readonly unit?: string | undefined },
): string {
  const percent = unit === '%'
  const digits = percent ? digitsFor(value * 100, tolerance * 100) : digitsFor(value, tolerance)
  const text = `${numberInText(value, { digits, percent })}${unit && !percent ? ` ${unit}` : ''}`
  const reading = readNumber(text, unit)
  if (!('value' in reading)) throw new RangeError(`the answer is shown as "${text}", which could not be read`)
  return text
}
