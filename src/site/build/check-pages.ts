import { type DefaultTreeAdapterTypes, parse } from 'parse5'

type Node = DefaultTreeAdapterTypes.Node
type Element = DefaultTreeAdapterTypes.Element

const isElement = (node: Node): node is Element => 'tagName' in node

function* elements(node: Node): Generator<Element> {
  if (isElement(node)) yield node
  for (const child of 'childNodes' in node ? node.childNodes : []) yield* elements(child)
}

const attribute = (element: Element, name: string) => element.attrs.find((item) => item.name === name)?.value

/**
 * What must hold over all pages together: no id twice on a page, every internal link leads to a page, every hash to an id, every
 * image has a text, and no formula shows its LaTeX.
 *
 * @param pages - path ("/lessons/ppo/") to HTML.
 * @param basePath - what internal links begin with.
 * @param files - further paths that exist: pictures, feeds.
 * @returns one line per problem; empty if all is well.
 */
export function checkPages(
  pages: ReadonlyMap<string, string>,
  basePath: string,
  files: ReadonlySet<string> = new Set(),
): string[] {
  const problems: string[] = []
  const trees = new Map([...pages].map(([path, html]) => [path, [...elements(parse(html))]]))
  const ids = new Map([...trees].map(([path, all]) => [path, all.flatMap((element) => attribute(element, 'id') ?? [])]))
  for (const [path, all] of trees) {
    const seen = new Set<string>()
    for (const id of ids.get(path)!) {
      if (seen.has(id)) problems.push(`${path}: the id "${id}" stands twice on the page`)
      seen.add(id)
    }
    for (const element of all) {
      if (element.tagName === 'img' && attribute(element, 'alt') === undefined)
        problems.push(`${path}: an image has no alt text`)
      if (element.tagName !== 'a') continue
      const link = attribute(element, 'href')
      if (link === undefined || /^(https?:|mailto:)/.test(link)) continue
      if (!link.startsWith(basePath) && !link.startsWith('#')) {
        problems.push(`${path}: the link "${link}" does not begin with ${basePath}, # or https://`)
        continue
      }
      const [before = '', hash] = link.split('#')
      const target = before === '' ? path : `/${before.slice(basePath.length)}`.replace(/\?.*$/, '')
      if (!pages.has(target) && !files.has(target))
        problems.push(`${path}: the link "${link}" leads to no page of this site`)
      else if (hash && pages.has(target) && !ids.get(target)!.includes(decodeURIComponent(hash)))
        problems.push(`${path}: the link "${link}" leads to no place on ${target}`)
    }
  }
  return problems
}
