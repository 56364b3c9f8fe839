/**
 * What the core is timed against: the same results as one would write them for speed alone. Math.exp and Math.log,
 * typed arrays, everything inline, nothing checked.
 */

export function plainSoftmax(z: Float64Array): Float64Array {
  const out = new Float64Array(z.length)
  let largest = -Infinity
  for (let i = 0; i < z.length; i += 1) if (z[i]! > largest) largest = z[i]!
  let total = 0
  for (let i = 0; i < z.length; i += 1) total += out[i] = Math.exp(z[i]! - largest)
  for (let i = 0; i < z.length; i += 1) out[i]! /= total
  return out
}

export function plainLogSumExp(z: Float64Array): number {
  let largest = -Infinity
  for (let i = 0; i < z.length; i += 1) if (z[i]! > largest) largest = z[i]!
  let total = 0
  for (let i = 0; i < z.length; i += 1) total += Math.exp(z[i]! - largest)
  return largest + Math.log(total)
}

export function plainLogSoftmax(z: Float64Array): Float64Array {
  const normaliser = plainLogSumExp(z)
  const out = new Float64Array(z.length)
  for (let i = 0; i < z.length; i += 1) out[i] = z[i]! - normaliser
  return out
}

export function plainKl(p: Float64Array, q: Float64Array): number {
  let total = 0
  for (let i = 0; i < p.length; i += 1) total += p[i]! * Math.log(p[i]! / q[i]!)
  return total
}

export function plainEntropy(p: Float64Array): number {
  let total = 0
  for (let i = 0; i < p.length; i += 1) total -= p[i]! * Math.log(p[i]!)
  return total
}

export function plainMean(x: Float64Array): number {
  let total = 0
  for (let i = 0; i < x.length; i += 1) total += x[i]!
  return total / x.length
}

/** Divides by n - 1. */
export function plainDeviation(x: Float64Array): number {
  const centre = plainMean(x)
  let squares = 0
  for (let i = 0; i < x.length; i += 1) squares += (x[i]! - centre) * (x[i]! - centre)
  return Math.sqrt(squares / (x.length - 1))
}

/** GAE at γ = 1 without a mask, advantages only. */
export function plainGae(rewards: Float64Array, values: Float64Array, lambda: number): Float64Array {
  const out = new Float64Array(rewards.length)
  let next = 0
  let later = 0
  for (let t = rewards.length - 1; t >= 0; t -= 1) {
    later = out[t] = rewards[t]! + next - values[t]! + lambda * later
    next = values[t]!
  }
  return out
}

/** [steps] updates of five logits. */
export function plainBandit(rewards: Float64Array, steps: number, stepSize: number, seed: number): Float64Array {
  const logits = new Float64Array(5)
  const policy = new Float64Array(5)
  let state = seed
  for (let step = 0; step < steps; step += 1) {
    let largest = -Infinity
    for (let i = 0; i < 5; i += 1) if (logits[i]! > largest) largest = logits[i]!
    let total = 0
    for (let i = 0; i < 5; i += 1) total += policy[i] = Math.exp(logits[i]! - largest)
    for (let i = 0; i < 5; i += 1) policy[i]! /= total
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    const uniform = ((t ^ (t >>> 14)) >>> 0) / 4294967296
    let action = 0
    for (let sum = policy[0]!; uniform >= sum && action < 4; sum += policy[action]!) action += 1
    const push = stepSize * rewards[action]!
    for (let i = 0; i < 5; i += 1) logits[i]! += push * ((i === action ? 1 : 0) - policy[i]!)
  }
  return logits
}

/** TinyLM's J and its gradient by five nested loops over the tree, values up and reach probabilities down. */
export function plainEnumeration(p: Float64Array, rewards: Float64Array, g: Float64Array): number {
  g.fill(0)
  let leaf = 0
  const level = (row: number, depth: number, reach: number): number => {
    let value = 0
    if (depth === 4) {
      for (let a = 0; a < 7; a += 1) value += p[row + a]! * rewards[leaf + a]!
      for (let a = 0; a < 7; a += 1) g[row + a]! += reach * p[row + a]! * (rewards[leaf + a]! - value)
      leaf += 7
      return value
    }
    const q = new Float64Array(7)
    for (let a = 0; a < 6; a += 1) q[a] = level(7 * a + 7, depth + 1, reach * p[row + a]!)
    q[6] = rewards[leaf]!
    leaf += 1
    for (let a = 0; a < 7; a += 1) value += p[row + a]! * q[a]!
    for (let a = 0; a < 7; a += 1) g[row + a]! += reach * p[row + a]! * (q[a]! - value)
    return value
  }
  return level(0, 0, 1)
}
