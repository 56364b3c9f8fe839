/** Formulas of a lesson: each becomes one element with finished HTML, and what KaTeX refuses is shown at its place in the file. */
import type { Nodes, Root } from 'mdast'
import type {} from 'mdast-util-math'
import { visit } from 'unist-util-visit'
import type { VFile } from 'vfile'
import { formulaHtml } from '../../../course/formula.ts'
import { nearestName } from '../../../course/nearest.ts'
import { symbols } from '../../../course/symbols.ts'

const literal = (value: string) => ({ type: 'Literal', value, raw: JSON.stringify(value) })

/**
 * A display formula that holds terms, with the button that lists them: symbols are for the pointer, the list is for the keyboard.
 * It is a component of the lesson, so that its words are those of the build's language. It takes no room; src/site/client/terms/popover.ts answers it.
 */
const withTermsButton = (formula: object) => {
  const attribute = (name: string, value: string) => ({ type: 'mdxJsxAttribute', name, value })
  return {
    type: 'mdxJsxFlowElement',
    name: 'div',
    attributes: [attribute('className', 'holds-terms')],
    children: [formula, { type: 'mdxJsxFlowElement', name: 'TermsButton', attributes: [], children: [] }],
  }
}

/** What KaTeX throws knows where in the formula it stopped. */
type ParseError = Error & { readonly rawMessage?: string; readonly position?: number }

function explained({ message, rawMessage = message }: ParseError): string {
  const command = /Undefined control sequence: \\(\w+)/.exec(rawMessage)?.[1]
  const near = command === undefined ? null : nearestName(command, Object.keys(symbols))
  return near === null ? rawMessage : `${rawMessage}; did you mean \\${near}?`
}

/** Line and column of an error inside a display formula; an inline one is found at its own place. */
function placeOf(node: Nodes, { position }: ParseError) {
  if (node.type !== 'math' || position === undefined || !node.position) return node
  const before = node.value.slice(0, position).split('\n')
  return { line: node.position.start.line + before.length, column: before.at(-1)!.length + 1 }
}

/** Where a short line may break a long formula: before each of its pieces but the first (src/site/styles/prose.css says when). */
function breakable(html: string): string {
  const piece = '<span class="katex-base"'
  const [before = '', first = '', ...others] = html.split(piece)
  return others.length === 0 ? html : `${before}${piece}${[first, ...others].join(`<wbr>${piece}`)}`
}

/** Takes the full stop from the text behind a formula: a line must not begin with it, and between boxes every browser breaks lines. */
function stopBehind(next: Nodes | undefined): string {
  const stop = next?.type === 'text' ? (/^[.,;:!?)\]’”]+/.exec(next.value)?.[0] ?? '') : ''
  if (stop !== '') (next as { value: string }).value = (next as { value: string }).value.slice(stop.length)
  return stop
}

/** remark plugin, after remark-math: every formula becomes one element with finished HTML in it. */
export function remarkFormula() {
  return (tree: Root, file: VFile) => {
    visit(tree, (node, index, parent) => {
      if (node.type !== 'math' && node.type !== 'inlineMath') return
      const display = node.type === 'math'
      let html: string
      try {
        html = formulaHtml((node as { value: string }).value, { display })
        if (!display && html.includes('formula-pieces')) throw new Error('\\wrap is for formulas on lines of their own')
        if (!display) html = breakable(html) + stopBehind(parent!.children[index! + 1])
      } catch (error) {
        file.fail(
          `formula does not parse: ${explained(error as ParseError)}`,
          placeOf(node, error as ParseError) as never,
        )
      }
      const expression = {
        type: 'ObjectExpression',
        properties: [
          {
            type: 'Property',
            kind: 'init',
            method: false,
            shorthand: false,
            computed: false,
            key: { type: 'Identifier', name: '__html' },
            value: literal(html),
          },
        ],
      }
      const attributes: object[] = [
        {
          type: 'mdxJsxAttribute',
          name: 'dangerouslySetInnerHTML',
          value: {
            type: 'mdxJsxAttributeValueExpression',
            value: '',
            data: {
              estree: { type: 'Program', sourceType: 'module', body: [{ type: 'ExpressionStatement', expression }] },
            },
          },
        },
        { type: 'mdxJsxAttribute', name: 'className', value: display ? 'formula' : 'formula-inline' },
      ]
      const formula = {
        type: display ? 'mdxJsxFlowElement' : 'mdxJsxTextElement',
        name: display ? 'div' : 'span',
        attributes,
        children: [],
      }
      parent!.children[index!] = (display && html.includes('data-term=') ? withTermsButton(formula) : formula) as never
    })
  }
}
