/** Distances in px: to what is explained, and to the edge of the window. */
const GAP = 8
const EDGE = 12
/** The text of the popover begins where the word begins. */
const INDENT = 17

export interface Box {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

export interface Size {
  readonly width: number
  readonly height: number
}

/**
 * Where a box of a size goes beside another, in the window's coordinates: below it, or above where there is more room, and
 * within the window from side to side.
 */
export function placeBeside(anchor: Box, { width, height }: Size, window: Size): { left: number; top: number } {
  const below = window.height - anchor.bottom
  const isBelow = below >= height + GAP + EDGE || below >= anchor.top
  const top = isBelow ? anchor.bottom + GAP : anchor.top - GAP - height
  const left = Math.max(EDGE, Math.min(anchor.left - INDENT, window.width - EDGE - width))
  return { left, top: Math.max(EDGE, Math.min(top, window.height - EDGE - height)) }
}

/**
 * What must stay in sight: all lines of a link that runs over two, and the whole formula around a symbol. From side to side it is
 * the piece under the pointer, or the first.
 */
export function boxOf(element: Element, pointer: { readonly x: number; readonly y: number } | undefined): Box {
  const { top, bottom } = (element.closest('.holds-terms') ?? element).getBoundingClientRect()
  const pieces = [...element.getClientRects()]
  const { left, right } =
    pieces.find((piece) => pointer && piece.top - 4 <= pointer.y && pointer.y <= piece.bottom + 4) ??
    pieces[0] ??
    element.getBoundingClientRect()
  return { left, right, top, bottom }
}
