import { existsSync, readdirSync } from 'node:fs'
import type { Plugin, Rolldown } from 'vite'

const FOLDER = 'src/widgets'
const ISLAND = /<x-island[^>]* data-widget="([^"]+)"/g

/** The file of an entry, then all that it imports, below the base path; sorted, since lists that agree compress well. */
function filesOf(file: string, bundle: Rolldown.OutputBundle): string[] {
  const files = new Set([file])
  for (const name of files) {
    const chunk = bundle[name]
    if (chunk?.type === 'chunk') for (const imported of chunk.imports) files.add(imported)
  }
  return [file, ...[...files].slice(1).toSorted()]
}

const LIVE = /\/index\.ts\?live$/

/**
 * `src/widgets/x/index.ts?live` is a figure with what brings it to life, so that a page imports one thing.
 *
 * A page of a build names the files of its own figures, for src/site/client/island-element.ts: in the entry script, the files of all
 * figures would reach every page. They stand together, since they share most: `<body data-files="a a.js core.js;b b.js core.js">`.
 */
export function figureFiles(): Plugin {
  /** What the bundler calls each figure's script. */
  const scripts = new Map<string, string>()
  let root = ''
  let isBuild = false
  return {
    name: 'figure-files',
    configResolved(config) {
      root = config.root
      isBuild = config.command === 'build'
    },
    load: {
      filter: { id: LIVE },
      handler: (id) =>
        `export { widget } from '${id.replace('?live', '')}'\nexport { hydrate } from '${root}/src/site/client/hydrate.tsx'`,
    },
    buildStart() {
      if (!isBuild) return
      for (const widget of readdirSync(`${root}/${FOLDER}`)) {
        const id = `${root}/${FOLDER}/${widget}/index.ts`
        if (existsSync(id))
          scripts.set(
            widget,
            this.emitFile({ type: 'chunk', id: `${id}?live`, name: widget, preserveSignature: 'strict' }),
          )
      }
    },
    generateBundle: {
      // After Vite has written the pages.
      order: 'post',
      handler(_, bundle) {
        for (const page of Object.values(bundle)) {
          if (page.type !== 'asset' || !page.fileName.endsWith('.html')) continue
          const html = String(page.source)
          const widgets = [...new Set(Array.from(html.matchAll(ISLAND), ([, widget]) => widget!))].toSorted()
          const files = widgets.map((widget) =>
            [widget, ...filesOf(this.getFileName(scripts.get(widget)!), bundle)].join(' '),
          )
          if (files.length > 0) page.source = html.replace('<body', () => `<body data-files="${files.join(';')}"`)
        }
      },
    },
  }
}
