import type { TermName } from '../../course/symbols.ts'

/** The lessons whose text holds the symbol's macro in a formula or names it with <Term>. `texts`: the lessons' sources by slug. */
export function lessonsWith(name: TermName, texts: ReadonlyMap<string, string>): readonly string[] {
  const use = new RegExp(`\\\\${name}(?![A-Za-z])|<Term\\b[^>]*\\bname="${name}"`)
  return [...texts].filter(([, text]) => use.test(text)).map(([slug]) => slug)
}
