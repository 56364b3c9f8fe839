/** The head of a lesson file: YAML, read with the lines of its fields, checked, and handed to the page as `frontmatter`. */
import type { Root } from 'mdast'
import type { VFile } from 'vfile'
import { LineCounter, type Pair, type Scalar, isMap, isScalar, parseDocument, visit } from 'yaml'
import { type FrontMatter, checkFrontMatter } from '../../../course/front-matter.ts'
import { exportNode } from './tree.ts'

declare module 'vfile' {
  interface DataMap {
    /** What the head of the lesson says. */
    front?: FrontMatter
  }
}

const isQuestions = (file: VFile) => /[\\/]questions[\\/]/.test(file.path)

export function remarkFrontMatter() {
  return (tree: Root, file: VFile) => {
    const head = tree.children.find(({ type }) => type === 'yaml') as
      { value: string; position: { start: { line: number } } } | undefined
    if (isQuestions(file)) {
      if (head) file.fail('a file of questions has no front matter; the lesson has it', head as never)
      return
    }
    if (!head)
      file.fail('a lesson begins with its front matter: a line of ---, description, goals, sources, a line of ---', {
        line: 1,
        column: 1,
      })
    const lines = new LineCounter()
    const first = head.position.start.line + 1
    const place = (offset: number) => {
      const { line, col } = lines.linePos(offset)
      return { line: first + line - 1, column: Math.max(col, 1) }
    }
    const document = parseDocument(head.value, { lineCounter: lines, prettyErrors: false })
    const [problem] = [...document.errors, ...document.warnings]
    if (problem)
      file.fail(
        `the front matter is no YAML: ${problem.message}. A text with a colon, a # or a quotation mark stands between quotation marks: description: 'A: b'`,
        place(problem.pos[0]),
      )
    visit(document, (_, node) => {
      const { comment, range } = node as Scalar
      if (comment && range)
        file.fail(
          `"#${comment}" is read as a comment and would be lost; put the text between quotation marks`,
          place(range[1]),
        )
    })
    const fields = document.contents
    const lineOfField = (name: string) => {
      const pair = isMap(fields)
        ? (fields.items as Pair<Scalar>[]).find(({ key }) => isScalar(key) && key.value === name)
        : undefined
      return pair?.key.range ? place(pair.key.range[0]) : { line: first, column: 1 }
    }
    const front = checkFrontMatter(document.toJS() as unknown, (message, field) =>
      file.fail(message, lineOfField(field)),
    )
    file.data.front = front
    tree.children.push(exportNode('frontmatter', front) as never)
  }
}
