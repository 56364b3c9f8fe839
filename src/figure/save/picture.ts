/** A figure's drawing as a file that stands alone: every style resolved as it is on the screen now, light or dark. */
import { at } from '../../plot/number.ts'
import { publicFonts } from './text.ts'

const SVG = 'http://www.w3.org/2000/svg'
/** Paper around the drawing, in px. */
const MARGIN = 12

const INHERITED = [
  'fill',
  'fill-opacity',
  'stroke',
  'stroke-width',
  'stroke-dasharray',
  'stroke-linecap',
  'stroke-linejoin',
  'stroke-opacity',
  'paint-order',
  'font-family',
  'font-size',
  'font-style',
  'font-weight',
  'font-variant-numeric',
  'text-anchor',
  'dominant-baseline',
  'visibility',
] as const
const OWN = { opacity: '1', transform: 'none', 'transform-origin': '0px 0px' } as const

type Inherited = Partial<Record<(typeof INHERITED)[number], string>>

const valueOf = (style: CSSStyleDeclaration, property: string) => {
  const value = style.getPropertyValue(property)
  return property === 'font-family' ? publicFonts(value) : value
}

/** Copies an element with what the style sheets say of it written on it; null where it is not drawn. */
function dressed(source: Element, above: Inherited): Element | null {
  const style = getComputedStyle(source)
  if (style.display === 'none' && source.closest('defs, clipPath') === null) return null
  const copy = source.cloneNode(false) as Element
  for (const { name } of source.attributes)
    if (/^(class|style|role|data-.*|aria-.*)$/.test(name)) copy.removeAttribute(name)
  const own: Inherited = {}
  const written: string[] = []
  for (const property of INHERITED) {
    const value = valueOf(style, property)
    own[property] = value
    if (value !== above[property]) written.push(`${property}:${value}`)
  }
  // A transform that is an attribute stays one.
  for (const [property, initial] of Object.entries(OWN))
    if (property === 'opacity' || (source as SVGElement).style.transform !== '') {
      const value = valueOf(style, property)
      if (value !== initial) written.push(`${property}:${value}`)
    }
  if (written.length > 0) copy.setAttribute('style', written.join(';'))
  for (const child of source.childNodes) {
    const next = child instanceof Element ? dressed(child, own) : child.cloneNode()
    if (next) copy.append(next)
  }
  return copy
}

/** Words that lie on the drawing as HTML, each where it stands; not those of a control that the file cannot have. */
function wordsOn(container: Element, place: (rect: DOMRect) => { x: number; y: number; scale: number }): Element[] {
  const texts: Element[] = []
  const walker = document.createTreeWalker(container, NodeFilter.SHOW_TEXT)
  const pen = document.createElement('canvas').getContext('2d')
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const parent = node.parentElement!
    if (parent.closest('svg, label, .visually-hidden, .katex-mathml') || !parent.checkVisibility()) continue
    const style = getComputedStyle(parent)
    for (const { 0: word, index } of node.textContent!.matchAll(/\S+/g)) {
      const range = document.createRange()
      range.setStart(node, index)
      range.setEnd(node, index + word.length)
      const rect = range.getBoundingClientRect()
      if (rect.width === 0) continue
      const { x, y, scale } = place(rect)
      if (pen) pen.font = style.font
      const { fontBoundingBoxAscent: up = 0, fontBoundingBoxDescent: down = 0 } = pen?.measureText(word) ?? {}
      const text = document.createElementNS(SVG, 'text')
      text.setAttribute('x', at(x))
      text.setAttribute('y', at(y + (rect.height / scale - up - down) / 2 + up))
      const properties = ['font-family', 'font-size', 'font-style', 'font-weight', 'font-variant-numeric'] as const
      text.setAttribute(
        'style',
        [`fill:${style.color}`, ...properties.map((property) => `${property}:${valueOf(style, property)}`)].join(';'),
      )
      text.textContent = word
      texts.push(text)
    }
  }
  return texts
}

export interface Picture {
  readonly svg: SVGSVGElement
  readonly width: number
  readonly height: number
}

/** All drawings of a figure, placed as they stand on the page, on paper of the present theme. Null where none is drawn. */
export function pictureOf(figure: Element, title: string): Picture | null {
  const drawings = [...figure.querySelectorAll<SVGSVGElement>('.drawing-container svg[role="img"]')].filter((drawing) =>
    drawing.checkVisibility({ visibilityProperty: true }),
  )
  const [first] = drawings
  if (!first) return null
  const rects = drawings.map((drawing) => drawing.getBoundingClientRect())
  // Full screen enlarges the figure as a whole; a file has its true size.
  const scale = rects[0]!.width / first.viewBox.baseVal.width || 1
  const left = Math.min(...rects.map((rect) => rect.left))
  const top = Math.min(...rects.map((rect) => rect.top))
  const width = Math.ceil((Math.max(...rects.map((rect) => rect.right)) - left) / scale) + 2 * MARGIN
  const height = Math.ceil((Math.max(...rects.map((rect) => rect.bottom)) - top) / scale) + 2 * MARGIN
  const place = (rect: DOMRect) => ({
    x: (rect.left - left) / scale + MARGIN,
    y: (rect.top - top) / scale + MARGIN,
    scale,
  })

  const svg = document.createElementNS(SVG, 'svg')
  for (const [name, value] of Object.entries({ viewBox: `0 0 ${width} ${height}`, width, height, role: 'img' }))
    svg.setAttribute(name, String(value))
  const heading = document.createElementNS(SVG, 'title')
  heading.textContent = title
  const description = document.createElementNS(SVG, 'desc')
  description.textContent = drawings.map((drawing) => drawing.getAttribute('aria-label')).join(' ')
  const paper = document.createElementNS(SVG, 'rect')
  paper.setAttribute('width', '100%')
  paper.setAttribute('height', '100%')
  paper.setAttribute('fill', getComputedStyle(document.documentElement).backgroundColor)
  svg.append(heading, description, paper)
  for (const [index, drawing] of drawings.entries()) {
    const copy = dressed(drawing, {})!
    const { x, y } = place(rects[index]!)
    const { width, height } = drawing.viewBox.baseVal
    for (const [name, value] of Object.entries({ x: at(x), y: at(y), width, height, overflow: 'visible' }))
      copy.setAttribute(name, String(value))
    svg.append(copy, ...wordsOn(drawing.closest('.drawing-container')!, place))
  }
  return { svg, width, height }
}

export const svgText = ({ svg }: Picture): string => `${new XMLSerializer().serializeToString(svg)}\n`

const base64 = async (response: Response) =>
  btoa(new Uint8Array(await response.arrayBuffer()).reduce((text, byte) => text + String.fromCharCode(byte), ''))

const unquoted = (family: string) => family.replace(/^["']|["']$/g, '')

/** The faces this page has loaded, as rules that carry their files: an SVG that is drawn as a picture may fetch nothing. */
async function carriedFaces(): Promise<string> {
  const loaded = new Set(
    [...document.fonts]
      .filter(({ status }) => status === 'loaded')
      .map(({ family, weight, style, unicodeRange }) => [unquoted(family), weight, style, unicodeRange].join()),
  )
  const rules = [...document.styleSheets].flatMap((sheet) =>
    [...sheet.cssRules].filter((rule) => rule instanceof CSSFontFaceRule).map((rule) => ({ rule, base: sheet.href })),
  )
  const faces = rules.map(async ({ rule: { style }, base }) => {
    const family = unquoted(style.getPropertyValue('font-family'))
    const weight = style.getPropertyValue('font-weight') || 'normal'
    const slope = style.getPropertyValue('font-style') || 'normal'
    const range = style.getPropertyValue('unicode-range') || 'U+0-10FFFF'
    const file = /url\(["']?([^"')]+)/.exec(style.getPropertyValue('src'))?.[1]
    if (!file || !loaded.has([family, weight, slope, range].join())) return ''
    const data = await base64(await fetch(new URL(file, base ?? location.href)))
    return `@font-face{font-family:${publicFonts(family)};font-weight:${weight};font-style:${slope};font-display:swap;unicode-range:${range};src:url(data:font/woff2;base64,${data}) format('woff2')}`
  })
  return (await Promise.all(faces)).join('')
}

/** How long a picture is given to read the faces it carries. */
const FACES_MILLISECONDS = 150

/** The picture in pixels, `density` to each px, with the page's own faces. */
export async function pngOf(picture: Picture, density: number): Promise<Blob> {
  const { svg, width, height } = picture
  const style = document.createElementNS(SVG, 'style')
  style.textContent = await carriedFaces()
  svg.prepend(style)
  const address = URL.createObjectURL(new Blob([svgText(picture)], { type: 'image/svg+xml' }))
  style.remove()
  try {
    const image = new Image()
    image.src = address
    await image.decode()
    const canvas = document.createElement('canvas')
    canvas.width = width * density
    canvas.height = height * density
    const pen = canvas.getContext('2d')!
    // The first drawing finds out which faces it needs; the second has them.
    pen.drawImage(image, 0, 0, canvas.width, canvas.height)
    await new Promise((resolve) => setTimeout(resolve, FACES_MILLISECONDS))
    pen.drawImage(image, 0, 0, canvas.width, canvas.height)
    return await new Promise((resolve, reject) =>
      canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('no picture came back')))),
    )
  } finally {
    URL.revokeObjectURL(address)
  }
}
