/**
 * A run as a pure function of its step: `at(k)` is the state after k steps, whatever was asked before. States already walked
 * through are kept, so that going back, jumping and a longer run cost nothing twice.
 */
export interface Replay<State> {
  /** @throws RangeError unless step is a whole number of at least 0. */
  at(step: number): State
}

export function createReplay<State>(first: State, next: (state: State) => State): Replay<State> {
  const states = [first]
  return {
    at(step) {
      if (!Number.isInteger(step) || step < 0)
        throw new RangeError(`step is ${step}; allowed: a whole number of at least 0`)
      for (let k = states.length; k <= step; k++) states.push(next(states[k - 1]!))
      return states[step]!
    },
  }
}

/** Keeps the `limit` replays used last, by their settings: moving a slider back finds the run it left. */
export function keepReplays<Settings extends object, State>(
  create: (settings: Settings) => Replay<State>,
  limit: number,
): (settings: Settings) => Replay<State> {
  const kept = new Map<string, Replay<State>>()
  return (settings) => {
    const key = JSON.stringify(settings)
    const replay = kept.get(key) ?? create(settings)
    kept.delete(key)
    kept.set(key, replay)
    if (kept.size > limit) kept.delete(kept.keys().next().value!)
    return replay
  }
}
