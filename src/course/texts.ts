import { readFileSync, readdirSync } from 'node:fs'

/** The lessons as their authors wrote them, by number: what the indexes of symbols and sources are computed from. */
export const lessonTexts: ReadonlyMap<number, string> = new Map(
  readdirSync('lessons/en')
    .filter((name) => name.endsWith('.mdx'))
    .sort()
    .map((name) => [Number(name.slice(0, 2)), readFileSync(`lessons/en/${name}`, 'utf8')]),
)
