import { PROGRESS_KEY, readText } from '../../../progress/storage.ts'
import { LATE_MILLISECONDS, loadNote } from '../load-note.ts'

/**
 * What checks exercises and shows progress is loaded when the reader comes near it; pages without either load nothing. While it is
 * late or lost, that is said at each element `saidAt` names.
 * @param load - brings the script, @returns what puts it to work.
 */
function whenNear(selector: string, load: () => Promise<() => void>, saidAt?: string): void {
  const places = saidAt === undefined ? [] : [...document.querySelectorAll(saidAt)]
  let notes: HTMLElement[] = []
  let isMounted = false
  const say = (error: unknown) => {
    const focused = notes.findIndex((note) => note.contains(document.activeElement))
    for (const note of notes) note.remove()
    notes = places.map(() => loadNote(error, () => void bring()))
    // One is heard; all are seen.
    for (const note of notes.slice(1)) note.role = null
    for (const [index, note] of notes.entries()) places[index]!.append(note)
    notes[focused]?.querySelector('button')!.focus()
  }
  const bring = async () => {
    const late = setTimeout(say, LATE_MILLISECONDS, null)
    try {
      const mount = await load()
      if (isMounted) return
      isMounted = true
      const focused = notes.findIndex((note) => note.contains(document.activeElement))
      for (const note of notes) note.remove()
      mount()
      places[focused]?.querySelector<HTMLElement>('button')?.focus()
    } catch (error) {
      if (isMounted) return
      say(error)
      addEventListener('online', () => void bring(), { once: true })
    } finally {
      clearTimeout(late)
    }
  }
  const near = new IntersectionObserver(
    (entries) => {
      if (!entries.some(({ isIntersecting }) => isIntersecting)) return
      near.disconnect()
      void bring()
    },
    { rootMargin: '100% 0px' },
  )
  for (const element of document.querySelectorAll(selector)) near.observe(element)
}

export function mountPractice(): void {
  if (document.querySelector('[data-test]'))
    whenNear('.exercise', async () => await (await import('./test.ts')).loadTest(), '.check.score')
  else whenNear('.exercise', async () => (await import('./exercises.ts')).mountExercises, '.check')
  if (readText(PROGRESS_KEY) !== null)
    whenNear('.course-map', async () => (await import('../progress/progress-marks.ts')).markMap)
  whenNear(
    '.progress',
    async () => (await import('../progress/progress-page.ts')).mountProgressPage,
    '.progress header',
  )
}
