import { useEffect, useState } from 'react'
import { NO_READERS, READERS, type ReaderSettings, type Readers, addReader } from './readers.ts'

/** Longest stretch of work between two frames. */
const SLICE_MILLISECONDS = 3

/** The readers for these settings, as they finish; starts anew when a setting changes. */
export function useReaders({ stepSize, baseline }: ReaderSettings): Readers {
  const key = `${stepSize} ${baseline}`
  const [result, setResult] = useState<{ key: string; readers: Readers }>({ key, readers: NO_READERS })
  useEffect(() => {
    let readers = NO_READERS
    const slice = () => {
      const until = performance.now() + SLICE_MILLISECONDS
      do readers = addReader(readers, { stepSize, baseline })
      while (readers.done < READERS && performance.now() < until)
      setResult({ key, readers })
      if (readers.done < READERS) handle = requestAnimationFrame(slice)
    }
    let handle = requestAnimationFrame(slice)
    return () => cancelAnimationFrame(handle)
  }, [key, stepSize, baseline])
  return result.key === key ? result.readers : NO_READERS
}
