/** How the walk writes its numbers: scores, and heights that no fixed number of decimals can show. */
import { fixed, raised } from '../../plot/number.ts'

/** A score: one decimal, two where a temperature has left the grid of tenths; whole ones beyond ±100 without. */
export function scoreText(value: number): string {
  if (Math.abs(value) >= 100) return fixed(value, Number.isInteger(value) ? 0 : 1)
  return fixed(value, Math.abs(value * 10 - Math.round(value * 10)) < 1e-6 ? 1 : 2)
}

/** A height in powers of ten, where two decimals cannot show it. */
export function powerOfTen(value: number, digits = 1): { mantissa: string; exponent: number } | null {
  if (value === 0 || (value >= 0.005 && value < 99999.5)) return null
  const [mantissa, exponent] = value.toExponential(digits).split('e')
  return { mantissa: mantissa!, exponent: Number(exponent) }
}

/** A height as plain text. */
export function heightText(value: number): string {
  const power = powerOfTen(value)
  return power ? `${power.mantissa}\u00a0×\u00a010${raised(power.exponent)}` : fixed(value, value >= 1000 ? 0 : 2)
}
