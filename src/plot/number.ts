/** A number as figures show it: fixed decimals, a true minus sign, and no "−0.00". Same text in every browser. */
export function fixed(value: number, digits: number): string {
  if (Number.isNaN(value)) return 'undefined'
  if (!Number.isFinite(value)) return value > 0 ? '∞' : '−∞'
  const text = value.toFixed(digits)
  return text.startsWith('-') ? (Number(text) === 0 ? text.slice(1) : `−${text.slice(1)}`) : text
}

/** With its sign always shown. */
export const signed = (value: number, digits: number): string => {
  const text = fixed(value, digits)
  return /^[−∞u]/.test(text) || Number(text) === 0 ? text : `+${text}`
}

const RAISED = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹']

/** A whole number as an exponent of plain text: 45 is ⁴⁵. */
export const raised = (exponent: number): string =>
  String(exponent).replace(/[-\d]/g, (sign) => (sign === '-' ? '⁻' : RAISED[Number(sign)]!))

/** A probability as figures show it. Rounding never claims certainty: "1" and "0" stand only where a double holds exactly that. */
export function probabilityText(probability: number, digits: 2 | 3 = 3): string {
  if (probability === 0 || probability === 1) return String(probability)
  const least = 10 ** -digits
  if (probability < least / 2) return `<${least.toFixed(digits)}`
  return probability >= 1 - least / 2 ? `>${(1 - least).toFixed(digits)}` : probability.toFixed(digits)
}

/** A coordinate in an SVG: two decimals, so that a first frame computed at build is the one every browser computes. */
export const at = (value: number): string => String(Number(value.toFixed(2)))
