import { readFile } from 'node:fs/promises'
import hljs from 'highlight.js/lib/core'
import typescript from 'highlight.js/lib/languages/typescript'
import type { Plugin } from 'vite'
import type { Listing } from '../../course/listing.ts'
import { cutFunctions } from './cut.ts'
import { markCode } from './mark-code.ts'

hljs.registerLanguage('typescript', typescript)

const QUERY = /\?(?:of=([^&]*)&)?listing$/

/**
 * `import listing from '../../core/objectives/ppo-clip.ts?listing'`: the text of the very module a figure runs, highlighted at
 * build. It is the module itself, so the text cannot drift from what is computed.
 *
 * `...ppo-clip.ts?of=ppoClip&listing` cuts the functions with these names out of it (commas between); a name that the module
 * does not export stops the build.
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
        const source = await readFile(file, 'utf8')
        const text = asked === undefined ? source.trimEnd() : cutFunctions(path, source, names)
        const html = markCode(hljs.highlight(text, { language: 'typescript' }).value)
        return `export default ${JSON.stringify({ path, names, html, text } satisfies Listing)}`
      },
    },
  }
}
