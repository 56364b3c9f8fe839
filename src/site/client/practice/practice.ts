import { PROGRESS_KEY, readText } from '../../../progress/storage.ts'

/** What checks exercises and shows progress is loaded when the reader comes near it; pages without either load nothing. */
function whenNear(selector: string, load: () => Promise<void>): void {
  const near = new IntersectionObserver(
    (entries) => {
      if (!entries.some(({ isIntersecting }) => isIntersecting)) return
      near.disconnect()
      // A lost connection: the static page stays, and the next attempt comes by itself.
      load().catch(() => setTimeout(whenNear, 5000, selector, load))
    },
    { rootMargin: '100% 0px' },
  )
  for (const element of document.querySelectorAll(selector)) near.observe(element)
}

export function mountPractice(): void {
  if (document.querySelector('[data-test]')) whenNear('.exercise', async () => (await import('./test.ts')).mountTest())
  else whenNear('.exercise', async () => (await import('./exercises.ts')).mountExercises())
  if (readText(PROGRESS_KEY) !== null)
    whenNear('.course-map', async () => (await import('../progress/progress-marks.ts')).markMap())
  whenNear('.progress', async () => (await import('../progress/progress-page.ts')).mountProgressPage())
}
