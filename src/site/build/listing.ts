import { readFile } from 'node:fs/promises'
import hljs from 'highlight.js/lib/core'
import typescript from 'highlight.js/lib/languages/typescript'
import type { Plugin } from 'vite'
import type { Listing, Source } from '../../course/listing.ts'
import { cutFunctions } from './cut.ts'
import { markCode } from './mark-code.ts'

hljs.registerLanguage('typescript', typescript)

const QUERY = /\?(?:of=([^&]*)&)?listing$/

const marked = (text: string): Source => ({
  html: markCode(hljs.highlight(text, { language: 'typescript' }).value),
  text,
})

/**
 * `import listing from '../../core/objectives/ppo-clip.ts?listing'`: the text of the very module a figure runs, highlighted at
 * build. It is the module itself, so the text cannot drift from what is computed.
 *
 * `...ppo-clip.ts?of=ppoClip&listing` opens with the functions of these names (commas between), the module behind them; a name
 * that no function of the module has stops the build.
 */
export function listings(): Plugin {
  let root = ''
  return {
    name: 'listing',
    enforce: 'pre',
    configResolved(config) {
      root = config.root
    },
    load: {
      filter: { id: QUERY },
      async handler(id) {
        const file = id.replace(QUERY, '')
        const asked = QUERY.exec(id)![1]
        const path = file.replace(`${root}/`, '')
        const names = asked === undefined ? [] : asked.split(',')
        this.addWatchFile(file)
        const module = (await readFile(file, 'utf8')).trimEnd()
        const isCut = asked !== undefined
        const lines = isCut ? cutFunctions(path, module, names) : module
        const listing: Listing = { path, names, lines: marked(lines), module: isCut ? marked(module) : null }
        return `export default ${JSON.stringify(listing)}`
      },
    },
  }
}
