/** A number in words: fixed decimals, a true minus sign, its unit. */
export const valueText = (value: number, digits: number, unit: string): string =>
  `${value.toFixed(digits).replace('-', '−')}${unit === '' || unit === '%' ? unit : `\u00a0${unit}`}`
