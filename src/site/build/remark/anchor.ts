import type { Heading } from 'mdast'

const ANCHOR = /\s*\[#([a-z][a-z0-9-]*)(?::\s*([^\]]+))?\]$/

/** `## A claim [#anchor: few words]`: the anchor, the few words for lists, and where the heading's own text ends. */
export function anchorOf({
  children,
}: Heading): { readonly id: string; readonly short?: string; readonly end: number } | null {
  const last = children.at(-1)
  const found = last?.type === 'text' ? ANCHOR.exec(last.value) : null
  return found ? { id: found[1]!, ...(found[2] ? { short: found[2] } : {}), end: found.index } : null
}
