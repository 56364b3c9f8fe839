/** A test: drawn from the seed in its address, scored as a whole, its answers closed until then. */
import type { Generator } from '../../../lesson/questions/draw.ts'
import { HIGHEST_SEED } from '../../../lesson/questions/seeds.ts'
import type { OpenedRecord } from '../../../progress/document.ts'
import { daysUntilNext } from '../../../progress/due.ts'
import { lessonMark } from '../../../progress/marks.ts'
import { dayOf, neededToPass } from '../../../progress/passing.ts'
import { PROGRESS_KEY, readText } from '../../../progress/storage.ts'
import { words as exerciseWords } from '../../../words/en/exercise.ts'
import { words } from '../../../words/en/test.ts'
import { drawQuestion, loadGenerators } from './drawing.ts'
import { type Inputs, type Judgement, fetchEarly, kinds, loadProgress, nameOf } from './inputs.ts'

interface Asked {
  readonly number: number
  readonly key: string
  readonly element: HTMLElement
  /** Its line of the key. */
  readonly entry: HTMLElement
  readonly inputs: Inputs
}

const newSeed = () => 1 + Math.floor(Math.random() * HIGHEST_SEED)

function addressOf(seed: number): string {
  const url = new URL(location.href)
  url.searchParams.set('seed', String(seed))
  return url.href
}

/** The seed of the address; a new one, which the address then keeps, if it has none or a bad one. */
function readSeed(): { readonly seed: number; readonly problem: string | null } {
  const text = new URLSearchParams(location.search).get('seed')
  const seed = Number(text)
  if (text !== null && /^\d+$/.test(text) && seed >= 1 && seed <= HIGHEST_SEED) return { seed, problem: null }
  const fresh = newSeed()
  history.replaceState(history.state, '', addressOf(fresh))
  return { seed: fresh, problem: text === null ? null : words.badSeed(text.slice(0, 40), HIGHEST_SEED) }
}

/** Keys of questions whose answer, with these very numbers, was opened on this day. */
function openedToday(
  questions: readonly Asked[],
  seed: number,
  opened: ReadonlyMap<string, OpenedRecord>,
): ReadonlySet<string> {
  const today = dayOf(Date.now())
  return new Set(
    questions.flatMap(({ key, element }) => {
      const record = opened.get(key)
      const isSame =
        record && dayOf(record.at) === today && (element.dataset.draw === undefined || record.seed === seed)
      return isSame ? [key] : []
    }),
  )
}

function sayVerdict({ element }: Asked, judgement: Judgement): void {
  const said = element.querySelector('.check p')!
  const isRight = 'right' in judgement && judgement.right
  element.dataset.verdict = isRight ? 'right' : 'wrong'
  if ('problem' in judgement) said.textContent = words.unanswered
  else if (isRight) said.textContent = words.right
  else if (judgement.slip) said.replaceChildren(words.slip, judgement.slip.cloneNode(true))
  else said.textContent = words.wrong
}

/** Fetches what draws the test of this page. @returns what puts it to work. */
export async function loadTest(): Promise<() => void> {
  const test = document.querySelector<HTMLElement>('[data-test]')!
  const generators = await loadGenerators(test.dataset.test!)
  const opened =
    readText(PROGRESS_KEY) === null ? new Map<string, never>() : (await loadProgress()).readProgress().opened
  return () => mountTest(test, generators, opened)
}

function mountTest(
  test: HTMLElement,
  generators: Readonly<Record<string, Generator>>,
  openedBefore: ReadonlyMap<string, OpenedRecord>,
): void {
  const lesson = test.dataset.test!
  const find = (selector: string) => test.querySelector<HTMLElement>(selector)!
  const button = (name: string) => test.querySelector<HTMLButtonElement>(`[data-${name}]`)!
  const { seed, problem } = readSeed()
  for (const place of test.querySelectorAll('[data-seed]')) place.textContent = String(seed)
  const key = find('.test-key')
  const said = find('.score p[role]')
  const score = button('score')
  let isScored = false

  const questions = [...test.querySelectorAll<HTMLElement>('.exercise')].map((element, index): Asked => {
    const entry = find(`[data-key="${element.dataset.question}"]`)
    drawQuestion(element, entry, seed, generators)
    fetchEarly(element)
    const inputs = kinds[element.dataset.kind!]!(element, entry)
    return { number: index + 1, key: element.dataset.question!, element, entry, inputs }
  })
  const keys = questions.map((question) => question.key)
  const showAnswers = (isUnderQuestions: boolean) => {
    const list = find('.key-entries')
    for (const { element, entry } of questions) (isUnderQuestions ? element : list).append(entry)
  }
  key.hidden = true
  said.textContent = problem ?? ''
  const notCounted = openedToday(questions, seed, openedBefore)
  for (const question of questions)
    if (notCounted.has(question.key)) question.element.querySelector('.kind')!.append(words.notCounted)

  /** Says how it went, and keeps it. */
  async function tell(judged: readonly (readonly [Asked, Judgement])[]): Promise<void> {
    const opened = await loadProgress().then(
      ({ readProgress }) => openedToday(questions, seed, readProgress().opened),
      () => notCounted,
    )
    const counted = judged.filter(([question]) => !opened.has(question.key))
    const isRight = ([, judgement]: readonly [Asked, Judgement]) => 'right' in judgement && judgement.right
    const right = counted.filter(isRight)
    const missed = judged.filter((each) => !isRight(each))
    const needed = neededToPass(counted.length)
    const isEnough = counted.length * 2 > questions.length
    const isPassed = isEnough && right.length >= needed
    const numbers = (some: readonly (readonly [Asked, Judgement])[]) => some.map(([{ number }]) => number)
    const result =
      words.scored(right.length, counted.length) +
      words.rightOnes(numbers(right)) +
      words.notCountedOnes(numbers(judged.filter(([question]) => opened.has(question.key))))
    const outcome = (isKnown: boolean) =>
      !isEnough ? words.tooFew : !isPassed ? words.failed(needed) : isKnown ? words.known : words.passed
    const kept = await loadProgress().then(
      ({ readProgress, recordAnswer, recordOpened, recordTest }) => {
        for (const [question, judgement] of counted)
          if ('right' in judgement) recordAnswer(...nameOf(question.element), judgement.right)
        if (missed.length > 0)
          recordOpened(
            missed.map(([question]) => question.key),
            seed,
          )
        const notKept = recordTest(lesson, { right: right.length, of: Math.max(counted.length, 1), isPassed })
        const progress = readProgress()
        return {
          notKept,
          isKnown: lessonMark(progress, lesson, keys).state === 'known',
          comesBack: words.comesBack(missed.length > 0 ? 0 : daysUntilNext(progress.answers, keys, Date.now())),
        }
      },
      () => ({ notKept: exerciseWords.notKept, isKnown: false, comesBack: '' }),
    )
    said.textContent = [result, outcome(kept.isKnown), kept.comesBack, kept.notKept ?? ''].filter(Boolean).join(' ')
    find('.missed').hidden = missed.length === 0
    const sections = new Map<string, (readonly [Asked, Judgement])[]>()
    for (const each of missed) {
      const { href } = each[0].entry.querySelector<HTMLAnchorElement>('.where a')!
      sections.set(href, [...(sections.get(href) ?? []), each])
    }
    find('.missed ul').replaceChildren(
      ...[...sections.values()].map((some) => {
        const item = document.createElement('li')
        item.append(some[0]![0].entry.querySelector('.where a')!.cloneNode(true), words.forQuestions(numbers(some)))
        return item
      }),
    )
    // The answers that opened above have pushed the score out of sight.
    find('.score').scrollIntoView({ block: 'nearest' })
  }

  score.addEventListener('click', () => {
    const judged = questions.map((question) => [question, question.inputs.judge()] as const)
    if (judged.every(([, judgement]) => 'problem' in judgement)) {
      said.textContent = words.nothingAnswered
      questions[0]?.inputs.first()?.focus()
      return
    }
    isScored = true
    test.dataset.scored = ''
    score.disabled = true
    for (const [question, judgement] of judged) sayVerdict(question, judgement)
    for (const input of test.querySelectorAll<HTMLInputElement | HTMLButtonElement>('.exercise :is(input, button)'))
      input.disabled = true
    showAnswers(true)
    button('another').focus({ preventScroll: true })
    void tell(judged)
  })
  button('another').addEventListener('click', () => location.assign(addressOf(newSeed())))
  button('print').addEventListener('click', () => print())
  addEventListener('beforeprint', () => {
    key.hidden = false
    showAnswers(false)
    // Who prints the key has it.
    if (!isScored) void loadProgress().then(({ recordOpened }) => recordOpened(keys, seed))
  })
  addEventListener('afterprint', () => {
    key.hidden = true
    showAnswers(isScored)
  })
  for (const name of ['score', 'another', 'print']) button(name).disabled = false
}
