/** Checks exercises: the page is complete without it, and this is loaded when the first one comes near. */
import { LESSON_SEED } from '../../../lesson/questions/seeds.ts'
import { PROGRESS_KEY, readText } from '../../../progress/storage.ts'
import { words } from '../../../words/en/exercise.ts'
import { type Inputs, fetchEarly, kinds, loadProgress, nameOf } from './inputs.ts'

/** After this many wrong answers the explanation opens. */
const TRIES = 2

/** How it went last time, in the line of the question's label: nothing moves. */
async function recall(elements: readonly HTMLElement[]): Promise<void> {
  const { answers } = (await loadProgress()).readProgress()
  for (const element of elements) {
    const before = answers.get(element.dataset.question!)
    if (!before) continue
    const said = document.createElement('span')
    said.className = 'script-only'
    said.textContent = `, ${before.right ? words.rightBefore : words.wrongBefore}`
    element.querySelector('.kind')!.append(said)
  }
}

/** Keeps what happened; says after the verdict what stands in the way of keeping it. */
async function keep(element: HTMLElement, record: 'right' | 'wrong' | 'opened'): Promise<void> {
  const problem = await loadProgress().then(
    ({ recordAnswer, recordOpened }) =>
      record === 'opened'
        ? recordOpened([element.dataset.question!], LESSON_SEED)
        : recordAnswer(...nameOf(element), record === 'right'),
    () => words.notKept,
  )
  if (problem) element.querySelector('.check p')!.append(` ${problem}`)
}

/** One question with its own button: a first wrong answer gets a hint, a second one the explanation. */
function mountExercise(element: HTMLElement, inputs: Inputs): void {
  const button = element.querySelector<HTMLButtonElement>('.check button')!
  const said = element.querySelector('.check p')!
  const answer = element.querySelector<HTMLDetailsElement>('details.answer')!
  const hint = element.querySelector<HTMLDetailsElement>('details.hint')!
  let wrongEntries: string[] = []
  const check = () => {
    const judgement = inputs.judge()
    if ('problem' in judgement) {
      said.textContent = judgement.problem
      inputs.first()?.focus()
      return
    }
    const { right, slip } = judgement
    const entry = inputs.entry()
    if (!right && wrongEntries.includes(entry) && !answer.open) {
      said.textContent = words.sameAsBefore
      inputs.first()?.focus()
      return
    }
    if (right) said.textContent = words.right
    else wrongEntries.push(entry)
    const isOver = right || wrongEntries.length >= TRIES || answer.open
    // What went wrong may hold formulas, so it is copied, not its text.
    if (!right && slip) said.replaceChildren(words.slip, slip.cloneNode(true))
    else if (!right && isOver) said.textContent = words.wrong
    else if (!right)
      said.replaceChildren(
        words.notYet,
        ...[...hint.querySelector('.answer-text')!.childNodes].map((node) => node.cloneNode(true)),
      )
    void keep(element, right ? 'right' : 'wrong')
    if (!isOver) {
      inputs.first()?.focus()
      return
    }
    element.dataset.verdict = right ? 'right' : 'wrong'
    button.textContent = words.again
    answer.open = true
  }
  fetchEarly(element)
  button.addEventListener('click', () => {
    if (!element.dataset.verdict) return check()
    inputs.reset()
    wrongEntries = []
    delete element.dataset.verdict
    said.textContent = ''
    hint.open = false
    answer.open = false
    button.textContent = words.check
    inputs.first()?.focus()
  })
  element.addEventListener('keydown', ({ key, target }) => {
    if (key === 'Enter' && target instanceof HTMLInputElement && !element.dataset.verdict) check()
  })
  // Another answer after a verdict is another try.
  element.addEventListener('input', () => {
    delete element.dataset.verdict
    button.textContent = words.check
  })
  // Read before it was answered rightly: a test does not count it today.
  answer.addEventListener('toggle', () => {
    if (answer.open && element.dataset.verdict !== 'right') void keep(element, 'opened')
  })
  button.disabled = false
}

export function mountExercises(): void {
  const elements = [...document.querySelectorAll<HTMLElement>('.exercise')]
  for (const element of elements) mountExercise(element, kinds[element.dataset.kind!]!(element, element))
  if (readText(PROGRESS_KEY) !== null) void recall(elements)
}
