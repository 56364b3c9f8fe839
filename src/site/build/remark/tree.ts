/** What the plugins share: the nodes of an MDX tree, where they stand, plain data in and out of expressions. */
import type { Node } from 'unist'
import type { VFile } from 'vfile'

export interface Attribute {
  readonly type: string
  readonly name?: string
  value?: unknown
  readonly position?: Node['position']
}

/** A node as the plugins read it: Markdown, math and JSX alike. */
export interface MdxNode {
  readonly type: string
  readonly name?: string | null
  readonly value?: string
  readonly url?: string
  readonly attributes?: Attribute[]
  readonly children?: MdxNode[]
  readonly position?: Node['position']
}

export const isJsx = ({ type }: { readonly type: string }): boolean => /^mdxJsx(Flow|Text)Element$/.test(type)

/** "lessons/en/10-ppo.mdx", whatever stands before it on this machine. */
export const pathOf = (file: VFile): string => file.path.replace(/\\/g, '/').replace(/^.*\/(?=lessons\/)/, '')

export const lineOf = (node: { readonly position?: Node['position'] }): number => node.position?.start.line ?? 1

/** The text of a node as its author wrote it. */
export const written = (file: VFile, { position }: { readonly position?: Node['position'] }): string =>
  position ? String(file).slice(position.start.offset, position.end.offset) : ''

export function* nodesOf(node: MdxNode): Generator<MdxNode> {
  yield node
  for (const child of node.children ?? []) yield* nodesOf(child)
}

interface Expression {
  readonly type: string
  readonly value?: unknown
  readonly operator?: string
  readonly argument?: Expression
  readonly elements?: readonly (Expression | null)[]
  readonly properties?: readonly {
    readonly type: string
    readonly computed?: boolean
    readonly kind?: string
    readonly key?: Expression & { readonly name?: string }
    readonly value?: Expression
  }[]
  readonly expressions?: readonly Expression[]
  readonly quasis?: readonly { readonly value: { readonly cooked?: string } }[]
}

class NotPlain extends Error {}

/** @throws NotPlain if the expression computes something. */
function read(expression: Expression | null | undefined): unknown {
  switch (expression?.type) {
    case 'Literal':
      return expression.value
    case 'TemplateLiteral':
      if (expression.expressions!.length > 0) break
      return expression.quasis![0]!.value.cooked
    case 'UnaryExpression': {
      const value = read(expression.argument)
      if (typeof value !== 'number' || !['-', '+'].includes(expression.operator!)) break
      return expression.operator === '-' ? -value : value
    }
    case 'ArrayExpression':
      return expression.elements!.map(read)
    case 'ObjectExpression':
      return Object.fromEntries(
        expression.properties!.map((property) => {
          if (property.type !== 'Property' || property.computed || property.kind !== 'init') throw new NotPlain()
          return [property.key!.name ?? String(property.key!.value), read(property.value)]
        }),
      )
    default:
  }
  throw new NotPlain()
}

/** The value of an attribute if it is plain data; undefined if it computes something. */
export function plainValue({ value }: Attribute): { readonly value: unknown } | undefined {
  if (value === null || value === undefined) return { value: true }
  if (typeof value === 'string') return { value }
  const [statement] =
    (value as { data?: { estree?: { body: { expression?: Expression }[] } } }).data?.estree?.body ?? []
  try {
    return { value: read(statement?.expression) }
  } catch (error) {
    if (error instanceof NotPlain) return undefined
    throw error
  }
}

/** A call in place of a value, such as namedNumber('ppo', 'overshoot', 'lessons/en/10-ppo.mdx:42'). */
export class Call {
  constructor(
    readonly name: string,
    readonly given: readonly unknown[],
  ) {}
}

/** An estree expression for plain data and calls, so that a plugin can hand them to a component. */
function expressionOf(value: unknown): object {
  if (value instanceof Call)
    return {
      type: 'CallExpression',
      optional: false,
      callee: { type: 'Identifier', name: value.name },
      arguments: value.given.map(expressionOf),
    }
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
        key: { type: 'Literal', value: key, raw: JSON.stringify(key) },
        value: expressionOf(item),
      })),
    }
  if (typeof value === 'number' && value < 0)
    return { type: 'UnaryExpression', operator: '-', prefix: true, argument: expressionOf(-value) }
  return { type: 'Literal', value, raw: JSON.stringify(value) }
}

/** `{...}` as the value of an attribute. */
export const expressionValue = (value: unknown) => ({
  type: 'mdxJsxAttributeValueExpression',
  value: '',
  data: {
    estree: {
      type: 'Program',
      sourceType: 'module',
      body: [{ type: 'ExpressionStatement', expression: expressionOf(value) }],
    },
  },
})

const esm = (statement: object) => ({
  type: 'mdxjsEsm',
  value: '',
  data: { estree: { type: 'Program', sourceType: 'module', body: [statement] } },
})

/** `export const name = value` as a node of the MDX tree. */
export const exportNode = (name: string, value: unknown) =>
  esm({
    type: 'ExportNamedDeclaration',
    specifiers: [],
    source: null,
    attributes: [],
    declaration: {
      type: 'VariableDeclaration',
      kind: 'const',
      declarations: [{ type: 'VariableDeclarator', id: { type: 'Identifier', name }, init: expressionOf(value) }],
    },
  })

/** `import { name } from 'path'` as a node of the MDX tree. */
export const importNode = (name: string, path: string) =>
  esm({
    type: 'ImportDeclaration',
    attributes: [],
    specifiers: [
      {
        type: 'ImportSpecifier',
        imported: { type: 'Identifier', name },
        local: { type: 'Identifier', name },
      },
    ],
    source: { type: 'Literal', value: path, raw: JSON.stringify(path) },
  })
