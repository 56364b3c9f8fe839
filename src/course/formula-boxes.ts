/**
 * The boxes of a formula as KaTeX draws it, with fewer of them. KaTeX keeps a box for every step of TeX's layout; a browser lays out
 * each of them, and on a lesson with 200 formulas that is most of the time before the first screen. What is drawn stays the same.
 */

/** What we read of the tree that KaTeX makes of a formula's drawing. */
export interface DrawnNode {
  /** Missing in what is drawn as SVG. */
  readonly classes?: readonly string[]
  readonly children?: readonly DrawnNode[]
  /** Of a symbol: its characters. */
  readonly text?: string
  /** Of a symbol: what it leans out to the right, in em. */
  readonly italic?: number
  readonly style?: Readonly<Record<string, string | undefined>>
  readonly attributes?: Readonly<Record<string, string>>
  toMarkup(): string
}

interface Box {
  readonly classes: string[]
  readonly style: Record<string, string>
  readonly attributes: Record<string, string>
  children: Content[]
}
/** A box, characters, or finished markup (an arrow or a brace drawn as SVG). */
type Content = Box | { readonly text: string } | { readonly markup: string }

/** Classes that no rule of KaTeX's style sheet or of ours names: TeX's kinds of atoms, and what only KaTeX itself reads. */
export const SILENT = new Set([
  'mord',
  'mbin',
  'mrel',
  'mopen',
  'mclose',
  'mpunct',
  'minner',
  'mop',
  'mtight',
  'text',
  'enclosing',
])

/** Font sizes of TeX's steps 1 to 11, in parts of the normal one: the classes "reset-size6 size3" stand for 0.7. */
const SIZES = [0.5, 0.6, 0.7, 0.8, 0.9, 1, 1.2, 1.44, 1.728, 2.074, 2.488]

const isBox = (content: Content | undefined): content is Box => content !== undefined && 'classes' in content
const isPlain = (box: Box) => box.classes.length === 0 && Object.keys({ ...box.style, ...box.attributes }).length === 0
const em = (length: string | undefined) => (length === undefined ? 0 : Number(/^(-?[\d.]+)em$/.exec(length)?.[1]))
const inEm = (length: number) => `${Number(length.toFixed(4))}em`

function boxOf(node: DrawnNode): Content {
  const { classes, children, text, italic = 0, attributes = {} } = node
  if (!classes || (text === undefined && !children)) return { markup: node.toMarkup() }
  const style = Object.fromEntries(
    Object.entries(node.style ?? {})
      .filter((entry): entry is [string, string] => Boolean(entry[1]))
      .map(([name, value]) => [name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`), value]),
  )
  if (italic > 0) style['margin-right'] = inEm(italic)
  return {
    classes: classes.filter(Boolean),
    style,
    attributes: { ...attributes },
    children: text === undefined ? children!.map(boxOf) : [{ text }],
  }
}

/** An empty box that is only a distance becomes a margin of the sign beside it. */
function joinSpaces(children: Content[]): Content[] {
  const isSpace = (content: Content | undefined): content is Box =>
    isBox(content) &&
    content.classes[0] === 'mspace' &&
    content.children.length === 0 &&
    !content.classes.includes('newline') &&
    Object.keys(content.style).join() === 'margin-right'
  const isSign = (content: Content | undefined): content is Box =>
    isBox(content) &&
    content.children.length === 1 &&
    'text' in content.children[0]! &&
    content.classes.some((name) => /^m(?:rel|bin|punct)$/.test(name))
  const joined: Content[] = []
  for (const [index, child] of children.entries()) {
    const before = joined.at(-1)
    const after = children[index + 1]
    const [sign, side] = !isSpace(child)
      ? []
      : isSign(before)
        ? [before, 'margin-right']
        : isSign(after)
          ? [after, 'margin-left']
          : []
    if (sign && side) sign.style[side] = inEm(em(sign.style[side]) + em((child as Box).style['margin-right']))
    else joined.push(child)
  }
  return joined
}

/** The one thing above or below a base line in a script, its shift in em (down is positive), or nothing if there are two. */
function onlyScript(box: Box): { content: Box; shift: number; item: Box } | undefined {
  const only = (parent: Box, name: string) => {
    const found = parent.children.filter(isBox).filter(({ classes }) => classes.includes(name))
    return found[0]
  }
  const table = box.classes[0] === 'msupsub' ? only(box, 'vlist-t') : undefined
  const items = (table && only(only(table, 'vlist-r')!, 'vlist')!)?.children ?? []
  const [item] = items
  if (items.length !== 1 || !isBox(item)) return undefined
  const [strut, content] = item.children
  if (!isBox(strut) || !isBox(content) || item.children.length !== 2) return undefined
  return { content, shift: em(item.style.top) + em(strut.style.height), item }
}

/** A single script needs no table: it is text, smaller and shifted. */
function plainScript(box: Box): Box {
  const script = onlyScript(box)
  if (!script) return box
  const { content, shift, item } = script
  const [, from, to] = /reset-size(\d+) size(\d+)/.exec(content.classes.join(' ')) ?? [null, '6', '6']
  // Lengths in em now count in the size of the script.
  const ratio = SIZES[Number(to) - 1]! / SIZES[Number(from) - 1]!
  const style: Record<string, string> = { 'vertical-align': inEm(-shift / ratio) }
  for (const side of ['margin-left', 'margin-right'])
    if (em(item.style[side]) !== 0) style[side] = inEm(em(item.style[side]) / ratio)
  return {
    classes: ['script', ...content.classes.filter((name) => !SILENT.has(name))],
    style,
    attributes: {},
    children: content.children,
  }
}

const FONT = /^(?:math|text)/

/** A box around a single box is one box, where only one of them says anything, or both together what one can say. */
function merged(outer: Box): Box {
  const [inner] = outer.children
  if (outer.children.length !== 1 || !isBox(inner)) return outer
  if (isPlain(inner)) return { ...outer, children: inner.children }
  if (Object.keys(outer.attributes).length > 0 && Object.keys(inner.attributes).length > 0) return outer
  const attributes = { ...outer.attributes, ...inner.attributes }
  if (outer.classes.length === 0 && Object.keys(outer.style).length === 0) return { ...inner, attributes }
  // A sized box and the letters in it: the lengths of both count in the same em.
  const isLetters =
    inner.classes.every((name) => FONT.test(name)) && /^(?:margin-right)?$/.test(Object.keys(inner.style).join())
  if (!outer.classes.includes('katex-sizing') || !isLetters) return outer
  const right = em(outer.style['margin-right']) + em(inner.style['margin-right'])
  const style = right === 0 ? outer.style : { ...outer.style, 'margin-right': inEm(right) }
  return { classes: [...outer.classes, ...inner.classes], style, attributes, children: inner.children }
}

/** Rules of KaTeX's style sheet count the boxes inside these; what stands in them stays a box. */
const isCounted = (parent: Box, grandparent: Box | undefined) =>
  parent.classes.some((name) =>
    /^(?:vlist.*|mfrac|katex-inner|katex-html|katex-root|mtable|col-align.*)$/.test(name),
  ) || Boolean(grandparent?.classes.includes('vlist'))

function lean(box: Box, parent?: Box): Box {
  if (box.classes[0] === 'msupsub') {
    const script = plainScript(box)
    if (script !== box) return lean(script, parent)
  }
  const isFixed = isCounted(box, parent)
  const children = joinSpaces(box.children).flatMap((child): Content[] => {
    if (!isBox(child)) return [child]
    const inner = lean(child, box)
    return !isFixed && isPlain(inner) && child.classes[0] !== 'katex-base' ? inner.children : [inner]
  })
  return merged({ ...box, classes: box.classes.filter((name) => !SILENT.has(name)), children })
}

const escape = (text: string) => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`)

function markup(content: Content): string {
  if ('markup' in content) return content.markup
  if ('text' in content) return escape(content.text)
  const { classes, style, attributes, children } = content
  const all = {
    ...(classes.length > 0 ? { class: classes.join(' ') } : {}),
    ...(Object.keys(style).length > 0
      ? {
          style: Object.entries(style)
            .map(([name, value]) => `${name}:${value}`)
            .join(';'),
        }
      : {}),
    ...attributes,
  }
  const open = Object.entries(all).map(([name, value]) => ` ${name}="${escape(value)}"`)
  return `<span${open.join('')}>${children.map(markup).join('')}</span>`
}

/** Letters, signs and single scripts: nothing that reaches further up or down than a line of text does. */
const isLow = (content: Content): boolean =>
  'text' in content ||
  (isBox(content) &&
    content.classes.every((name) => /^(?:math|text|script|katex-sizing|reset-size6|size3|mspace)/.test(name)) &&
    content.children.every(isLow))

/** In running text, a formula of one piece and of the height of letters is text: no box with a strut around it. */
function withoutBase(drawing: Box): Box {
  const [base] = drawing.children
  if (drawing.children.length !== 1 || !isBox(base) || base.classes[0] !== 'katex-base') return drawing
  const inside = base.children.filter((child) => !(isBox(child) && child.classes[0] === 'katex-strut'))
  return inside.every(isLow) ? { ...drawing, children: inside } : drawing
}

/** The HTML of a formula's drawing, KaTeX's "katex-html" and all in it, with as few elements as show the same. */
export function leanDrawing(drawing: DrawnNode, { display }: { readonly display: boolean }): string {
  const boxes = lean(boxOf(drawing) as Box)
  return markup(display ? boxes : withoutBase(boxes))
}
