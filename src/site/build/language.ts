import { existsSync, readdirSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import type { Plugin } from 'vite'
import { SOURCE_LANGUAGE } from '../settings.ts'

/** A file of words, by the end of its path: the interface's in src/words/en, a figure's en.ts in its folder. */
const WORDS = /\/src\/(?:words\/en\/[\w-]+|widgets\/[\w-]+\/en)\.ts$/

const ofLanguage = (path: string, language: string) =>
  path.replace(/\/en(\/[\w-]+)?\.ts$/, (_, name: string | undefined) => `/${language}${name ?? ''}.ts`)

/**
 * One build holds one language. Code imports the English words; in the build of another language each of these imports
 * leads to that language's file instead, so a page carries no second table and no switch.
 *
 * A file of words may itself import the English one: `export { words } from '../en/popover.ts'` is how a language says that
 * it has no words of its own for a topic yet. A file that is missing stops the build.
 */
export function language(language: string): Plugin {
  const isWordsOf = (path: string) =>
    path.includes(`/src/words/${language}/`) || (/\/src\/widgets\//.test(path) && path.endsWith(`/${language}.ts`))
  return {
    name: 'language',
    enforce: 'pre',
    configResolved({ root }) {
      const languages = readdirSync(`${root}/src/words`)
      if (!languages.includes(language))
        throw new RangeError(
          `SITE_LANGUAGE is "${language}"; allowed: a folder of src/words, that is ${languages.join(', ')}`,
        )
    },
    resolveId(request, importer) {
      if (language === SOURCE_LANGUAGE || !importer || !/^\.{1,2}\//.test(request) || isWordsOf(importer)) return
      const english = resolve(dirname(importer.replace(/\?.*$/, '')), request).replaceAll('\\', '/')
      if (!WORDS.test(english)) return
      const path = ofLanguage(english, language)
      if (!existsSync(path))
        throw new Error(
          `${path} is missing; allowed: words with the names of ${english}, or \`export { words } from\` that file`,
        )
      return path
    },
  }
}
