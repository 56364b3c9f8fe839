/** Compiles every mutant of a file behind `__on(id)`: one text that holds them all, switched at run time. */
import { parseSync } from 'vite'

export interface Mutant {
  readonly id: number
  readonly file: string
  readonly line: number
  readonly code: string
  readonly change: string
}

interface Node {
  readonly type: string
  readonly start: number
  readonly end: number
  readonly [key: string]: unknown
}

const OPERATORS: Record<string, string[]> = {
  '+': ['-'],
  '-': ['+'],
  '*': ['/'],
  '/': ['*'],
  '%': ['*'],
  '<': ['<=', '>='],
  '<=': ['<', '>'],
  '>': ['>=', '<='],
  '>=': ['>', '<'],
  '===': ['!=='],
  '!==': ['==='],
  '&&': ['||'],
  '||': ['&&'],
  '+=': ['-='],
  '-=': ['+='],
  '*=': ['/='],
  '/=': ['*='],
}
const METHODS = new Map([
  ['min', 'max'],
  ['max', 'min'],
  ['floor', 'ceil'],
  ['every', 'some'],
  ['some', 'every'],
])

const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && 'type' in value

export function instrument(file: string, source: string, mutants: Mutant[]): string {
  const { program } = parseSync(file, source, { lang: 'ts' })
  const text = (node: Node): string => source.slice(node.start, node.end)
  const rendered = new Map<unknown, string>()
  const add = (node: Node, change: string): string => {
    const id = mutants.length
    const line = source.slice(0, node.start).split('\n').length
    mutants.push({ id, file, line, code: text(node).replace(/\s+/g, ' ').slice(0, 100), change })
    return `__on(${id})`
  }

  /** The node's text with its children's mutants inside; then its own mutants around it. */
  const render = (node: Node): string => {
    const type = node.type.startsWith('TS') && node.type !== 'TSAsExpression' && node.type !== 'TSNonNullExpression'
    if (type || node.type === 'ImportDeclaration') return text(node)
    const children = Object.values(node)
      .flat()
      .filter(isNode)
      .sort((a, b) => a.start - b.start)
    let whole = ''
    let at = node.start
    for (const child of children) {
      if (child.start < at) continue
      const inner = render(child)
      rendered.set(child, inner)
      whole += source.slice(at, child.start) + inner
      at = child.end
    }
    return mutate(node, whole + source.slice(at, node.end))
  }

  const mutate = (node: Node, whole: string): string => {
    const operator = String(node.operator)
    const part = (key: string): string => text(node[key] as Node)
    if (['BinaryExpression', 'LogicalExpression', 'AssignmentExpression'].includes(node.type)) {
      return (OPERATORS[operator] ?? []).reduce(
        (inner, other) =>
          `(${add(node, `${operator} becomes ${other}`)} ? ((${part('left')}) ${other} (${part('right')})) : (${inner}))`,
        whole,
      )
    }
    if (node.type === 'UnaryExpression' && (operator === '-' || operator === '!')) {
      return `(${add(node, `${operator} removed`)} ? (${part('argument')}) : (${whole}))`
    }
    if (node.type === 'ConditionalExpression') {
      const swapped = `(${part('test')}) ? (${part('alternate')}) : (${part('consequent')})`
      return `(${add(node, 'branches swapped')} ? (${swapped}) : (${whole}))`
    }
    if (node.type === 'CallExpression') {
      const callee = node.callee as Node
      const name = isNode(callee.property) ? String(callee.property.name) : ''
      const other = METHODS.get(name)
      if (other === undefined) return whole
      const swapped = `${text(callee.object as Node)}.${other}${source.slice(callee.end, node.end)}`
      return `(${add(node, `${name} becomes ${other}`)} ? (${swapped}) : (${whole}))`
    }
    if (node.type === 'ExpressionStatement') {
      // A block, because a mutant begins with a parenthesis and the sources have no semicolons.
      return /^check[A-Z]/.test(text(node)) ? `if (!${add(node, 'check removed')}) { ${whole} }` : `{ ${whole} }`
    }
    if (node.type === 'IfStatement') {
      const test = rendered.get(node.test) as string
      const start = (node.test as Node).start - node.start
      const guard = add(node.test as Node, 'if never true')
      return `${whole.slice(0, start)}!${guard} && (${test})${whole.slice(start + test.length)}`
    }
    if (node.type === 'Literal' && typeof node.value === 'number' && node.value + 1 !== node.value) {
      return `(${add(node, `becomes ${node.value + 1}`)} ? ${node.value + 1} : ${whole})`
    }
    return whole
  }
  return render(program as unknown as Node)
}
