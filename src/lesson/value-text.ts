/** A number in words: fixed decimals, a true minus sign, its unit. */
export const valueText = (value: number, digits: number, unit: string): string =>
  `${value.toFixed(digits).replace('-', '−')}${unit === '' || unit === '%' ? unit : `\u00a0${unit}`}`

/** How many decimals a number has as it is written: "0.05" has two. */
export const decimals = (text: string): number => /\.(\d+)$/.exec(text)?.[1]!.length ?? 0
