import { words } from '../words/en/predict.ts'

/** A number in words: fixed decimals, a true minus sign, its unit. */
export function valueText(value: number, digits: number, unit: string): string {
  const number = value.toFixed(digits).replace('-', '−')
  return `${number}${unit === '' || unit === '%' ? unit : `\u00a0${words.unit(number, unit)}`}`
}
