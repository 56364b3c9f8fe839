/**
 * Questions before figures, as far as every page must know at once: a figure waits for its question unless the address brings a
 * state for it or something kept says otherwise. What answers the reader is fetched when the reader comes to a question.
 */
import { PROGRESS_KEY, SKIPPED_KEY, readText, writeText } from '../../../progress/storage.ts'
import { lessonHere } from './lesson-here.ts'

export function lockUntilGuessed(): void {
  if (!document.querySelector('.predict')) return
  let predictions: Promise<typeof import('./predictions.ts')> | undefined
  let isReady = false
  const bring = async () => {
    try {
      const module = await import('./predictions.ts')
      module.askQuestions()
      isReady = true
      return module
    } catch (error) {
      // A lost connection: the answers unfold all the same, and the next touch tries again.
      predictions = undefined
      throw error
    }
  }
  const load = () => (predictions ??= bring())
  // A state in the address was shared, or left here before: it is shown, and nothing is locked.
  const waiting = [...document.querySelectorAll<HTMLElement>('x-island[data-question]')].filter(
    ({ id }) => !new RegExp(`[?&]${id}\\.`).test(location.search),
  )
  const pressed = new Set<HTMLElement>()
  const come = (event: Event) => {
    const target = event.target as HTMLElement
    if (isReady || pressed.has(target) || !target.closest('.predict')) return
    const isPress = event.type === 'click' && target.matches('button')
    if (isPress) pressed.add(target)
    load().then(
      () => isPress && target.click(),
      () => {
        pressed.delete(target)
        if (isPress) target.previousElementSibling!.textContent = target.dataset.failed!
      },
    )
  }
  for (const type of ['pointerover', 'focusin', 'click', 'input']) document.addEventListener(type, come)
  document.addEventListener('question:skip', (event) => {
    const id = (event.target as HTMLElement).dataset.question!
    // Whoever leaves before the script has come is not asked again: it reads this at the next visit.
    if (!isReady) writeText(SKIPPED_KEY, `${readText(SKIPPED_KEY) ?? ''}${lessonHere()}/${id}\n`)
    load().then(
      ({ skipQuestion }) => skipQuestion(id),
      () => {},
    )
  })
  const lock = (isSettled: (question: string) => boolean) => {
    for (const island of waiting) if (!isSettled(island.dataset.question!)) island.dataset.guess = ''
  }
  if (readText(PROGRESS_KEY) === null && readText(SKIPPED_KEY) === null) lock(() => false)
  else
    load().then(
      ({ isSettled }) => lock(isSettled),
      () => {},
    )
}
