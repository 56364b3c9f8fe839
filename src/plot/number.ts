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

/** A coordinate in an SVG: two decimals, so that a first frame computed at build is the one every browser computes. */
export const at = (value: number): string => String(Number(value.toFixed(2)))
