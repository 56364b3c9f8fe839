/**
 * Markdown reads some texts as something else than they look, or drops a part of them. Here each of these stops the build and says
 * how to write what was meant: what an author wrote is on the page as it stands, or it is an error.
 */
import type { Root } from 'mdast'
import { visit } from 'unist-util-visit'
import type { VFile } from 'vfile'
import { type MdxNode, isJsx, lineOf, written } from './tree.ts'

type Refuse = (node: MdxNode, message: string, offset?: number) => never

const quoted = (text: string) => `"${text.length > 60 ? `${text.slice(0, 57)}...` : text}"`.replace(/\s+/g, ' ')

/** Words in a formula are drawn as products of letters; most often they come from a dollar that was meant as one. */
const wordsIn = (tex: string): string | undefined =>
  tex
    .replace(/\\(text|operatorname\*?|mathrm|mathsf|mathtt|begin|end|tag|slot|htmlData)\s*\{[^}]*\}/g, ' ')
    .replace(/\\[A-Za-z]+/g, ' ')
    .match(/[A-Za-z]{3,}/)?.[0]

function checkInlineMath(node: MdxNode, raw: string, after: string, refuse: Refuse) {
  if (raw.startsWith('$$'))
    refuse(
      node,
      'a display formula stands on lines of its own: $$, the formula, $$, each on its line, with blank lines around',
    )
  const inside = raw.slice(1, -1)
  if (/^\s|\s$/.test(inside) || /\d/.test(after))
    refuse(
      node,
      `the text between these dollars is read as a formula: ${quoted(inside)}; write \\$ for a dollar sign. A formula has no space inside its dollars, and no digit after them`,
    )
  checkWords(node, inside, refuse)
}

function checkWords(node: MdxNode, tex: string, refuse: Refuse) {
  const word = wordsIn(tex)
  if (word !== undefined)
    refuse(
      node,
      `in a formula "${word}" is a product of letters; write \\text{${word}}, or \\$ if the dollar was meant as one. The formula reads ${quoted(tex)}`,
    )
}

function checkDisplayMath(node: MdxNode, raw: string, refuse: Refuse) {
  const lines = raw.split('\n')
  if (lines.length < 2 || !/^\s*\${2,}\s*$/.test(lines.at(-1)!))
    refuse(node, 'this display formula is not closed, and swallows what follows; close it with $$ on a line of its own')
  if (!/^\s*\${2,}\s*$/.test(lines[0]!))
    refuse(
      node,
      `what stands beside the opening $$ would be lost: ${quoted(lines[0]!.trim())}; begin the formula on the next line`,
    )
  checkWords(node, node.value!, refuse)
}

/** What is left of Markdown's own signs in a text: a sign that opens nothing, or closes nothing. */
const LEFT_OVER: readonly (readonly [sign: RegExp, message: string])[] = [
  [/\$/, 'this dollar opens no formula; close the formula with a dollar, or write \\$ for a dollar sign'],
  [/`/, 'this backtick opens no code; close it, or write \\` for a backtick'],
  [/\*/, 'this star opens nothing and closes nothing; write \\* for a star, and no space inside **bold**'],
  [
    /(?<![\w_])_(?=\S)|(?<=\S)_(?![\w_])/,
    'this underscore opens nothing and closes nothing; write \\_ for an underscore, or `code`',
  ],
  [/~~/, 'struck text is not part of a lesson; write \\~ for a tilde'],
  [/\]\(|\]\[/, 'this looks like a link and is none; a link is [words](address), without a space between'],
  [/\[\^/, 'lessons have no footnotes; write <Note title="...">, or \\[^ to keep the sign'],
  [/\\[A-Za-z]{2,}/, 'a TeX command outside a formula would stand on the page as it is; put it between dollars'],
]

function checkText(node: MdxNode, raw: string, refuse: Refuse) {
  const text = raw.replace(/\\[!-/:-@[-`{-~]/g, '  ')
  for (const [sign, message] of LEFT_OVER) {
    const found = sign.exec(text)
    if (found) refuse(node, message, found.index)
  }
}

function checkLink(node: MdxNode, raw: string, refuse: Refuse) {
  if (!raw.startsWith('['))
    refuse(
      node,
      `"${raw}" would become a link by itself; write [words](${/^\w+:/.test(raw) ? raw : `https://${raw}`}), or \`code\``,
    )
  if (!/^(https?:\/\/|mailto:|\/|#)/.test(node.url!))
    refuse(
      node,
      `the link leads to "${node.url}"; allowed: a page of this site that begins with / such as /lessons/ppo/, a place on this page such as #some-name, or an address that begins with https://`,
    )
}

function checkList(node: MdxNode, file: VFile, refuse: Refuse) {
  const { ordered, start, children = [] } = node as MdxNode & { ordered?: boolean; start?: number }
  if (!ordered) return
  if (children.length === 1 && (start ?? 1) > 20)
    refuse(node, `the number ${start} with a point begins a numbered list; write ${start}\\. to keep it in the text`)
  children.forEach((item, index) => {
    const number = Number(/^\d+/.exec(written(file, item))?.[0])
    if (number !== (start ?? 1) + index)
      refuse(
        item,
        `this item is written ${number}. and would be printed ${(start ?? 1) + index}.; count the list in order`,
      )
  })
}

function checkTable(node: MdxNode, refuse: Refuse) {
  const [head, ...rows] = node.children!
  const count = head!.children!.length
  const empty = head!.children!.find(({ children = [] }) => children.length === 0)
  if (empty)
    refuse(
      empty,
      'this head of a table is empty, and a listener would not hear what its column holds; write a word for it, over the names of the rows too',
    )
  for (const row of rows)
    if (row.children!.length !== count)
      refuse(
        row,
        `this row has ${row.children!.length} cells, the head of its table ${count}; a bar that is no border is written \\|, in a formula \\vert`,
      )
}

function checkFence(node: MdxNode, raw: string, refuse: Refuse) {
  const lines = raw.split('\n')
  if (lines.length < 2 || !/^\s*(`{3,}|~{3,})\s*$/.test(lines.at(-1)!))
    refuse(node, 'this listing is not closed, and swallows what follows; close it with ``` on a line of its own')
  const { meta } = node as MdxNode & { meta?: string | null }
  if (meta) refuse(node, `"${meta}" behind the language of a listing would be lost; allowed: the language alone`)
}

/** A sentence whose next line begins with a sign of Markdown breaks off there. */
const BEGINS: Readonly<Record<string, string>> = {
  list: 'a list',
  blockquote: 'a quotation',
  heading: 'a heading',
  code: 'a listing',
  thematicBreak: 'a line across',
  math: 'a display formula',
}

const isComment = ({ type, value = '' }: MdxNode) =>
  type === 'mdxFlowExpression' && /^\s*\/\*[\s\S]*\*\/\s*$/.test(value)

const NOT_IN_LESSONS: Readonly<Record<string, string>> = {
  definition: 'a reference for links would leave the text; write [words](address) in place',
  linkReference: 'a link by reference; write [words](address)',
  imageReference: 'an image by reference; write ![what it shows](../images/name.svg)',
  footnoteDefinition: 'lessons have no footnotes; write <Note title="...">',
  footnoteReference: 'lessons have no footnotes; write <Note title="...">',
  delete: 'the text between these tildes would be struck through; write \\~ for a tilde',
  break: 'this line ends with two spaces or a backslash, which breaks the line; delete them, or write <br />',
  mdxjsEsm:
    'a line that begins with "import" or "export" is read as code, and a lesson holds none: turn the sentence round',
}

export function remarkKeep() {
  return (tree: Root, file: VFile) => {
    const source = String(file)
    const refuse: Refuse = (node, message, offset) => {
      if (offset === undefined) file.fail(message, node as never)
      const at = node.position!.start.offset! + offset
      const before = source.slice(0, at).split('\n')
      file.fail(message, { line: before.length, column: before.at(-1)!.length + 1 })
    }
    visit(tree, (visited, index, parent) => {
      const node = visited as unknown as MdxNode
      const raw = written(file, node)
      const before = (parent?.children as MdxNode[] | undefined)?.[(index ?? 0) - 1]
      if (NOT_IN_LESSONS[node.type]) refuse(node, NOT_IN_LESSONS[node.type]!)
      if (
        BEGINS[node.type] &&
        before?.type === 'paragraph' &&
        (parent as { type: string }).type !== 'listItem' &&
        lineOf(node) === before.position!.end.line + 1
      )
        refuse(
          node,
          `this line begins ${BEGINS[node.type]} in the middle of a paragraph; put a blank line before it, or a backslash before its first sign`,
        )
      switch (node.type) {
        case 'mdxFlowExpression':
        case 'mdxTextExpression':
          if (!isComment(node))
            refuse(
              node,
              `what stands in braces is run as code: {${quoted(node.value!).slice(1, -1)}}; write \\{ for a brace. A computed number has a name: <Computed value="name" digits={2} />, from lessons/numbers`,
            )
          break
        case 'inlineMath':
          checkInlineMath(node, raw, source.charAt(node.position!.end.offset!), refuse)
          break
        case 'math':
          checkDisplayMath(node, raw, refuse)
          break
        case 'text':
          if (node.position) checkText(node, raw, refuse)
          break
        case 'link':
          checkLink(node, raw, refuse)
          break
        case 'list':
          checkList(node, file, refuse)
          break
        case 'listItem':
          if (typeof (node as { checked?: unknown }).checked === 'boolean')
            refuse(node, 'a box to tick is not part of a lesson; write \\[ to keep the sign')
          break
        case 'table':
          checkTable(node, refuse)
          break
        case 'code':
          checkFence(node, raw, refuse)
          break
        case 'heading':
          if (!raw.startsWith('#'))
            refuse(
              node,
              'a line of = or - under a text makes it a heading; write ## A claim [#name], or put a blank line between',
            )
          if ((node as { depth?: number }).depth! > 3) refuse(node, 'lessons have headings of two levels: ## and ###')
          break
        case 'emphasis':
        case 'strong':
          if (
            raw.startsWith('*') &&
            (/\w/.test(source.charAt(node.position!.start.offset! - 1)) ||
              /\w/.test(source.charAt(node.position!.end.offset!)))
          )
            refuse(
              node,
              `the stars in ${quoted(raw)} set words apart in the middle of a word; write \\* for a star, or a formula`,
            )
          break
        case 'blockquote':
          if (/^>\s*[\d.$−-]/.test(raw))
            refuse(node, 'a line that begins with > is a quotation; write \\> for the sign')
          break
        case 'paragraph':
          if (raw.startsWith('|'))
            refuse(
              node,
              'this looks like a table and is none: its second row has a | --- | for each column of the first',
            )
          if (parent?.type === 'root' && (node.position?.start.column ?? 1) > 4 && !node.children!.some(isJsx))
            refuse(node, 'an indented line is no listing here; put it between lines of ```, or begin it at the margin')
          break
        default:
      }
    })
  }
}
