/** Counts what a reader works through, in the core and in the further sections, so that no minutes are typed. */
import { readdirSync } from 'node:fs'
import type { Root } from 'mdast'
import { componentName } from '../../../course/component-name.ts'
import { type Extent, type LessonExtent, minutesOf } from '../../../course/extent.ts'
import type { VFile } from 'vfile'
import { type MdxNode, exportNode } from './tree.ts'

declare module 'vfile' {
  interface DataMap {
    /** What a reader works through. */
    extent?: LessonExtent
  }
}

const FIGURES = new Set(['Scrolly', ...readdirSync('src/widgets').map(componentName)])

/** Beside the text, for whoever wants it. */
const OPTIONAL = ['Note']

const wordsIn = (text: string) => text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length

const none: Extent = { words: 0, formulas: 0, exercises: 0, figures: 0 }
const sum = (extents: readonly Extent[]): Extent =>
  extents.reduce(
    (total, { words, formulas, exercises, figures }) => ({
      words: total.words + words,
      formulas: total.formulas + formulas,
      exercises: total.exercises + exercises,
      figures: total.figures + figures,
    }),
    none,
  )

const saidIn = ({ attributes = [] }: MdxNode) => {
  const value = attributes.find(({ name }) => name === 'said')?.value
  return typeof value === 'string' ? wordsIn(value) : 0
}

/** @param isInside - tells which nodes are counted elsewhere. */
function extentOf(node: MdxNode, isElsewhere: (node: MdxNode) => boolean): Extent {
  const { type, name, value = '', children = [] } = node
  if (isElsewhere(node) || OPTIONAL.includes(name ?? '') || type === 'yaml' || type === 'mdxjsEsm') return none
  const own = {
    words:
      type === 'text' || type === 'code' || type === 'inlineCode'
        ? wordsIn(value)
        : type === 'inlineMath' || name === 'Computed' || name === 'Recorded'
          ? 1
          : saidIn(node),
    formulas: type === 'math' ? 1 : 0,
    exercises: name === 'Exercise' ? 1 : 0,
    figures: FIGURES.has(name ?? '') ? 1 : 0,
  }
  return sum([own, ...children.map((child) => extentOf(child, isElsewhere))])
}

const isFurther = ({ name }: MdxNode) => name === 'Further'

/** Every `<Further>` learns its minutes; the module exports the extent of the lesson. */
export function remarkMeasure() {
  return (tree: Root, file: VFile) => {
    const further: Extent[] = []
    const visit = (node: MdxNode) => {
      if (isFurther(node)) {
        const extent = sum(node.children!.map((child) => extentOf(child, () => false)))
        further.push(extent)
        node.attributes!.push({ type: 'mdxJsxAttribute', name: 'minutes', value: String(minutesOf(extent)) })
      } else for (const child of node.children ?? []) visit(child)
    }
    visit(tree)
    const extent: LessonExtent = { core: extentOf(tree, isFurther), further: sum(further) }
    file.data.extent = extent
    tree.children.push(exportNode('extent', extent) as never)
  }
}
