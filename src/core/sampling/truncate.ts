/**
 * What every truncating sampler does in the end: drop entries, renormalise the rest. The kept mass S is what it hides:
 * sampling from the truncated policy divides each probability by S, so the behaviour policy is not the policy.
 * Filters decide on logits, not on probabilities: an entry whose probability underflows to 0 is still possible, and
 * impossible is only what has the logit -Infinity.
 */

export interface Truncated {
  /** [n], the kept entries divided by keptMass, the others 0. */
  readonly probabilities: number[]
  /** The mass S that was kept, in (0, 1]. */
  readonly keptMass: number
  /** [n], which entries were kept. */
  readonly kept: boolean[]
}

/** Unchecked. At least one kept entry must have mass. */
export function truncate(probabilities: ArrayLike<number>, kept: boolean[]): Truncated {
  let keptMass = 0
  for (let i = 0; i < kept.length; i += 1) if (kept[i]) keptMass += probabilities[i] as number
  return { probabilities: kept.map((keep, i) => (keep ? (probabilities[i] as number) / keptMass : 0)), keptMass, kept }
}

/** The logits with every entry that was not kept at -Infinity: what the next filter sees. Unchecked. */
export function dropped(logits: readonly number[], kept: readonly boolean[]): number[] {
  return logits.map((logit, i) => (kept[i] ? logit : -Infinity))
}

/** The indices from the largest logit down; ties from the lowest index up. */
export function descending(logits: ArrayLike<number>): number[] {
  const order = Array.from(logits, (_, i) => i)
  // Sorting is stable: ties stay in the order of their index. Two -Infinity are a tie, not NaN.
  return order.sort((a, b) => (logits[a] === logits[b] ? 0 : (logits[b] as number) - (logits[a] as number)))
}
