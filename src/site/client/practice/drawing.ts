/** Draws the questions of a test anew on a page that was sent with one seed. */
import {
  type CurveFrame,
  type DrawnValues,
  type Fairness,
  type Generator,
  type Point,
  curvePath,
  drawValues,
  drawnText,
  heard,
} from '../../../lesson/questions/draw.ts'
import { letter } from '../../../lesson/questions/letters.ts'
import { numberShown } from '../../../lesson/questions/number.ts'
import { testOrder } from '../../../lesson/questions/shuffle.ts'
import type { NumberFormat } from '../../../lesson/number-text.ts'
import { words } from '../../../words/en/exercise.ts'

const files = import.meta.glob<Record<string, Generator>>('../../../../lessons/draws/*.ts')

/** The generators of one lesson; none if it draws nothing. */
export const loadGenerators = async (lesson: string): Promise<Record<string, Generator>> =>
  (await Object.entries(files).find(([path]) => path.endsWith(`/${lesson}.ts`))?.[1]()) ?? {}

const all = (root: Element, selector: string) => [...root.querySelectorAll<HTMLElement>(selector)]
const formatOf = ({ dataset }: HTMLElement) => JSON.parse(dataset.format!) as NumberFormat

function fairnessOf(question: HTMLElement, entry: HTMLElement): Fairness {
  const { tolerance } = question.dataset
  const options = all(question, '.options > li')
  return {
    tolerance: tolerance === undefined ? undefined : Number(tolerance),
    slips:
      tolerance === undefined
        ? []
        : all(entry, '[data-slip]').map(({ dataset }) => dataset.slipDrawn ?? Number(dataset.slip)),
    options: options.map((option) =>
      all(option, '[data-drawn]').map((drawn) => ({ value: drawn.dataset.drawn!, format: formatOf(drawn) })),
    ),
    items: options.flatMap(({ dataset }) => dataset.by ?? []),
  }
}

/** Writes drawn values into the text. */
function fill(root: Element, values: DrawnValues): void {
  for (const drawn of all(root, '[data-drawn]'))
    drawn.textContent = drawnText(values[drawn.dataset.drawn!]!, formatOf(drawn))
  for (const when of all(root, '[data-when]')) when.hidden = values[when.dataset.when!] !== when.dataset.is
  for (const curve of all(root, '[data-curve]')) {
    const points = values[curve.dataset.curve!] as readonly Point[]
    curve.querySelector('path')!.setAttribute('d', curvePath(points, JSON.parse(curve.dataset.frame!) as CurveFrame))
    const said = curve.querySelector<HTMLElement>('[data-heard]')!
    const [x, y] = JSON.parse(said.dataset.heard!) as [string, string]
    said.textContent = words.curve(x, y, heard(points))
  }
}

function answerNumber(question: HTMLElement, entry: HTMLElement, values: DrawnValues): void {
  const { tolerance, unit } = question.dataset
  const shown = (value: number) => numberShown(value, { tolerance: Number(tolerance), unit })
  question.dataset.answer = String(values.answer)
  entry.querySelector('[data-solution]')!.textContent = words.itIs(shown(values.answer as number))
  for (const slip of all(entry, '[data-slip-drawn]')) {
    const value = values[slip.dataset.slipDrawn!] as number
    slip.dataset.slip = String(value)
    slip.querySelector('span')!.textContent = `${shown(value)}:`
  }
}

/** Puts the options into a new order, with the letters by which the key calls them. */
function reorder(question: HTMLElement, entry: HTMLElement, seed: number): void {
  const { kind, answer, question: key } = question.dataset
  const options = all(question, '.options > li').sort((a, b) => Number(a.dataset.option) - Number(b.dataset.option))
  const solution = kind === 'order' ? answer!.split(' ').map(Number) : undefined
  const order = testOrder(key!, seed, options.length, solution)
  const letterOf = (option: number) => letter(order.indexOf(option))
  for (const option of order) {
    options[option]!.querySelector('i')!.textContent = letterOf(option)
    options[option]!.parentElement!.append(options[option]!)
  }
  const slips = all(entry, '[data-slip]')
  for (const slip of slips) slip.querySelector('span')!.textContent = letterOf(Number(slip.dataset.slip))
  slips
    .sort((a, b) => order.indexOf(Number(a.dataset.slip)) - order.indexOf(Number(b.dataset.slip)))
    .forEach((slip) => slip.parentElement!.append(slip))
  entry.querySelector('[data-solution]')!.textContent = solution
    ? words.orderIs(solution.map(letterOf))
    : words.itIs(letterOf(Number(answer)))
}

/** @param entry - its line of the key. */
export function drawQuestion(
  question: HTMLElement,
  entry: HTMLElement,
  seed: number,
  generators: Readonly<Record<string, Generator>>,
): void {
  const { draw, kind, question: key } = question.dataset
  if (draw !== undefined) {
    const { values } = drawValues(generators[draw]!, key!, seed, fairnessOf(question, entry))
    fill(question, values)
    fill(entry, values)
    if (kind === 'number') answerNumber(question, entry, values)
    const options = all(question, '.options > li')
    const right = options.find(({ dataset }) => dataset.is !== undefined && dataset.is === values.answer)
    if (right) question.dataset.answer = right.dataset.option
    if (kind === 'order')
      question.dataset.answer = options
        .sort((a, b) => (values[a.dataset.by!] as number) - (values[b.dataset.by!] as number))
        .map(({ dataset }) => dataset.option)
        .join(' ')
  }
  if (kind !== 'number') reorder(question, entry, seed)
}
