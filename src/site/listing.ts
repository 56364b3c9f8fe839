import { readFile } from 'node:fs/promises'
import hljs from 'highlight.js/lib/core'
import typescript from 'highlight.js/lib/languages/typescript'
import type { Plugin } from 'vite'

hljs.registerLanguage('typescript', typescript)

/**
 * `import listing from '../../core/objectives/ppo-clip.ts?listing'`: the text of the very module a figure runs, highlighted at
 * build, as `{ path, html, text }`. It is the module itself, so the text cannot drift from what is computed.
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
      filter: { id: /\?listing$/ },
      async handler(id) {
        const file = id.replace(/\?listing$/, '')
        this.addWatchFile(file)
        const text = (await readFile(file, 'utf8')).trimEnd()
        const html = hljs.highlight(text, { language: 'typescript' }).value
        return `export default ${JSON.stringify({ path: file.replace(`${root}/`, ''), html, text })}`
      },
    },
  }
}
