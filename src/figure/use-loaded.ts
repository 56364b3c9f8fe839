import { useEffect, useState } from 'react'

/** What few readers open is fetched when they do. `key` says which; null asks for nothing. */
export function useLoaded<T>(key: string | null, load: (key: string) => Promise<T>): T | 'loading' | 'failed' {
  const [state, setState] = useState<{ readonly key: string; readonly it: T | 'failed' } | null>(null)
  useEffect(() => {
    if (key === null) return
    let isCurrent = true
    load(key).then(
      (it) => isCurrent && setState({ key, it }),
      () => isCurrent && setState({ key, it: 'failed' }),
    )
    return () => void (isCurrent = false)
  }, [key, load])
  return state !== null && state.key === key ? state.it : 'loading'
}
