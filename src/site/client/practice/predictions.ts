/**
 * Questions before figures, once the reader has come to one: takes the guess, sets it beside the outcome, keeps it on the reader's
 * machine and opens the figure that waited. The page brings everything else; without this file the answers unfold all the same.
 */
import { decimals } from '../../../plot/decimals.ts'
import { type Prediction, readPrediction, recordPrediction } from '../../../progress/progress.ts'
import { readNumber } from '../../../lesson/questions/number.ts'
import { valueText } from '../../../lesson/value-text.ts'
import { words } from '../../../words/en/predict.ts'
import { isName } from '../../../progress/document.ts'
import { SKIPPED_KEY, readText, removeText } from '../../../progress/storage.ts'
import { element } from '../dom.ts'
import { lessonHere } from './lesson-here.ts'

type Guess = string | number
const lesson = lessonHere()

const idOf = (predict: HTMLElement) => predict.dataset.predict!
const figureOf = (id: string) => document.querySelector<HTMLElement>(`x-island[data-question="${id}"]`)
const radiosOf = (predict: HTMLElement) => [...predict.querySelectorAll<HTMLInputElement>('input[type=radio]')]
const numberOf = (predict: HTMLElement) => predict.querySelector<HTMLInputElement>('[type=number]')
const sliderOf = (predict: HTMLElement) => predict.querySelector<HTMLInputElement>('[type=range]')
const inputsOf = (predict: HTMLElement) => predict.querySelector<HTMLFieldSetElement>('.predict-form > fieldset')!
const buttonOf = (predict: HTMLElement) => predict.querySelector<HTMLButtonElement>('.predict-row > button')!
const outcomeOf = (predict: HTMLElement) => predict.querySelector<HTMLElement>('.predict-outcome')!
const answerOf = (predict: HTMLElement) => predict.querySelector<HTMLDetailsElement>('.answer')!

/** A guess that this question can have had: what a file or an older lesson brought may be anything. */
function isGuess(predict: HTMLElement, guess: Guess | null): guess is Guess {
  const number = numberOf(predict)
  if (!number) return radiosOf(predict).some(({ value }) => value === guess)
  const { min, max } = number
  return typeof guess === 'number' && guess >= Number(min) && guess <= Number(max)
}

/** What the reader has chosen; null if nothing, or nothing allowed. */
function chosen(predict: HTMLElement): Guess | null {
  const number = numberOf(predict)
  if (!number) return radiosOf(predict).find(({ checked }) => checked)?.value ?? null
  return isGuess(predict, number.valueAsNumber) ? number.valueAsNumber : null
}

interface Judged {
  readonly verdict: keyof typeof words.verdict
  /** The guess in words. */
  readonly said: string
  /** The rest of the sentence after the verdict; the marks at the options say it to the eye. */
  readonly sentence: string
}

function judge(predict: HTMLElement, guess: Guess): Judged {
  if (typeof guess === 'string') {
    const answer = radiosOf(predict).find((radio) => 'correct' in radio.dataset)!.value
    const verdict = guess === answer ? 'right' : 'off'
    return { verdict, said: guess, sentence: words.said(guess) + (verdict === 'off' ? words.happens(answer) : '') }
  }
  const { answer, close, digits, unit } = predict.dataset
  const { step } = numberOf(predict)!
  const distance = Math.abs(guess - Number(answer))
  // As near as the steps of the slider let anyone come is right.
  const verdict = distance <= Number(step) / 2 + 1e-9 ? 'right' : distance <= Number(close) + 1e-9 ? 'close' : 'off'
  const said = valueText(guess, decimals(String(guess)), unit!)
  return { verdict, said, sentence: words.saidNumber(said, valueText(Number(answer), Number(digits), unit!)) }
}

/** Marks the options, in words. */
function mark(predict: HTMLElement, guess: Guess | null) {
  predict.querySelectorAll('.predict-tag').forEach((tag) => tag.remove())
  if (guess === null) return
  for (const radio of radiosOf(predict)) {
    const [isYours, isOutcome] = [radio.value === guess, 'correct' in radio.dataset]
    if (!isYours && !isOutcome) continue
    const text = isYours && isOutcome ? words.yoursAndOutcome : isYours ? words.yours : words.outcome
    radio.parentElement!.append(element('small', 'predict-tag', text))
  }
}

/** Shows a guess beside what happens; null takes it away again. */
function show(predict: HTMLElement, guess: Guess | null) {
  const outcome = outcomeOf(predict)
  const figure = figureOf(idOf(predict))
  const wasLocked = figure?.dataset.guess === ''
  inputsOf(predict).disabled = guess !== null
  buttonOf(predict).textContent = guess === null ? words.guess : words.again
  predict.toggleAttribute('data-answered', guess !== null)
  mark(predict, guess)
  outcome.replaceChildren()
  if (guess === null) {
    if (figure) delete figure.dataset.guess
    return
  }
  const { verdict, said, sentence } = judge(predict, guess)
  for (const radio of radiosOf(predict)) radio.checked = radio.value === guess
  const number = numberOf(predict)
  if (number) {
    number.value = String(guess)
    follow(predict, number)
  }
  outcome.append(
    element('strong', '', words.verdict[verdict]),
    element('span', typeof guess === 'string' ? 'visually-hidden' : '', sentence),
    element('span', 'visually-hidden', wasLocked ? words.opened : ''),
  )
  if (figure) figure.dataset.guess = said
}

/** Keeps it; says what the browser did not keep beside the question. */
function keep(predict: HTMLElement, prediction: Prediction) {
  const problem = recordPrediction(lesson, idOf(predict), prediction)
  predict.querySelector('.predict-problem')?.remove()
  if (problem === null) return
  const said = element('p', 'predict-problem', problem)
  said.role = 'alert'
  buttonOf(predict).parentElement!.after(said)
}

function skip(predict: HTMLElement) {
  const figure = figureOf(idOf(predict))
  if (figure) delete figure.dataset.guess
  keep(predict, { guess: null, skipped: true })
}

function press(predict: HTMLElement) {
  const answer = answerOf(predict)
  if ('answered' in predict.dataset) {
    // Taken back is not unasked: what the reader has seen stays open.
    show(predict, null)
    keep(predict, { guess: null, skipped: true })
    answer.open = false
    return
  }
  const guess = chosen(predict)
  if (guess === null) {
    const number = numberOf(predict)
    outcomeOf(predict).textContent = number ? words.chooseNumber(number.min, number.max) : words.choose
    return
  }
  show(predict, guess)
  answer.open = true
  keep(predict, { guess, skipped: false })
}

/** Slider and number field are one value. */
function follow(predict: HTMLElement, changed: HTMLInputElement) {
  const [slider, number] = [sliderOf(predict), numberOf(predict)]
  if (!slider || !number) return
  if (changed.value !== '') (changed === slider ? number : slider).value = changed.value
  delete slider.dataset.untouched
  slider.setAttribute('aria-valuetext', valueText(Number(slider.value), decimals(slider.step), predict.dataset.unit!))
}

/** A field for numbers takes none with a true minus, thin spaces or dollars, as this site writes them. */
function pasteNumber(predict: HTMLElement, event: ClipboardEvent) {
  const { unit } = predict.dataset
  const reading = readNumber(event.clipboardData?.getData('text') ?? '', unit)
  if (!('value' in reading)) return
  event.preventDefault()
  const number = numberOf(predict)!
  number.value = String(unit === '%' ? Number((reading.value * 100).toPrecision(12)) : reading.value)
  follow(predict, number)
}

/** @public Taken from this module when it has been fetched (lock-until-guessed.ts), which no tool follows. */
export const isSettled = (id: string): boolean => readPrediction(lesson, id) !== null

/** @public As above. */
export function skipQuestion(id: string): void {
  const predict = document.getElementById(`predict-${id}`)
  if (predict) skip(predict)
}

/** What was skipped before this script had come. */
function keepEarlySkips() {
  for (const key of (readText(SKIPPED_KEY) ?? '').split('\n')) {
    const [of = '', id = ''] = key.split('/')
    if (!isName(of) || !isName(id) || readPrediction(of, id) !== null) continue
    // Storage that takes nothing would not have taken the line either.
    recordPrediction(of, id, { guess: null, skipped: true })
  }
  removeText(SKIPPED_KEY)
}

export function askQuestions(): void {
  keepEarlySkips()
  for (const predict of document.querySelectorAll<HTMLElement>('.predict')) {
    const guess = readPrediction(lesson, idOf(predict))?.guess ?? null
    if (isGuess(predict, guess)) show(predict, guess)
    buttonOf(predict).addEventListener('click', () => press(predict))
    predict.addEventListener('input', (event) => follow(predict, event.target as HTMLInputElement))
    // What was moved or typed before this came is not lost, and a figure that shows the guess hears of it.
    for (const input of [sliderOf(predict), numberOf(predict)])
      if (input && guess === null && input.value !== input.defaultValue)
        input.dispatchEvent(new Event('input', { bubbles: true }))
    numberOf(predict)?.addEventListener('paste', (event) => pasteNumber(predict, event))
    predict.addEventListener('keydown', (event) => {
      if (event.key === 'Enter' && event.target instanceof HTMLInputElement) press(predict)
    })
    const read = () => {
      if (answerOf(predict).open && !('answered' in predict.dataset) && !isSettled(idOf(predict))) skip(predict)
    }
    answerOf(predict).addEventListener('toggle', read)
    read()
  }
}
