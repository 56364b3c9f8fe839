/** How a number stands in a text; plain, because the browser writes drawn numbers anew. */

export interface NumberFormat {
  /** Digits after the point. */
  readonly digits: number
  readonly percent?: boolean
  /** Shows the plus of a positive number. */
  readonly signed?: boolean
}

/** Fixed decimals and a true minus sign; a zero has no sign. */
export function numberInText(value: number, { digits, percent = false, signed = false }: NumberFormat): string {
  const size = Number.isFinite(value) ? Math.abs(percent ? value * 100 : value).toFixed(digits) : '∞'
  const isZero = /^[0.]*$/.test(size)
  const sign = value < 0 && !isZero ? '−' : signed && !isZero ? '+' : ''
  return `${sign}${size}${percent ? '%' : ''}`
}
