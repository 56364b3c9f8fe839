import katex from 'katex'
import { leanDrawing } from './formula-boxes.ts'
import { isTerm, macros, symbols } from './symbols.ts'

/** KaTeX draws what it refuses in this colour instead of throwing; finding it in the result is our error. */
const REFUSED = '#badbad'

/** What we read of the tree KaTeX makes of a formula: elements of the drawing have classes, those of MathML a type. */
interface TreeNode {
  readonly type?: string
  readonly classes?: string[]
  children?: TreeNode[]
  toMarkup(): string
}
interface TreeMaker {
  new (kind: string | string[], children: TreeNode[]): TreeNode
}

/** In KaTeX's API, though not in its types: `renderToString` is this and then `toMarkup()`. */
const { __renderToDomTree: renderToTree } = katex as unknown as {
  readonly __renderToDomTree: (tex: string, options: katex.KatexOptions) => TreeNode
}

const sameKind = (node: TreeNode) => node.constructor as unknown as TreeMaker

/** The elements of MathML that take a fixed number of children. */
const ARITY: Record<string, number> = {
  mfrac: 2,
  mroot: 2,
  msub: 2,
  msup: 2,
  munder: 2,
  mover: 2,
  msubsup: 3,
  munderover: 3,
}

const flat = (node: TreeNode): TreeNode[] =>
  node.type === undefined && node.classes?.length === 0 && node.children ? node.children.flatMap(flat) : [node]

/**
 * Gives every element of a formula's MathML the children it must have. KaTeX writes an operator such as \max as two siblings, name
 * and "apply function", which makes three children of a `<msub>`: what stands in one place becomes one row.
 * @throws Error if an element still has too many or too few children.
 */
function mendMathMl(node: TreeNode): void {
  if (!node.children) return
  const arity = ARITY[node.type ?? '']
  if (arity !== undefined) {
    node.children = node.children.map((child) => {
      const parts = flat(child)
      return parts.length === 1 ? parts[0]! : new (sameKind(node))('mrow', parts)
    })
    if (node.children.length !== arity)
      throw new Error(`<${node.type}> in its MathML has ${node.children.length} children; allowed: ${arity}`)
  }
  for (const child of node.children) mendMathMl(child)
}

/**
 * A formula with \wrap in it: what stands between two marks keeps together, and a line may begin after each of them.
 * @throws Error if a mark stands where a line cannot begin.
 */
function groupBetweenMarks(drawing: TreeNode, marks: number): void {
  const isMark = ({ classes }: TreeNode) => classes?.includes('allowbreak')
  const bases = drawing.children ?? []
  if (marks === 0) return
  const lines: TreeNode[][] = [[]]
  for (const base of bases) {
    lines.at(-1)!.push(base)
    if (base.children?.some(isMark)) {
      base.children = base.children.filter((child) => !isMark(child))
      lines.push([])
    }
  }
  if (lines.length - 1 !== marks)
    throw new Error('\\wrap stands inside a group; allowed: where no { }, \\left \\right or environment is open')
  drawing.classes!.push('formula-pieces')
  drawing.children = lines
    .filter((line) => line.length > 0)
    .map((line) => new (sameKind(bases[0]!))(['formula-piece'], line))
}

/**
 * The TeX of a formula as other programs read it: our macros written out, marks for the layout left out. A slot stays, as
 * \slot{name}, for what stands in it when the formula is copied.
 */
export function portableTex(tex: string): string {
  return (
    tex
      .replace(/\\slot\{([^}]*)\}\{\\text\{[^}]*\}\}/g, '\\slot{$1}')
      .replace(/\\(?:htmlData\{[^}]*\}|wrap(?![A-Za-z]))/g, '')
      // A letter in the place of a command must not run into the command before it.
      .replace(/\\[A-Za-z]+(?=\\([A-Za-z]+))/g, (command, name) =>
        isTerm(name) && /^[A-Za-z]/.test(symbols[name].tex) ? `${command} ` : command,
      )
      .replace(
        /([_^]|\\(?:[dt]?frac|bar|hat|tilde))?\\([A-Za-z]+)(?=(\s*[_^])?)/g,
        (all, before = '', name, script) => {
          if (!isTerm(name)) return all
          const own = symbols[name].tex.replace(/π/g, '\\pi')
          const isGroup = !/^(?:\\[A-Za-z]+|.)$/.test(own) && (before !== '' || (script && own.includes('_')))
          return before + (isGroup ? `{${own}}` : own)
        },
      )
      .replace(/π/g, '\\pi ')
      .replace(/ε/g, '\\varepsilon ')
      .trim()
  )
}

const attributeText = (text: string) => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`)

/**
 * The one place where a formula becomes HTML. Errors are thrown, never drawn in red on a page.
 * A formula has one form: `\wrap` marks where a narrow screen may begin a new line, and the attribute data-tex carries its TeX for the clipboard.
 */
export function formulaHtml(tex: string, { display }: { display: boolean }): string {
  const tree = renderToTree(tex, {
    displayMode: display,
    throwOnError: true,
    errorColor: REFUSED,
    output: 'htmlAndMathml',
    // \htmlData is how a symbol carries its term; everything else outside LaTeX is refused.
    strict: (code: string) => (code === 'htmlExtension' ? 'ignore' : 'error'),
    trust: ({ command }: { command: string }) => command === '\\htmlData',
    macros: { ...macros, '\\slot': '\\htmlData{slot=#1}{#2}', '\\wrap': '\\allowbreak' },
  })
  const [mathml, drawing] = (display ? tree.children![0]! : tree).children!
  mendMathMl(mathml!)
  groupBetweenMarks(drawing!, tex.match(/\\wrap(?![A-Za-z])/g)?.length ?? 0)
  const spoken = mathml!
    .toMarkup()
    // The TeX inside MathML would be read out by text readers; for the clipboard it stands in an attribute.
    .replace(/<annotation[\s\S]*?<\/annotation>|<\/?semantics>| xmlns="[^"]*"/g, '')
    .replace(/(<math[^>]*>)<mrow>([\s\S]*)<\/mrow>(?=<\/math>)/, '$1$2')
  const shown = leanDrawing(drawing!, { display })
  const html = `<span class="katex" translate="no" data-tex="${attributeText(portableTex(tex))}">${spoken}${shown}</span>`
  if (html.includes(REFUSED)) throw new Error(`a command in "${tex}" is not allowed here`)
  return display ? `<span class="katex-display">${html}</span>` : html
}
