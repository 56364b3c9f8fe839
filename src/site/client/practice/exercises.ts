/** Checks exercises: the page is complete without it, and this is loaded when the first one comes near. */
import { isNear, readNumber } from '../../../lesson/questions/number.ts'
import { PROGRESS_KEY, readText } from '../../../progress/storage.ts'
import { words } from '../../../words/en/exercise.ts'
import { orderable } from './orderable.ts'

/** What an answer is worth: right or wrong, perhaps with a line on what went wrong; or not yet an answer, and why. */
type Judgement = { readonly right: boolean; readonly slip?: Element | null | undefined } | { readonly problem: string }

interface Inputs {
  judge(): Judgement
  reset(): void
  /** What the keyboard goes to when the reader tries again. */
  first(): HTMLElement | null
}

/** What keeps answers is fetched with the first answer, or where one is kept. */
const loadProgress = () => import('../../../progress/progress.ts')

/** Who answers may leave at once: what keeps the answer is there by then. What cannot be fetched is tried again at the answer. */
const fetchEarly = (element: HTMLElement) =>
  element.addEventListener('focusin', () => void loadProgress().catch(() => null), { once: true })

/** Says after the verdict what stands in the way of keeping it. */
const sayProblem = (said: Element, problem: string | null) => problem && said.append(` ${problem}`)

const slipOf = (element: Element, found: (value: string) => boolean) =>
  [...element.querySelectorAll<HTMLElement>('[data-slip]')]
    .find((slip) => found(slip.dataset.slip!))
    ?.querySelector('span')

function choice(element: HTMLElement): Inputs {
  const radios = [...element.querySelectorAll<HTMLInputElement>('input[type=radio]')]
  return {
    judge() {
      const chosen = radios.find((radio) => radio.checked)?.value
      if (chosen === undefined) return { problem: words.choose }
      return { right: chosen === element.dataset.answer, slip: slipOf(element, (value) => value === chosen) }
    },
    reset: () => radios.forEach((radio) => (radio.checked = false)),
    first: () => radios[0]!,
  }
}

function numeric(element: HTMLElement): Inputs {
  const field = element.querySelector<HTMLInputElement>('input[type=text]')!
  const { answer, tolerance, unit } = element.dataset
  return {
    judge() {
      const reading = readNumber(field.value, unit)
      field.setAttribute('aria-invalid', String('problem' in reading))
      if ('problem' in reading) return reading
      const near = (value: string) => isNear(reading.value, Number(value), Number(tolerance))
      return { right: near(answer!), slip: slipOf(element, near) }
    },
    reset() {
      field.value = ''
      field.removeAttribute('aria-invalid')
    },
    first: () => field,
  }
}

const kinds: Record<string, (element: HTMLElement) => Inputs> = { choice, number: numeric, order: orderable }

/** Says the verdict under the question and opens the explanation. */
function show(element: HTMLElement, judgement: Judgement): void {
  const said = element.querySelector('.check p')!
  if ('problem' in judgement) {
    said.textContent = judgement.problem
    return
  }
  element.dataset.verdict = judgement.right ? 'right' : 'wrong'
  // A line on what went wrong may hold formulas, so it is copied, not its text.
  if (judgement.right) said.textContent = words.right
  else if (judgement.slip) said.replaceChildren(words.slip, judgement.slip.cloneNode(true))
  else said.textContent = words.wrong
  element.querySelector('details')!.open = true
}

function clear(element: HTMLElement, inputs: Inputs): void {
  inputs.reset()
  delete element.dataset.verdict
  element.querySelector('.check p')!.textContent = ''
  element.querySelector('details')!.open = false
}

const nameOf = (element: HTMLElement) => element.dataset.question!.split('/') as [string, string]

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

async function keep(element: HTMLElement, right: boolean): Promise<void> {
  const problem = await loadProgress().then(
    ({ recordAnswer }) => recordAnswer(...nameOf(element), right),
    () => words.notKept,
  )
  sayProblem(element.querySelector('.check p')!, problem)
}

/** One question with its own button. */
function mountExercise(element: HTMLElement, inputs: Inputs): void {
  const button = element.querySelector<HTMLButtonElement>('.check button')!
  const check = () => {
    const judgement = inputs.judge()
    show(element, judgement)
    if ('problem' in judgement) {
      inputs.first()?.focus()
      return
    }
    button.textContent = words.again
    void keep(element, judgement.right)
  }
  fetchEarly(element)
  button.addEventListener('click', () => {
    if (!element.dataset.verdict) return check()
    clear(element, inputs)
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
  button.disabled = false
}

async function keepTest(
  end: HTMLElement,
  judged: readonly (readonly [HTMLElement, Judgement])[],
  right: number,
): Promise<void> {
  const problem = await loadProgress().then(
    ({ recordAnswer, recordTest }) => {
      for (const [element, judgement] of judged)
        if ('right' in judgement) recordAnswer(...nameOf(element), judgement.right)
      return recordTest(end.dataset.test!, right, judged.length)
    },
    () => words.notKept,
  )
  sayProblem(end.querySelector('p')!, problem)
}

/** All questions of a test, with one button at the end. */
function mountTest(end: HTMLElement, questions: readonly (readonly [HTMLElement, Inputs])[]): void {
  const button = end.querySelector('button')!
  const said = end.querySelector('p')!
  let isScored = false
  for (const [element] of questions) fetchEarly(element)
  button.addEventListener('click', () => {
    if (isScored) {
      for (const [element, inputs] of questions) clear(element, inputs)
      said.textContent = ''
      button.textContent = words.score
      isScored = false
      questions[0]![1].first()?.focus()
      return
    }
    const judged = questions.map(([element, inputs]) => [element, inputs.judge()] as const)
    if (judged.every(([, judgement]) => 'problem' in judgement)) {
      said.textContent = words.nothingAnswered
      return
    }
    for (const [element, judgement] of judged) {
      const isAnswer = !('problem' in judgement)
      show(element, isAnswer ? judgement : { right: false })
      if (!isAnswer) element.querySelector('.check p')!.textContent = words.unanswered
    }
    const right = judged.filter(([, judgement]) => 'right' in judgement && judgement.right).length
    const needed = Number(end.dataset.needed)
    said.textContent = `${words.scored(right, questions.length)} ${right >= needed ? words.passed : words.failed(needed)}`
    void keepTest(end, judged, right)
    button.textContent = words.takeAgain
    isScored = true
    // The answers that opened above have pushed the score out of sight.
    end.scrollIntoView({ block: 'nearest' })
  })
  button.disabled = false
}

export function mountExercises(): void {
  const questions = [...document.querySelectorAll<HTMLElement>('.exercise')].map(
    (element) => [element, kinds[element.dataset.kind!]!(element)] as const,
  )
  const end = document.querySelector<HTMLElement>('[data-test]')
  if (end) mountTest(end, questions)
  else for (const [element, inputs] of questions) mountExercise(element, inputs)
  if (!end && readText(PROGRESS_KEY) !== null) void recall(questions.map(([element]) => element))
}
