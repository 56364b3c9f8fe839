import { useEffect, useRef, useState } from 'react'

interface Work<T> {
  readonly start: T
  /** One piece of work more. */
  readonly add: (sofar: T) => T
  readonly isDone: (sofar: T) => boolean
  /** Longest stretch of work between two frames, in milliseconds. */
  readonly slice: number
}

/**
 * Work too long for one frame, as far as it has come; starts anew when `key` changes.
 * @param key - what the work depends on, as text; null while there is nothing to do.
 */
export function useSlices<T>(key: string | null, work: Work<T>): T {
  const [result, setResult] = useState<{ readonly key: string | null; readonly sofar: T }>({ key, sofar: work.start })
  // Functions are new at each call; the key says when the work is another.
  const current = useRef(work)
  useEffect(() => void (current.current = work))
  useEffect(() => {
    if (key === null) return
    const { start, add, isDone, slice } = current.current
    let sofar = start
    const run = () => {
      const until = performance.now() + slice
      do sofar = add(sofar)
      while (!isDone(sofar) && performance.now() < until)
      setResult({ key, sofar })
      if (!isDone(sofar)) handle = requestAnimationFrame(run)
    }
    let handle = requestAnimationFrame(run)
    return () => cancelAnimationFrame(handle)
  }, [key])
  return result.key === key ? result.sofar : work.start
}
