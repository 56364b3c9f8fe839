/**
 * A standard normal draw. Source: Box and Muller 1958, eq. 1 (the cosine half: two uniforms give one normal, so that
 * a draw never depends on what was drawn before it).
 */
import { cos } from '../mathematics/cos.ts'
import { log1p } from '../mathematics/log1p.ts'
import type { Random } from './mulberry32.ts'

/** @returns a draw of mean 0, variance 1; |value| is at most 6.7, because a uniform is a multiple of 2^-32. */
export function normal(random: Random): number {
  const radius = Math.sqrt(-2 * log1p(-random.next()))
  return radius * cos(6.283185307179586 * random.next())
}
