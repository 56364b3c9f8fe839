/**
 * Where a link leads that names a part that stands in another lesson now (src/course/moved.ts), with the state of its figures.
 * @returns null if what it names stands on this page.
 */
export function movedTo({ search, hash }: { readonly search: string; readonly hash: string }): string | null {
  const name = decodeURIComponent(hash.slice(1))
  const entries = [...new URLSearchParams(search)]
  const figureOf = (key: string) => key.split('.')[0]!
  const states = entries.map(([key]) => key).filter((key) => key.includes('.'))
  for (const note of document.querySelectorAll<HTMLElement>('[data-moved]')) {
    const figures = note.dataset.moved!.split(' ')
    const isTheirs = (key: string) => figures.includes(figureOf(key))
    // "ratio-unit.epsilon" is a control of the figure "ratio-unit".
    const isNamed =
      name === ''
        ? states.length > 0 && states.every(isTheirs)
        : [name, figureOf(name)].some((id) => note.querySelector(`[id="${CSS.escape(id)}"]`))
    if (!isNamed) continue
    const target = new URL(note.querySelector('a')!.href)
    for (const [key, value] of entries) if (key === 'v' || isTheirs(key)) target.searchParams.set(key, value)
    target.hash = name === '' ? figureOf(states[0]!) : name
    return target.href
  }
  return null
}

export function followMoved(): void {
  const follow = () => {
    const target = movedTo(location)
    if (target !== null) location.replace(target)
  }
  follow()
  addEventListener('hashchange', follow)
}
