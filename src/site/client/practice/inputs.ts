/** What a reader answers with, by the kind of question, and what an answer is worth. */
import { isNear, readNumber } from '../../../lesson/questions/number.ts'
import { words } from '../../../words/en/exercise.ts'
import { orderable } from './orderable.ts'

/** Right or wrong, perhaps with a line on what went wrong; or not yet an answer, and why. */
export type Judgement =
  { readonly right: boolean; readonly slip?: Element | null | undefined } | { readonly problem: string }

export interface Inputs {
  judge(): Judgement
  /** What stands there now, to know it again. */
  entry(): string
  reset(): void
  /** What the keyboard goes to when the reader tries again. */
  first(): HTMLElement | null
}

const slipOf = (answer: Element, found: (value: string) => boolean) =>
  [...answer.querySelectorAll<HTMLElement>('[data-slip]')]
    .find((slip) => found(slip.dataset.slip!))
    ?.querySelector('.slip-text')

function choice(element: HTMLElement, answer: Element): Inputs {
  const radios = [...element.querySelectorAll<HTMLInputElement>('input[type=radio]')]
  const chosen = () => radios.find((radio) => radio.checked)?.value
  return {
    judge() {
      const value = chosen()
      if (value === undefined) return { problem: words.choose }
      return { right: value === element.dataset.answer, slip: slipOf(answer, (slip) => slip === value) }
    },
    entry: () => chosen() ?? '',
    reset: () => radios.forEach((radio) => (radio.checked = false)),
    first: () => radios.find((radio) => radio.checked) ?? radios[0]!,
  }
}

function numeric(element: HTMLElement, answer: Element): Inputs {
  const field = element.querySelector<HTMLInputElement>('input[type=text]')!
  return {
    judge() {
      const reading = readNumber(field.value, element.dataset.unit)
      field.setAttribute('aria-invalid', String('problem' in reading))
      if ('problem' in reading) return reading
      const near = (value: string) => isNear(reading.value, Number(value), Number(element.dataset.tolerance))
      return { right: near(element.dataset.answer!), slip: slipOf(answer, near) }
    },
    entry: () => field.value.trim(),
    reset() {
      field.value = ''
      field.removeAttribute('aria-invalid')
    },
    first: () => field,
  }
}

/** By `data-kind`: the question, and the element that holds its answer and slips. */
export const kinds: Readonly<Record<string, (element: HTMLElement, answer: Element) => Inputs>> = {
  choice,
  number: numeric,
  order: orderable,
}

/** What keeps answers is fetched with the first answer, or where one is kept. */
export const loadProgress = () => import('../../../progress/progress.ts')

/** Who answers may leave at once: what keeps the answer is there by then. What cannot be fetched is tried again at the answer. */
export const fetchEarly = (element: HTMLElement) =>
  element.addEventListener('focusin', () => void loadProgress().catch(() => null), { once: true })

export const nameOf = (element: HTMLElement) => element.dataset.question!.split('/') as [string, string]
