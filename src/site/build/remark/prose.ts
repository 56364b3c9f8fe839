import type { Heading, Root } from 'mdast'
import { SKIP, visit } from 'unist-util-visit'
import type { VFile } from 'vfile'

interface JsxNode {
  type: string
  name?: string | null
  attributes?: { type: string; name?: string; value?: unknown }[]
  position?: { start: { line: number; offset?: number }; end: { offset?: number } }
  children?: unknown[]
}

const textOf = (node: unknown): string => {
  const { value, children } = node as { value?: string; children?: unknown[] }
  return value ?? children?.map(textOf).join('') ?? ''
}

const jsString = (value: unknown) => JSON.parse(JSON.stringify(value)) as unknown

/** An estree expression for plain data, so that a plugin can hand arrays and objects to a component. */
function expressionOf(value: unknown): object {
  if (Array.isArray(value)) return { type: 'ArrayExpression', elements: value.map(expressionOf) }
  if (typeof value === 'object' && value !== null)
    return {
      type: 'ObjectExpression',
      properties: Object.entries(value).map(([key, item]) => ({
        type: 'Property',
        kind: 'init',
        method: false,
        shorthand: false,
        computed: false,
        key: { type: 'Identifier', name: key },
        value: expressionOf(item),
      })),
    }
  return { type: 'Literal', value: jsString(value), raw: JSON.stringify(value) }
}

/** `export const name = value` as a node of the MDX tree. */
const exportNode = (name: string, value: unknown) => ({
  type: 'mdxjsEsm',
  value: '',
  data: {
    estree: {
      type: 'Program',
      sourceType: 'module',
      body: [
        {
          type: 'ExportNamedDeclaration',
          specifiers: [],
          source: null,
          attributes: [],
          declaration: {
            type: 'VariableDeclaration',
            kind: 'const',
            declarations: [{ type: 'VariableDeclarator', id: { type: 'Identifier', name }, init: expressionOf(value) }],
          },
        },
      ],
    },
  },
})

const importNode = (specifier: object, from: string) => ({
  type: 'mdxjsEsm',
  value: '',
  data: {
    estree: {
      type: 'Program',
      sourceType: 'module',
      body: [
        {
          type: 'ImportDeclaration',
          attributes: [],
          specifiers: [specifier],
          source: { type: 'Literal', value: from, raw: JSON.stringify(from) },
        },
      ],
    },
  },
})

const named = (name: string) => ({ type: 'Identifier', name })
const importCore = importNode({ type: 'ImportNamespaceSpecifier', local: named('core') }, '/src/core/index.ts')
const importRecorded = importNode(
  { type: 'ImportSpecifier', imported: named('recordedNumber'), local: named('recordedNumber') },
  '/src/course/recorded.ts',
)

const attribute = (name: string, value: string) => ({ type: 'mdxJsxAttribute', name, value })

/** About how tall a block stands on a phone, in rem. */
function estimatedHeight(block: unknown): number {
  let height = 0
  visit({ type: 'root', children: [block] } as Root, (node) => {
    const { type, value, children, name } = node as unknown as JsxNode & { value?: string }
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

/** A part of a section is at least this tall, in rem: about two screens of a phone. */
const PART_HEIGHT = 45

/**
 * Each second-level heading and what follows it in a section, each section in parts of about two screens: small screens lay
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
    const afterPrediction = (part?.children.at(-1) as JsxNode | undefined)?.name === 'Predict'
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
 * - `## A claim [#anchor]`: a heading with the anchor that links keep using when its words change; required, unique. With
 *   `[#anchor: few words]` the table of contents says the few words;
 * - `core` in expressions, so that `<Computed digits={3}>{core.softmax([2, 1], 1)[0]}</Computed>` needs no import, and the
 *   expression itself travels along as `from`, for the reader who asks where a number comes from; and `recordedNumber`;
 * - every component knows the file and line it stands on, for errors;
 * - a bare decimal or percentage in prose stops the build: a number is Computed, Recorded or Cited.
 */
export function remarkProse() {
  return (tree: Root, file: VFile) => {
    const source = String(file)
    const path = file.path.replace(/\\/g, '/').replace(/^.*\/(lessons\/)/, '$1')
    const headings: { id: string; text: string; level: number }[] = []

    visit(tree, 'heading', (node: Heading) => {
      if (node.depth === 1)
        file.fail('a lesson has no level-one heading of its own: the title is in the front matter', node)
      const last = node.children.at(-1)
      const found = last?.type === 'text' ? /\s*\[#([a-z][a-z0-9-]*)(?::\s*([^\]]+))?\]$/.exec(last.value) : null
      if (!found || last?.type !== 'text')
        file.fail(
          `heading "${textOf(node)}" has no anchor; end it with [#some-name] (lower case, digits, hyphens)`,
          node,
        )
      last.value = last.value.slice(0, found.index)
      const id = found[1]!
      if (headings.some((heading) => heading.id === id)) file.fail(`anchor #${id} is used twice in this lesson`, node)
      headings.push({ id, text: found[2] ?? textOf(node), level: node.depth })
      node.data = { ...node.data, hProperties: { id } } as never
    })

    visit(tree, (node) => {
      const jsx = node as unknown as JsxNode
      if (jsx.type !== 'mdxJsxFlowElement' && jsx.type !== 'mdxJsxTextElement') return
      if (!jsx.name || !/^[A-Z]/.test(jsx.name)) return
      jsx.attributes!.push(attribute('source', `${path}:${jsx.position?.start.line ?? 1}`))
      if (jsx.name === 'Computed') {
        const { start, end } = jsx.position!
        const body = source.slice(start.offset, end.offset).replace(/^<Computed[^>]*>|<\/Computed>$/g, '')
        jsx.attributes!.push(
          attribute(
            'from',
            body
              .replace(/^\s*\{|\}\s*$/g, '')
              .replace(/\s+/g, ' ')
              .trim(),
          ),
        )
      }
    })

    visit(tree, (node) => {
      const jsx = node as unknown as JsxNode
      // Numbers have a home in these; formulas, code and components' attributes are not prose.
      if (jsx.name && ['Computed', 'Recorded', 'Cited', 'code', 'pre'].includes(jsx.name)) return SKIP
      if (node.type !== 'text') return
      const found = /\d+\.\d+|\d\s?%/.exec(node.value)
      if (found)
        file.fail(
          `the number "${found[0]}" stands bare in the prose; write it as <Computed>, <Recorded> or <Cited> so that the reader sees where it comes from`,
          node,
        )
    })

    tree.children = inSections(tree)
    tree.children.unshift(importCore as never, importRecorded as never)
    tree.children.push(exportNode('headings', headings) as never)
  }
}
