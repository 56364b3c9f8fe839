/**
 * mulberry32: the one generator of the course. 32 bits of state, so a seed fits in a link and a state in a snapshot.
 * Source: Tommy Ettinger, mulberry32.c, 2017 (public domain). Not for cryptography; period 2^32.
 * Checked: first five uniforms of seed 42 (tests/core/random.test.ts).
 */
import { checkInteger } from '../check.ts'

const HIGHEST = 4294967295

export interface Random {
  /** The next uniform in [0, 1), a multiple of 2^-32. */
  next(): number
  /** The state after the last draw: an integer from 0 to 2^32 - 1, for randomFromState. */
  state(): number
}

/** One step of the state; unchecked, for loops that keep the state themselves. */
export function nextState(state: number): number {
  return (state + 0x6d2b79f5) >>> 0
}

/** The uniform in [0, 1) that belongs to a state; unchecked. */
export function uniformOf(state: number): number {
  let t = Math.imul(state ^ (state >>> 15), 1 | state)
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
  return ((t ^ (t >>> 14)) >>> 0) / 4294967296
}

/**
 * One draw as a pure function, for learners that keep the state in their own.
 * @param state - an integer from 0 to 2^32 - 1; a seed is a state.
 * @returns the uniform in [0, 1) and the next state.
 * @throws RangeError if state is not such an integer.
 */
export function nextUniform(state: number): { value: number; state: number } {
  checkInteger('state', state, 0, HIGHEST)
  const next = nextState(state)
  return { value: uniformOf(next), state: next }
}

/** A generator that goes on from a state. @throws RangeError if state is not an integer from 0 to 2^32 - 1. */
export function randomFromState(state: number): Random {
  checkInteger('state', state, 0, HIGHEST)
  let current = state
  return {
    next() {
      current = nextState(current)
      return uniformOf(current)
    },
    state: () => current,
  }
}

/** A generator from a seed. @throws RangeError if seed is not an integer from 0 to 2^32 - 1. */
export function createRandom(seed: number): Random {
  checkInteger('seed', seed, 0, HIGHEST)
  return randomFromState(seed)
}
