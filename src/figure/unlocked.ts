import { useEffect, useState } from 'react'
import { unlockAnchor } from '../course/unlock-anchor.ts'

interface Unlocked {
  readonly isOpen: (name: string) => boolean
  readonly openAll: () => void
}

/**
 * Controls that wait for the text or for "more", one by one: a link of the text shows its own and leaves the others.
 *
 * @param names - the controls that wait, in their order.
 * @param isUsed - true where the state already uses a control; it is then shown.
 * @param onUnlock - what the link of the text does beside showing it.
 */
export function useUnlocked(
  id: string,
  names: readonly string[],
  isUsed: (name: string) => boolean,
  onUnlock?: (name: string) => void,
): Unlocked {
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set())
  // Also what another state of the figure brings in place of what is there now.
  const [isAllOpen, openAll] = useState(false)
  // Once shown they stay, also when the value that showed them goes back to its start.
  const used = names.filter((name) => !open.has(name) && isUsed(name))
  if (used.length > 0) setOpen(new Set([...open, ...used]))
  const known = names.join(' ')
  useEffect(() => {
    const read = () => {
      const name = known.split(' ').find((each) => location.hash === `#${unlockAnchor(id, each)}`)
      if (name === undefined) return
      setOpen((before) => new Set([...before, name]))
      onUnlock?.(name)
    }
    read()
    window.addEventListener('hashchange', read)
    return () => window.removeEventListener('hashchange', read)
    // What unlocking does is read anew at each link, not followed.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [id, known])
  return {
    isOpen: (name) => isAllOpen || open.has(name),
    openAll: () => openAll(true),
  }
}
