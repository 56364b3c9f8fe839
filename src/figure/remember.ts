/**
 * `compute`, which keeps its last result while its arguments stay the same: a drag does not compute anew what it does not move.
 * Two figures of a kind on one page take turns, and compute as often as they would without.
 */
export function remember<Args extends readonly (string | number)[], Result>(
  compute: (...args: Args) => Result,
): (...args: Args) => Result {
  let last: { readonly args: Args; readonly result: Result } | null = null
  return (...args) => {
    if (last === null || last.args.some((arg, index) => !Object.is(arg, args[index])))
      last = { args, result: compute(...args) }
    return last.result
  }
}
