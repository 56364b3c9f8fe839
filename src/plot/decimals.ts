/** How many decimals a number has as it is written: "0.05" has two. */
export const decimals = (text: string): number => {
  const [mantissa, exponent = '0'] = text.split('e')
  return Math.max(0, (mantissa!.split('.')[1]?.length ?? 0) - Number(exponent))
}
