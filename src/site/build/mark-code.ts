import { type SymbolEntry, symbols } from '../../course/symbols.ts'

/** Identifier to the term it stands for. */
const terms = new Map(
  Object.entries<SymbolEntry>(symbols).flatMap(([term, { code, concept }]) =>
    code.map((identifier) => [identifier, { term, concept }] as const),
  ),
)

/** What explains is not what runs: an English "policy" in a comment is no identifier. */
const isQuiet = (tag: string) => /class="hljs-(?:comment|string|doctag)/.test(tag)

/**
 * Highlighted code whose identifiers carry their term, as symbols in formulas do, one `.line` for each line, which knows how far
 * it is indented: where it must wrap, what wraps goes on below its own start. The text stays as it was.
 *
 * @param html - from highlight.js: text, entities and spans, the spans well nested.
 */
export function markCode(html: string): string {
  const open: string[] = []
  const marked = html.replace(/<span[^>]*>|<\/span>|\n|&[#\w]+;|[A-Za-z_$][\w$]*/g, (piece) => {
    if (piece === '\n') return `\n${'</span>'.repeat(open.length)}</span><span class="line">${open.join('')}`
    if (piece === '</span>') open.pop()
    else if (piece.startsWith('<span')) open.push(piece)
    const found = open.some(isQuiet) ? undefined : terms.get(piece)
    return found ? `<span data-term="${found.term}" data-concept="${found.concept}">${piece}</span>` : piece
  })
  return `<span class="line">${marked}</span>`.replace(
    /<span class="line">((?:<[^>]*>)*)( +)/g,
    (_, tags: string, spaces: string) => `<span class="line" style="--indent:${spaces.length}ch">${tags}${spaces}`,
  )
}
