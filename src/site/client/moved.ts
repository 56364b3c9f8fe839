import { nameOf } from './dom.ts'

/** A part of this page that stands elsewhere now (src/course/moved.ts). */
export interface MovedNote {
  /** Where it stands now. */
  readonly href: string
  readonly anchors: readonly string[]
  readonly figures: readonly string[]
}

const figureOf = (key: string) => key.split('.')[0]!

/**
 * Where a link leads that names something moved; the state of the figures that moved along travels with it.
 * @returns null if what it names stands on this page.
 */
export function movedTo(
  notes: readonly MovedNote[],
  { search, hash }: Pick<Location, 'search' | 'hash'>,
): string | null {
  const name = nameOf(hash)
  const entries = [...new URLSearchParams(search)]
  const states = entries.map(([key]) => key).filter((key) => key.includes('.'))
  for (const { href, anchors, figures } of notes) {
    const isTheirs = (key: string) => figures.includes(figureOf(key))
    // "ratio-unit.epsilon" is a control of the figure "ratio-unit".
    const isNamed = name === '' ? states.length > 0 && states.every(isTheirs) : anchors.includes(name) || isTheirs(name)
    if (!isNamed) continue
    const target = new URL(href)
    for (const [key, value] of entries) if (key === 'v' || isTheirs(key)) target.searchParams.set(key, value)
    target.hash = name === '' ? figureOf(states[0]!) : name
    return target.href
  }
  return null
}

/** Leaves for where it stands now what the address names, if it has moved. */
export function followMoved(): void {
  const notes = Array.from(document.querySelectorAll<HTMLElement>('[data-moved]'), (note) => ({
    href: note.querySelector('a')!.href,
    anchors: Array.from(note.querySelectorAll('[id]'), ({ id }) => id),
    figures: note.dataset.moved!.split(' '),
  }))
  const target = movedTo(notes, location)
  if (target !== null) location.replace(target)
}
