/**
 * Labels beside things that may lie close together: each moves as little as it can so that all keep a line's distance.
 * @param wanted - ascending positions.
 */
export function spread(wanted: readonly number[], gap: number, low: number, high: number): number[] {
  const placed = [...wanted]
  // Pairs that are too close part by halves until all are apart; then the ends push inwards.
  for (let round = 0; round < 60; round++)
    for (let i = 1; i < placed.length; i++) {
      const missing = gap - (placed[i]! - placed[i - 1]!)
      if (missing > 0) {
        placed[i]! += missing / 2
        placed[i - 1]! -= missing / 2
      }
    }
  for (let i = placed.length - 1, limit = high; i >= 0; i--) limit = (placed[i] = Math.min(placed[i]!, limit)) - gap
  for (let i = 0, limit = low; i < placed.length; i++) limit = (placed[i] = Math.max(placed[i]!, limit)) + gap
  return placed
}
