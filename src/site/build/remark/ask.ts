/** The lesson's side of "predict, then see": which figure waits for which question. */
import { readdirSync } from 'node:fs'
import type { Root } from 'mdast'
import { visit } from 'unist-util-visit'
import type { VFile } from 'vfile'
import { componentName } from '../../../course/component-name.ts'

interface JsxNode {
  readonly type: string
  readonly name?: string | null
  readonly attributes: { type: string; name?: string; value?: unknown }[]
}

const attributeOf = ({ attributes }: JsxNode, wanted: string) => attributes.find(({ name }) => name === wanted)

const FOLDERS = new Map(readdirSync('src/widgets').map((folder) => [componentName(folder), folder]))

const textOf = ({ attributes }: JsxNode, name: string): string | undefined => {
  const value = attributes.find((attribute) => attribute.name === name)?.value
  return typeof value === 'string' ? value : undefined
}

/** The id under which a component stands as a figure on the page; undefined if it is none. */
const figureOf = (node: JsxNode): string | undefined =>
  node.name === 'Scrolly'
    ? (textOf(node, 'id') ?? textOf(node, 'widget'))
    : FOLDERS.has(node.name ?? '')
      ? (textOf(node, 'id') ?? FOLDERS.get(node.name!))
      : undefined

/**
 * `<Predict id="past-the-fence" figure="ppo-clip">` gives the figure `ppo-clip` further down the page the id of its question. Of
 * several questions to one figure the first counts, and what that one `shows` after the guess goes along. A figure that is not
 * there, or stands before its question, stops the build.
 */
export function remarkAsk() {
  return (tree: Root, file: VFile) => {
    const nodes: JsxNode[] = []
    visit(tree, (node) => {
      if (/^mdxJsx(Flow|Text)Element$/.test(node.type)) nodes.push(node as unknown as JsxNode)
    })
    const ids = nodes.flatMap((node) => figureOf(node) ?? [])
    for (const predict of nodes) {
      const marks = predict.name === 'Predict' ? textOf(predict, 'marks') : undefined
      if (marks !== undefined && !ids.includes(marks))
        file.fail(
          `<Predict marks="${marks}"> names no figure of this page; allowed: ${ids.join(', ') || 'none'}`,
          predict as never,
        )
    }
    nodes.forEach((predict, index) => {
      if (predict.name !== 'Predict' || !predict.attributes.some(({ name }) => name === 'figure')) return
      const wanted = textOf(predict, 'figure')
      const figures = nodes.flatMap((node, place) => {
        const id = figureOf(node)
        return id === undefined ? [] : [{ id, node, place }]
      })
      const found = figures.find(({ id }) => id === wanted)
      const after = figures.filter(({ place }) => place > index).map(({ id }) => id)
      if (!found || found.place < index)
        file.fail(
          found
            ? `<Predict figure="${wanted}"> stands after its figure; a question is asked before. Allowed here: ${after.join(', ') || 'none'}`
            : `<Predict figure="${wanted}"> names no figure of this page; allowed: ${after.join(', ') || 'none'}`,
          predict as never,
        )
      if (textOf(found.node, 'question') !== undefined) return
      found.node.attributes.push({ type: 'mdxJsxAttribute', name: 'question', value: textOf(predict, 'id') ?? '' })
      const shows = attributeOf(predict, 'shows')
      if (shows) found.node.attributes.push(shows)
    })
  }
}
