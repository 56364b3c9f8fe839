import { useEffect, useState } from 'react'

/** From the page to the figure: the guess as the reader moves it, and whether it is settled. From the figure to the page: the same, moved there. */
export const MARK = 'predict:mark'

export interface Mark {
  readonly guess: number
  /** True when the reader has just pressed "this is my guess". */
  readonly settled: boolean
}

/**
 * A guess that is made in the figure: `<Predict marks="bandit">` says where the reader's mark is, and the figure shows it and lets it
 * be dragged. The question is static HTML with a script of its own; the two meet in events of the island.
 *
 * @param onSettled - the figure moves to what happens, and keeps the mark.
 */
export function useMark(figure: string, onSettled: () => void) {
  const [guess, setGuess] = useState<number | null>(null)
  useEffect(() => {
    const island = document.getElementById(figure)
    const read = (event: Event) => {
      const { guess: next, settled } = (event as CustomEvent<Mark>).detail
      setGuess(next)
      if (settled) onSettled()
    }
    island?.addEventListener(MARK, read)
    return () => island?.removeEventListener(MARK, read)
    // What settling does is a constant of the figure.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [figure])
  return {
    guess,
    place: (next: number) =>
      document
        .getElementById(figure)
        ?.dispatchEvent(new CustomEvent<Mark>(MARK, { bubbles: true, detail: { guess: next, settled: false } })),
  }
}
