/**
 * The order in which a question shows its options. It hangs on the question's name, and in a test on the seed, so that the static
 * page, every machine and every later build agree.
 */
import { hashText } from '../../course/text-hash.ts'
import { createRandom } from '../../core/random/mulberry32.ts'
import { shuffle } from '../../core/random/shuffle.ts'

const numbers = (count: number) => Array.from({ length: count }, (_, index) => index)

/** @returns the numbers 0 to count - 1 in the order that `name` gives them. */
export const shuffledOrder = (name: string, count: number): number[] =>
  shuffle(numbers(count), createRandom(hashText(name)))

/** The same, but never already solved: turned by one where the shuffle came out in the right order. */
export function unsolvedOrder(name: string, solution: readonly number[]): number[] {
  const order = shuffledOrder(name, solution.length)
  return order.every((item, place) => item === solution[place]) ? [...order.slice(1), ...order.slice(0, 1)] : order
}

/** In a test the order hangs on its seed too. `solution` is that of an ordering. */
export function testOrder(name: string, seed: number, count: number, solution?: readonly number[]): number[] {
  return solution ? unsolvedOrder(`${seed} ${name}`, solution) : shuffledOrder(`${seed} ${name}`, count)
}

export interface Choice {
  readonly name: string
  /** How many options it has. */
  readonly count: number
  /** The right one, as the author wrote them, from 0. */
  readonly right: number
}

/** The orders of a lesson's multiple choices. If the right option came to the same place in all, the last is turned by one. */
export function choiceOrders(choices: readonly Choice[]): number[][] {
  const orders = choices.map(({ name, count }) => shuffledOrder(name, count))
  const places = new Set(orders.map((order, index) => order.indexOf(choices[index]!.right)))
  const last = orders.at(-1)
  if (orders.length > 1 && places.size === 1 && last) orders[orders.length - 1] = [...last.slice(1), last[0]!]
  return orders
}
