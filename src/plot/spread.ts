/**
 * Labels beside things that may lie close together: each moves as little as it can so that all keep a line's distance.
 * @param places - where they would stand, in any order.
 * @returns where they stand, in the same order, between low and high; beyond high only if all together need more room.
 */
export function spread(places: readonly number[], space: number, low: number, high: number): number[] {
  const order = places.map((_, i) => i).sort((a, b) => places[a]! - places[b]! || a - b)
  // Neighbours that touch move as one block around their mean (isotonic regression).
  const blocks: { sum: number; count: number }[] = []
  const middle = (block: { sum: number; count: number }) => block.sum / block.count
  order.forEach((index, rank) => {
    blocks.push({ sum: places[index]! - rank * space, count: 1 })
    while (blocks.length > 1 && middle(blocks.at(-1)!) < middle(blocks.at(-2)!)) {
      const last = blocks.pop()!
      const before = blocks.at(-1)!
      before.sum += last.sum
      before.count += last.count
    }
  })
  const result = new Array<number>(places.length)
  let rank = 0
  for (const block of blocks)
    for (let k = 0; k < block.count; k += 1, rank += 1)
      result[order[rank]!] = Math.max(low, Math.min(high - (places.length - 1) * space, middle(block))) + rank * space
  return result
}
