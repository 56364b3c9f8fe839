import { existsSync, readFileSync, readdirSync } from 'node:fs'
import type { PageSource } from './check-pages.ts'

/** The files a page was written in: a lesson and its questions. None for pages that are code. */
export function sourcesOf(root: string) {
  return (path: string): PageSource[] => {
    const slug = /^\/lessons\/([^/]+)\//.exec(path)?.[1]
    if (slug === undefined) return []
    return ['lessons/en', 'lessons/en/questions'].flatMap((folder) => {
      const names = existsSync(`${root}/${folder}`) ? readdirSync(`${root}/${folder}`) : []
      const name = names.find((each) => each.replace(/^\d+-/, '') === `${slug}.mdx`)
      return name === undefined
        ? []
        : [{ file: `${folder}/${name}`, text: readFileSync(`${root}/${folder}/${name}`, 'utf8') }]
    })
  }
}
