import { type DefaultTreeAdapterTypes, parse } from 'parse5'
import { nearestName } from '../../course/nearest.ts'

type Node = DefaultTreeAdapterTypes.Node
type Element = DefaultTreeAdapterTypes.Element

const isElement = (node: Node): node is Element => 'tagName' in node

function* elements(node: Node): Generator<Element> {
  if (isElement(node)) yield node
  for (const child of 'childNodes' in node ? node.childNodes : []) yield* elements(child)
}

const attribute = (element: Element, name: string) => element.attrs.find((item) => item.name === name)?.value

/** The text a page was written in. */
export interface PageSource {
  /** "lessons/en/10-ppo.mdx" */
  readonly file: string
  readonly text: string
}

export interface CheckedSite {
  /** Path ("/lessons/ppo/") to HTML. */
  readonly pages: ReadonlyMap<string, string>
  /** What internal links begin with. */
  readonly basePath: string
  /** Further paths that exist: pictures, feeds. */
  readonly files?: ReadonlySet<string>
  /** What a page was written in, so that a problem names file and line. */
  readonly sourcesOf?: (path: string) => readonly PageSource[]
  /** Checks this page alone; the others are there to be linked to. */
  readonly only?: string
}

/** "lessons/en/10-ppo.mdx:42" if one of the texts is found in a source, else the page. */
function placeOf(path: string, sources: readonly PageSource[], texts: readonly string[]): string {
  for (const wanted of texts)
    for (const { file, text } of sources) {
      const index = text.indexOf(wanted)
      if (index >= 0) return `${file}:${text.slice(0, index).split('\n').length} (${path})`
    }
  return path
}

const meant = (name: string, known: readonly string[]) => {
  const near = nearestName(name, known)
  return near === null ? '' : `; did you mean "${near}"?`
}

/**
 * What must hold over all pages together: no id twice on a page, every internal link leads to a page, every hash to an id, and
 * every image has a text.
 * @returns one line per problem, with the place in its source where there is one; empty if all is well.
 */
export function checkPages({ pages, basePath, files = new Set(), sourcesOf = () => [], only }: CheckedSite): string[] {
  const problems: string[] = []
  const trees = new Map<string, Element[]>()
  const elementsOf = (path: string) => {
    if (!trees.has(path)) trees.set(path, [...elements(parse(pages.get(path)!))])
    return trees.get(path)!
  }
  const idsOf = (path: string) => elementsOf(path).flatMap((element) => attribute(element, 'id') ?? [])
  for (const path of only === undefined ? pages.keys() : [only]) {
    const say = (message: string, ...texts: string[]) =>
      problems.push(`${placeOf(path, sourcesOf(path), texts)}: ${message}`)
    const seen = new Set<string>()
    for (const id of idsOf(path)) {
      if (seen.has(id))
        say(
          `the id "${id}" stands twice on the page; give one another: a heading ends with [#name], a figure takes id="name"`,
          `[#${id}`,
          `id="${id}"`,
        )
      seen.add(id)
    }
    for (const element of elementsOf(path)) {
      if (element.tagName === 'img' && attribute(element, 'alt') === undefined) say('an image has no alt text', '![](')
      if (element.tagName !== 'a') continue
      const link = attribute(element, 'href')
      if (link === undefined || /^(https?:|mailto:)/.test(link)) continue
      const written = link.startsWith(basePath) ? `/${link.slice(basePath.length)}` : link
      const texts = [`](${written})`, `](${written}`]
      if (!link.startsWith(basePath) && !link.startsWith('#')) {
        say(`the link "${link}" does not begin with ${basePath}, # or https://`, ...texts)
        continue
      }
      const [before = '', hash] = link.split('#')
      const target = before === '' ? path : `/${before.slice(basePath.length)}`.replace(/\?.*$/, '')
      if (!pages.has(target) && !files.has(target))
        say(`the link "${link}" leads to no page of this site${meant(target, [...pages.keys()])}`, ...texts)
      else if (hash && pages.has(target) && !idsOf(target).includes(decodeURIComponent(hash)))
        say(`the link "${link}" leads to no place on ${target}${meant(hash, idsOf(target))}`, ...texts)
    }
  }
  return problems
}
