/** A longer pause between two frames was no frame but a hidden tab or a sleeping machine: nothing is caught up. */
const LONGEST_FRAME_MILLISECONDS = 250

/** How many steps are due at each frame, so that a run keeps its pace on any screen. */
export function createPace(stepsPerSecond: number) {
  let last: number | null = null
  let owed = 0
  return {
    /** @param now - milliseconds, as requestAnimationFrame hands them over. */
    due(now: number): number {
      const elapsed = last === null ? 0 : now - last
      last = now
      if (elapsed > LONGEST_FRAME_MILLISECONDS) return 0
      owed += (elapsed * stepsPerSecond) / 1000
      const steps = Math.floor(owed)
      owed -= steps
      return steps
    },
  }
}

export interface Frames {
  request(callback: (now: number) => void): number
  cancel(handle: number): void
}

/** Calls `advance(n)` whenever n steps are due, until it answers false or the loop is stopped. @returns stop */
export function startLoop(stepsPerSecond: number, advance: (steps: number) => boolean, frames: Frames): () => void {
  const pace = createPace(stepsPerSecond)
  let handle = frames.request(function frame(now) {
    const steps = pace.due(now)
    if (steps === 0 || advance(steps)) handle = frames.request(frame)
  })
  return () => frames.cancel(handle)
}
