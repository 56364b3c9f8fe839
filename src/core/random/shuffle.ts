/** A seeded shuffle. Source: Fisher and Yates 1938 in Durstenfeld's form (1964), from the last place down. */
import type { Random } from './mulberry32.ts'

/** @returns a new array with the same entries; every order is equally likely (up to the 2^32 seeds). */
export function shuffle<Item>(items: readonly Item[], random: Random): Item[] {
  const shuffled = items.slice()
  for (let i = shuffled.length - 1; i > 0; i -= 1) {
    const j = Math.floor(random.next() * (i + 1))
    const item = shuffled[i] as Item
    shuffled[i] = shuffled[j] as Item
    shuffled[j] = item
  }
  return shuffled
}
