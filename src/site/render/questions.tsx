/** Reads lessons/en/questions: one file per lesson, checked and shuffled once, shown in as many places as need be. */
import { Children, type ReactElement, type ReactNode, isValidElement } from 'react'
import { choiceOrders, shuffledOrder, unsolvedOrder } from '../../lesson/questions/shuffle.ts'
import type { Question, Questions } from '../../lesson/exercise.tsx'
import { MultipleChoice, choiceShape } from '../../lesson/questions/multiple-choice.tsx'
import { Numeric, type NumericProps, numberShape } from '../../lesson/questions/numeric.tsx'
import { Ordering, orderShape } from '../../lesson/questions/ordering.tsx'
import { type QuestionProps, type QuestionShape, kindOf } from '../../lesson/questions/parts.tsx'
import { lessonBySlug } from '../../course/catalogue.ts'
import { isWritten, slugOfFile } from '../../course/written.ts'
import { components } from './vocabulary.tsx'

interface QuestionModule {
  readonly default: (props: { components: Record<string, unknown> }) => ReactElement<{ children?: ReactNode }>
}

const modules = import.meta.glob<QuestionModule>('../../../lessons/en/questions/*.mdx', { eager: true })

type QuestionElement = ReactElement<QuestionProps & { readonly source?: string }>

function shapeOf(element: QuestionElement): QuestionShape | null {
  const kind = kindOf(element)
  if (kind === MultipleChoice) return choiceShape(element.props)
  if (kind === Ordering) return orderShape(element.props)
  return kind === Numeric ? numberShape(element.props as NumericProps) : null
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
      return { element, shape, name: `${slug}/${id}` }
    } catch (error) {
      throw new RangeError(`${source}: ${(error as Error).message}`, { cause: error })
    }
  })
  const choices = read.filter(({ shape }) => shape.kind === 'choice')
  const orders = choiceOrders(choices.map(({ name, shape: { count, right } }) => ({ name, count, right })))
  return read.map((entry, index) => {
    const { element, shape, name } = entry
    const { id, about } = element.props
    const order =
      shape.kind === 'choice'
        ? orders[choices.indexOf(entry)]!
        : shape.kind === 'order'
          ? unsolvedOrder(name, shape.count)
          : shuffledOrder(name, 0)
    return { lesson: slug, id, number: index + 1, about, order, element }
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
