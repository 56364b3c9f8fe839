import type { Heading, Root, Text } from 'mdast'
import { SKIP, visit } from 'unist-util-visit'
import type { VFile } from 'vfile'
import { anchorOf } from './anchor.ts'
import { type MdxNode, exportNode, importNode, isJsx, lineOf, pathOf } from './tree.ts'

const textOf = (node: unknown): string => {
  const { value, children } = node as { value?: string; children?: unknown[] }
  return value ?? children?.map(textOf).join('') ?? ''
}

const attribute = (name: string, value: string) => ({ type: 'mdxJsxAttribute', name, value })

/** About how tall a block stands on a phone, in rem. */
function estimatedHeight(block: unknown): number {
  let height = 0
  visit({ type: 'root', children: [block] } as Root, (node) => {
    const { type, value, children, name } = node as unknown as MdxNode
    // Folded: its heading alone.
    if (name === 'Further') {
      height += 4
      return SKIP
    }
    if (type === 'text') height += value!.length * 0.048
    else if (type === 'paragraph') height += 2
    else if (type === 'math') height += 5
    else if (type === 'mdxJsxFlowElement' && /^[A-Z]/.test(name ?? '') && children?.length === 0) height += 54
  })
  return height
}

const box = (hName: string, className: string) => ({
  type: className,
  children: [] as Root['children'],
  data: { hName, hProperties: { className } },
})

/** A part of a section is at least this tall, in rem: a few paragraphs, so that the first screen lays out little beside itself. */
const PART_HEIGHT = 10

/**
 * Each second-level heading and what follows it in a section, each section in parts of a few paragraphs: small screens lay
 * out the far ones later, and reserve their estimated height until then. A part begins with a paragraph, which has no
 * distance of its own to what stands above, so that the boxes change no distance.
 */
function inSections(tree: Root): Root['children'] {
  const top: Root['children'] = []
  let section: Root['children'] | null = null
  let part: ReturnType<typeof box> | null = null
  let height = 0
  const reserve = () => {
    if (part)
      Object.assign(part.data.hProperties, { style: `contain-intrinsic-block-size:auto ${Math.round(height)}rem` })
  }
  for (const child of tree.children) {
    const isCode = child.type === ('mdxjsEsm' as string)
    const isHeading = child.type === 'heading' && child.depth === 2
    if (isHeading) {
      const made = box('section', 'section')
      top.push(made as never)
      section = made.children
    }
    if (section === null || isCode) {
      top.push(child)
      continue
    }
    // After a prediction the style sheet does give a paragraph a distance.
    const afterPrediction = (part?.children.at(-1) as unknown as MdxNode | undefined)?.name === 'Predict'
    if (isHeading || (height > PART_HEIGHT && child.type === 'paragraph' && !afterPrediction)) {
      reserve()
      part = box('div', 'part')
      section.push(part as never)
      height = isHeading ? 5 : 0
    }
    part!.children.push(child)
    height += estimatedHeight(child)
  }
  reserve()
  return top
}

/**
 * What a lesson file gets besides Markdown:
 * - `## A claim [#anchor]`: a heading with the anchor that links keep using when its words change; required. With
 *   `[#anchor: few words]` the table of contents says the few words;
 * - every component knows the file and line it stands on, for errors;
 * - a bare decimal or percentage in prose stops the build: a number is Computed, Recorded or Cited.
 */
export function remarkProse() {
  return (tree: Root, file: VFile) => {
    const headings: { id: string; text: string; level: number }[] = []

    visit(tree, 'heading', (node: Heading) => {
      if (node.depth === 1)
        file.fail("a lesson has no level-one heading of its own: its title is in the course's catalogue", node)
      const anchor = anchorOf(node)
      if (!anchor)
        file.fail(
          `heading "${textOf(node)}" has no anchor; end it with [#some-name] (lower case, digits, hyphens)`,
          node,
        )
      const last = node.children.at(-1) as Text
      last.value = last.value.slice(0, anchor.end)
      headings.push({ id: anchor.id, text: anchor.short ?? textOf(node), level: node.depth })
      node.data = { ...node.data, hProperties: { id: anchor.id } } as never
    })

    visit(tree, (node) => {
      const jsx = node as unknown as MdxNode
      if (!isJsx(jsx) || !/^[A-Z]/.test(jsx.name ?? '')) return
      jsx.attributes!.push(attribute('source', `${pathOf(file)}:${lineOf(jsx)}`))
    })

    visit(tree, (node) => {
      const { name } = node as unknown as MdxNode
      // Numbers have a home in these; formulas, code and components' attributes are not prose.
      if (name && ['Computed', 'Recorded', 'Cited', 'code', 'pre'].includes(name)) return SKIP
      if (node.type !== 'text') return
      const found = /\d+\.\d+|\d\s?%/.exec(node.value)
      if (found)
        file.fail(
          `the number "${found[0]}" stands bare in the prose; write it as <Computed>, <Recorded> or <Cited> so that the reader sees where it comes from`,
          node,
        )
    })

    tree.children = inSections(tree)
    for (const name of file.data.namedNumbers?.calls ?? [])
      tree.children.unshift(importNode(name, '/src/course/numbers.ts') as never)
    tree.children.push(exportNode('headings', headings) as never)
  }
}
