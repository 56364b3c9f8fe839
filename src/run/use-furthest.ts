import { useState } from 'react'

/**
 * The last step a run has reached since its start: how far forward a reader can scrub.
 * @param isAtStart - the figure stands where reset leads; what was reached before is then forgotten.
 */
export function useFurthest(step: number, isAtStart: boolean): number {
  const [reached, setReached] = useState(step)
  const furthest = isAtStart ? step : Math.max(reached, step)
  if (furthest !== reached) setReached(furthest)
  return furthest
}
