/** The course map on the first page says quietly how far the reader is; a lesson not begun looks as before. */
import { lessonMark } from '../../../progress/marks.ts'
import { readProgress, watchProgress } from '../../../progress/progress.ts'
import { words } from '../../../words/en/progress.ts'

export function markMap(): void {
  const stops = [...document.querySelectorAll<HTMLElement>('.course-stop[data-lesson]')].map((stop) => {
    const place = stop.querySelector('.stop-minutes')!
    return { stop, place, minutes: place.textContent }
  })
  const show = () => {
    const progress = readProgress()
    for (const { stop, place, minutes } of stops) {
      const { lesson = '', questions = '' } = stop.dataset
      const keys = questions.split(' ').map((id) => `${lesson}/${id}`)
      const { state, answered } = lessonMark(progress, lesson, keys)
      stop.dataset.state = state
      place.textContent =
        state === 'known'
          ? words.known
          : state === 'passed'
            ? words.passed
            : answered > 0
              ? words.answeredShort(answered, keys.length)
              : minutes
      place.setAttribute('title', state === 'not-begun' ? '' : words.answered(answered, keys.length))
    }
  }
  show()
  watchProgress(show)
}
