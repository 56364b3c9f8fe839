/** Reads lessons/en/questions: one file per lesson, checked and shuffled once, shown in as many places as need be. */
import { Children, type ReactElement, type ReactNode, isValidElement } from 'react'
import type { Drawing, Question, Questions } from '../../lesson/exercise.tsx'
import { type Fairness, type Generator, drawValues } from '../../lesson/questions/draw.ts'
import { LESSON_SEED } from '../../lesson/questions/seeds.ts'
import { MultipleChoice, choiceFairness, choiceShape } from '../../lesson/questions/multiple-choice.tsx'
import { Numeric, type NumericProps, numberFairness, numberShape } from '../../lesson/questions/numeric.tsx'
import { Ordering, orderFairness, orderShape, orderSolution } from '../../lesson/questions/ordering.tsx'
import { type QuestionProps, type QuestionShape, kindOf } from '../../lesson/questions/parts.tsx'
import { choiceOrders, testOrder, unsolvedOrder } from '../../lesson/questions/shuffle.ts'
import { lessonBySlug } from '../../course/catalogue.ts'
import { unknownName } from '../../course/nearest.ts'
import { isWritten, slugOfFile } from '../../course/written.ts'
import { components } from './vocabulary.tsx'

interface QuestionModule {
  readonly default: (props: { components: Record<string, unknown> }) => ReactElement<{ children?: ReactNode }>
}

const modules = import.meta.glob<QuestionModule>('../../../lessons/en/questions/*.mdx', { eager: true })

const generators = import.meta.glob<Record<string, Generator>>('../../../lessons/draws/*.ts', { eager: true })

type QuestionElement = ReactElement<QuestionProps & { readonly source?: string }>

function shapeOf(element: QuestionElement): QuestionShape | null {
  const kind = kindOf(element)
  if (kind === MultipleChoice) return choiceShape(element.props)
  if (kind === Ordering) return orderShape(element.props)
  return kind === Numeric ? numberShape(element.props as NumericProps) : null
}

const fairnessOf = ({ props }: QuestionElement, { kind }: QuestionShape): Fairness =>
  kind === 'choice'
    ? choiceFairness(props)
    : kind === 'order'
      ? orderFairness(props)
      : numberFairness(props as NumericProps)

/** @throws RangeError if lessons/draws has no such generator. */
function generatorOf(slug: string, name: string): Generator {
  const path = `lessons/draws/${slug}.ts`
  const found = Object.entries(generators).find(([file]) => file.endsWith(path))?.[1] ?? {}
  if (!Object.hasOwn(found, name))
    throw new RangeError(`${unknownName('generator', name, Object.keys(found))} (${path})`)
  return found[name]!
}

/** "cells", "softmax#push". */
function sectionOf(slug: string, on: string): Question['on'] {
  const [anchor = '', lesson = slug] = on.split('#').toReversed()
  if (!isWritten(lesson) || lessonBySlug(lesson).number > lessonBySlug(slug).number)
    throw new RangeError(`on="${on}" names the lesson "${lesson}"; allowed: this lesson, or a written one before it`)
  return { lesson, anchor }
}

const isBlank = (child: ReactNode) => typeof child === 'string' && child.trim() === ''

function readFile(name: string, module: QuestionModule): Question[] {
  const file = `lessons/en/questions/${name}`
  const slug = slugOfFile(file)
  if (!isWritten(slug)) throw new RangeError(`${file} belongs to no lesson; allowed: the name of a file in lessons/en`)
  const Content = module.default
  const content = Content({ components })
  const children = Children.toArray(content.props.children ?? content).filter((child) => !isBlank(child))
  const seen = new Set<string>()
  const read = children.map((child) => {
    const element = child as QuestionElement
    const { source = file, id } = isValidElement(child) ? element.props : ({} as QuestionProps & { source?: string })
    try {
      const shape = isValidElement(child) ? shapeOf(element) : null
      if (!shape)
        throw new RangeError('something that is no question; allowed: <MultipleChoice>, <Numeric>, <Ordering>')
      if (seen.has(id)) throw new RangeError(`the id "${id}" stands twice; allowed: once in a lesson`)
      seen.add(id)
      const { draw, on } = element.props
      const name = `${slug}/${id}`
      const generator = draw === undefined ? null : generatorOf(slug, draw)
      const fairness = fairnessOf(element, shape)
      const valuesFor = (seed: number) => (generator ? drawValues(generator, name, seed, fairness).values : null)
      void valuesFor(LESSON_SEED)
      return { element, shape, name, on: sectionOf(slug, on), valuesFor }
    } catch (error) {
      throw new RangeError(`${source}: ${(error as Error).message}`, { cause: error })
    }
  })
  const choices = read.filter(({ shape }) => shape.kind === 'choice')
  const orders = choiceOrders(choices.map(({ name, shape: { count, right } }) => ({ name, count, right })))
  let shown = 0
  return read.map((entry) => {
    const { element, name, on, shape, valuesFor } = entry
    const { id, about, transfer = false } = element.props
    const showing = (seed: number): Drawing => {
      const values = valuesFor(seed)
      const solution = shape.kind === 'order' ? orderSolution(element.props, values) : undefined
      if (seed !== LESSON_SEED) return { values, order: testOrder(name, seed, shape.count, solution) }
      return { values, order: solution ? unsolvedOrder(name, solution) : (orders[choices.indexOf(entry)] ?? []) }
    }
    return { lesson: slug, id, number: transfer ? 0 : ++shown, about, on, showing, element }
  })
}

/** The questions of every lesson that has any. */
export const questions: Questions = new Map(
  Object.entries(modules)
    .map(([path, module]) => readFile(path.split('/').at(-1)!, module))
    .filter((read) => read.length > 0)
    .map((read) => [read[0]!.lesson, read] as const)
    .sort(([a], [b]) => lessonBySlug(a).number - lessonBySlug(b).number),
)
