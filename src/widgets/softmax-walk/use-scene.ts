import { useMemo, useState } from 'react'
import { type Range, type Scene, type WalkParams, scene } from './model.ts'

/** The scene on a ruler that keeps still while a word is dragged, however far it goes. */
export function useScene(params: WalkParams): Scene {
  const [held, keep] = useState<Range | null>(null)
  return useMemo(() => {
    const s = scene(params)
    return { ...s, range: held ?? s.range, hold: (isHeld: boolean) => keep(isHeld ? s.range : null) }
  }, [params, held])
}
