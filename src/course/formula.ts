import katex from 'katex'
import type { Root } from 'mdast'
import type {} from 'mdast-util-math'
import { visit } from 'unist-util-visit'
import type { VFile } from 'vfile'
import { macros } from './symbols.ts'

/** KaTeX draws what it refuses in this colour instead of throwing; finding it in the result is our error. */
const REFUSED = '#badbad'

/** The one place where a formula becomes HTML. Errors are thrown, never drawn in red on a page. */
export function formulaHtml(tex: string, { display }: { display: boolean }): string {
  const html = katex.renderToString(tex, {
    displayMode: display,
    throwOnError: true,
    errorColor: REFUSED,
    output: 'htmlAndMathml',
    // \htmlData is how a symbol carries its term; everything else outside LaTeX is refused.
    strict: (code: string) => (code === 'htmlExtension' ? 'ignore' : 'error'),
    trust: ({ command }: { command: string }) => command === '\\htmlData',
    macros: { ...macros, '\\slot': '\\htmlData{slot=#1}{#2}' },
  })
  if (html.includes(REFUSED)) throw new Error(`a command in "${tex}" is not allowed here`)
  // The TeX source inside MathML is for copy tools; it doubles the size of a formula and shows raw LaTeX to text readers.
  return html.replace(/<annotation encoding="application\/x-tex">[\s\S]*?<\/annotation>/g, '')
}

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

/** remark plugin, after remark-math: every formula becomes one element with finished HTML in it. */
export function remarkFormula() {
  return (tree: Root, file: VFile) => {
    visit(tree, (node, index, parent) => {
      if (node.type !== 'math' && node.type !== 'inlineMath') return
      const display = node.type === 'math'
      let html: string
      try {
        html = formulaHtml((node as { value: string }).value, { display })
      } catch (error) {
        file.fail(`formula does not parse: ${(error as Error).message}`, node)
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
