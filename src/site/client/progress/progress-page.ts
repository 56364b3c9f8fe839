/** Brings the progress page to life: marks on the map, what is due, and the file. */
import { download } from '../../../progress/download.ts'
import { dueQuestions } from '../../../progress/due.ts'
import { LARGEST_FILE, fileText, importText } from '../../../progress/file.ts'
import { lessonMark } from '../../../progress/marks.ts'
import {
  changeProgress,
  eraseProgress,
  progressProblem,
  readProgress,
  watchProgress,
} from '../../../progress/progress.ts'
import { words } from '../../../words/en/progress.ts'

const find = (selector: string) => document.querySelector<HTMLElement>(selector)!

function showMap(): void {
  const progress = readProgress()
  for (const stop of document.querySelectorAll<HTMLElement>('[data-lesson]')) {
    const lines = [...stop.querySelectorAll<HTMLElement>('[data-question]')]
    if (lines.length === 0) continue
    const keys = lines.map((line) => line.dataset.question!)
    const lesson = stop.dataset.lesson!
    const { state, answered } = lessonMark(progress, lesson, keys)
    const test = progress.tests.get(lesson)
    stop.querySelector('[data-state]')!.textContent = [
      state === 'known'
        ? words.known
        : state === 'passed'
          ? words.passed
          : state === 'begun'
            ? words.answered(answered, keys.length)
            : words.notBegun,
      ...(test ? [words.tested(test.right, test.of)] : []),
    ].join(', ')
    for (const line of lines) {
      const answer = progress.answers.get(line.dataset.question!)
      line.querySelector('[data-state]')!.textContent = answer ? (answer.right ? words.right : words.wrong) : ''
    }
  }
  showDue(dueQuestions(progress.answers, Date.now()))
}

/** The links of the map once more, those that are due, each with its lesson. */
function showDue(due: readonly string[]): void {
  const items = due.flatMap((key) => {
    const link = document.querySelector(`[data-question="${key}"] a`)
    if (!link) return []
    const item = document.createElement('li')
    const lesson = link.closest<HTMLLIElement>('[data-lesson]')!
    item.append(link.cloneNode(true), `, ${words.lesson(lesson.value)}`)
    return [item]
  })
  find('[data-progress-due-words]').textContent = items.length > 0 ? words.due : words.nothingDue
  find('[data-progress-due]').replaceChildren(...items)
}

const say = (text: string | null) => (find('.progress-said').textContent = text ?? '')

function saveFile(): void {
  const name = `advantage-progress-${new Date().toISOString().slice(0, 10)}.json`
  download(name, new Blob([fileText(readProgress())], { type: 'application/json' }))
  say(words.saved(name))
}

async function openFile(file: File): Promise<void> {
  if (file.size > LARGEST_FILE) return void say(words.tooLarge(file.name, LARGEST_FILE / 1024))
  let text: string
  try {
    text = await file.text()
  } catch {
    return void say(words.unreadable(file.name))
  }
  const result = importText(text, file.name, readProgress())
  if ('problem' in result) return void say(result.problem)
  const problem = changeProgress(() => result.progress)
  say(problem ? `${result.words} ${problem}` : result.words)
}

export function mountProgressPage(): void {
  showMap()
  watchProgress(showMap)
  find('[data-export]').addEventListener('click', saveFile)
  const field = find('[data-import]') as HTMLInputElement
  field.addEventListener('change', () => {
    const file = field.files?.[0]
    if (file) void openFile(file)
    // The same file chosen again is a change again.
    field.value = ''
  })
  const erase = find('[data-erase]')
  const ask = (isAsking: boolean) => {
    erase.dataset.asking = String(isAsking)
    erase.textContent = isAsking ? words.eraseSure : words.erase
  }
  erase.addEventListener('click', () => {
    if (erase.dataset.asking !== 'true') {
      ask(true)
      return void say(words.eraseAsk)
    }
    ask(false)
    say(eraseProgress() ?? words.erased)
  })
  erase.addEventListener('blur', () => ask(false))
  find('[data-progress-tools]').hidden = false
  say(progressProblem())
}
