import { readdirSync } from 'node:fs'
import { type Plugin, type RunnableDevEnvironment, type ViteDevServer, createServer } from 'vite'
import { checkPages } from './check-pages.ts'
import { errorPage, overlayScript, shownError, tellOpenPages } from './development.ts'
import { feeds } from './feeds.ts'
import { configurePreview } from './preview.ts'
import { classesIn, joinSheets } from './join-sheets.ts'
import type { Renderer } from '../renderer.ts'
import type { Settings } from '../settings.ts'
import { socialImage } from './social/social.ts'
import { sourcesOf } from './sources.ts'
import { formulaTemplate, formulasOfScripts } from './tex-macro.ts'

const ENTRY = '/src/site/render/render.tsx'

const load = async (server: ViteDevServer): Promise<Renderer> => {
  const { runner } = server.environments.ssr as RunnableDevEnvironment
  return (await runner.import<{ renderer: Renderer }>(ENTRY)).renderer
}

/** The page with the formulas its figures fill: scripts do not carry them a second time. */
const withFormulas = (html: string) => {
  const widgets = new Set(Array.from(html.matchAll(/<x-island[^>]* data-widget="([^"]+)"/g), ([, name]) => name!))
  return html.replace(/<\/body>/, (end) => formulaTemplate(widgets) + end)
}

const SHEET = /<link rel="stylesheet" href="([^"]+)"\/?>/g

/** Pages with one link in place of all their style sheets, and those sheets by id; pages that need the same share one. */
function withOneSheetEach(pages: ReadonlyMap<string, string>, root: string) {
  const used = new Set([...pages.values(), ...formulasOfScripts].flatMap(classesIn))
  const ids = new Map<string, string>()
  const linked = [...pages].map(([path, page]) => {
    const paths = Array.from(page.matchAll(SHEET), ([, sheet]) => sheet!)
    const key = paths.join()
    if (!ids.has(key)) ids.set(key, `${root}/src/site/styles/joined-${ids.size}.css`)
    const link = `<link rel="stylesheet" href="${ids.get(key)!.slice(root.length)}">`
    return [path, page.replace(SHEET, '').replace('</title>', `</title>${link}`)] as const
  })
  return { linked, sheets: Array.from(ids, ([key, id]) => [id, joinSheets(key.split(','), root, used)] as const) }
}

const otherFiles = (pictures: ReturnType<Renderer['socialPictures']>) =>
  new Set([...pictures.map(({ path }) => path), '/llms.txt', ...readdirSync('public').map((name) => `/${name}`)])

/** All pages by path, rendered when they are asked for: in development one page is looked at, and those it links to. */
class OnDemand<Page> extends Map<string, string> {
  readonly #pages: ReadonlyMap<string, Page>
  readonly #render: (page: Page) => string

  constructor(pages: ReadonlyMap<string, Page>, path: string, html: string, render: (page: Page) => string) {
    super([[path, html]])
    this.#pages = pages
    this.#render = render
  }

  override has = (path: string): boolean => this.#pages.has(path)

  override keys = (): MapIterator<string> => this.#pages.keys()

  override get(path: string): string | undefined {
    const page = this.#pages.get(path)
    if (page !== undefined && !super.has(path)) this.set(path, this.#render(page))
    return super.get(path)
  }
}

/** Static pages out of src/site/render/render.tsx: rendered per request in development, handed to Vite as HTML inputs in a build. */
export function site(settings: Settings): Plugin {
  const html = new Map<string, string>()
  let extras: { fileName: string; source: string | Uint8Array }[] = []
  let root = ''
  /** The style sheets that pages have, by id. */
  const sheets = new Map<string, string>()
  let inlineSheet: Renderer['inlineSheet']

  return {
    name: 'site',

    async config(config, { command, isPreview }) {
      if (isPreview) return { appType: 'mpa', preview: { cors: false } }
      if (command === 'serve') return { appType: 'custom' }
      const server = await createServer({
        configFile: false,
        mode: 'production',
        appType: 'custom',
        base: settings.basePath,
        plugins: (config.plugins ?? []).filter((plugin) => plugin && (plugin as Plugin).name !== 'site'),
        server: { middlewareMode: true, ws: false, watch: null },
        optimizeDeps: { noDiscovery: true },
        logLevel: 'warn',
      })
      try {
        const renderer = await load(server)
        const { pages, render, socialPictures, llmsText } = renderer
        inlineSheet = renderer.inlineSheet
        root = server.config.root
        const rendered = new Map(
          [...pages(settings)].map(([path, page]) => [path, withFormulas(render(page, settings))]),
        )
        const pictures = socialPictures()
        const files = otherFiles(pictures)
        const problems = checkPages({ pages: rendered, basePath: settings.basePath, files, sourcesOf: sourcesOf(root) })
        if (problems.length > 0) throw new Error(`The pages do not hold together:\n  ${problems.join('\n  ')}`)
        const { linked, sheets: joined } = withOneSheetEach(rendered, root)
        for (const [path, page] of linked) html.set(`${root}${path.endsWith('/') ? `${path}index.html` : path}`, page)
        for (const [id, css] of joined) sheets.set(id, css)
        extras = [
          ...feeds(settings, [...rendered.keys()], llmsText(settings)),
          ...(await Promise.all(
            pictures.map(async ({ path, ...picture }) => ({
              fileName: path.slice(1),
              source: await socialImage(picture),
            })),
          )),
        ]
      } finally {
        await server.close()
      }
      return { build: { rolldownOptions: { input: [...html.keys()] } } }
    },

    resolveId: (id) => (html.has(id) ? id : sheets.has(root + id) ? root + id : undefined),
    load: (id) => html.get(id) ?? sheets.get(id),

    generateBundle: {
      // After Vite has written the links.
      order: 'post',
      handler(_, bundle) {
        for (const extra of extras) this.emitFile({ type: 'asset', ...extra })
        const inlined = new Set<string>()
        for (const page of Object.values(bundle)) {
          if (page.type !== 'asset' || !page.fileName.endsWith('.html')) continue
          const source = String(page.source)
          const fileName = /<link rel="stylesheet"[^>]* href="([^"]+)"/
            .exec(source)![1]!
            .slice(settings.basePath.length)
          page.source = inlineSheet(source, (bundle[fileName] as { source: string }).source)
          inlined.add(fileName)
        }
        for (const fileName of inlined) delete bundle[fileName]
      },
    },

    configureServer(server) {
      let hadError = false
      return () =>
        server.middlewares.use(async (request, response, next) => {
          const url = (request as { originalUrl?: string }).originalUrl!.split('?')[0]!
          // An open page that asks for its own new content runs no script of it: it is told by the socket.
          const isOpenPage = request.headers['sec-fetch-dest'] === 'empty'
          response.setHeader('Content-Type', 'text/html; charset=utf-8')
          try {
            const { pages, render, socialPictures } = await load(server)
            const all = pages(settings)
            const path = `/${url.slice(settings.basePath.length)}`
            const page = all.get(path) ?? (/\.\w+$/.test(path) ? undefined : all.get('/404.html'))
            if (!page) {
              response.removeHeader('Content-Type')
              return next()
            }
            if (page.kind === 'not-found') response.statusCode = 404
            // Vite's own client is inline in development, so the policy would block it; preview and production have it.
            const text = render(page, settings).replace(/<meta http-equiv="Content-Security-Policy"[^>]*>/i, '')
            const problems = checkPages({
              pages: new OnDemand(all, page.path, text, (other) => render(other, settings)),
              basePath: settings.basePath,
              files: otherFiles(socialPictures()),
              sourcesOf: sourcesOf(server.config.root),
              only: page.path,
            })
            const problem = problems.length > 0 ? shownError(new Error(problems.join('\n')), server.config.root) : null
            if (problem) server.config.logger.error(problem.message, { timestamp: true })
            if (isOpenPage) tellOpenPages(server, problem, hadError)
            hadError = problem !== null
            const shown =
              problem && !isOpenPage
                ? text.replace(/<\/body>/, (end) => overlayScript(problem, settings.basePath) + end)
                : text
            response.end(await server.transformIndexHtml(url, shown))
          } catch (error) {
            server.ssrFixStacktrace(error as Error)
            const shown = shownError(error, server.config.root)
            server.config.logger.error([shown.message, shown.frame ?? shown.stack].join('\n'), { timestamp: true })
            hadError = true
            if (isOpenPage) tellOpenPages(server, shown, hadError)
            response.statusCode = 500
            response.end(await server.transformIndexHtml(url, errorPage(shown, settings.basePath)))
          }
        })
    },

    configurePreviewServer: (server) => configurePreview(server, settings),

    hotUpdate({ file, modules, server }) {
      const onlyOnServer = !server.environments.client.moduleGraph.getModulesByFile(file)?.size
      if (this.environment.name === 'ssr' && modules.length > 0 && onlyOnServer)
        server.environments.client.hot.send('site:update')
    },
  }
}
