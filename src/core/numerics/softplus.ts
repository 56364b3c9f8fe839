/**
 * softplus(x) = log(1 + e^x) = -log σ(-x), without overflow: max(x, 0) + log1p(e^-|x|). The naive -log(1/(1+e^-x)) is
 * Infinity below -745. Source: Dugas et al. 2000 (the name); the stable form is folklore.
 */
import { checkFinite } from '../check.ts'
import { exp } from '../mathematics/exp.ts'
import { log1p } from '../mathematics/log1p.ts'

/** @returns log(1 + e^x), above 0 until it underflows below -745. @throws RangeError if x is not finite. */
export function softplus(x: number): number {
  checkFinite('x', x)
  return Math.max(x, 0) + log1p(exp(-Math.abs(x)))
}

/** The sigmoid σ(x) = 1/(1 + e^-x), the derivative of softplus. @throws RangeError if x is not finite. */
export function sigmoid(x: number): number {
  checkFinite('x', x)
  const e = exp(-Math.abs(x))
  return x >= 0 ? 1 / (1 + e) : e / (1 + e)
}
