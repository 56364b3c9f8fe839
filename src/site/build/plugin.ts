import { existsSync, readFileSync, readdirSync } from 'node:fs'
import compression from 'compression'
import {
  type Connect,
  type Plugin,
  type PreviewServer,
  type RunnableDevEnvironment,
  type ViteDevServer,
  createServer,
} from 'vite'
import { checkPages } from './check-pages.ts'
import { HEADERS_BEYOND_META } from './security.ts'
import type { Settings } from '../settings.ts'
import { socialImage } from './social/social.ts'
import { formulaTemplate } from './tex-macro.ts'

type Site = typeof import('../render/render.tsx')
const ENTRY = '/src/site/render/render.tsx'

const load = (server: ViteDevServer) => (server.environments.ssr as RunnableDevEnvironment).runner.import<Site>(ENTRY)

const sitemap = (settings: Settings, paths: readonly string[]) =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${paths
    .map((path) => `<url><loc>${settings.siteUrl}${settings.basePath.replace(/\/$/, '')}${path}</loc></url>`)
    .join('\n')}\n</urlset>\n`

/** `vite preview` as a static host would be: compressed, with cache and security headers, with the site's own 404 page. */
function configurePreview(server: PreviewServer, settings: Settings) {
  server.middlewares.use(compression() as Connect.NextHandleFunction)
  server.middlewares.use((request, response, next) => {
    for (const [name, value] of Object.entries(HEADERS_BEYOND_META)) response.setHeader(name, value)
    // Each page's meta tag names its inline scripts; the header repeats what no page may exceed.
    response.setHeader('Content-Security-Policy', "object-src 'none'; base-uri 'none'; form-action 'none'")
    const immutable = request.url?.includes('/assets/')
    response.setHeader('Cache-Control', immutable ? 'public, max-age=31536000, immutable' : 'no-cache')
    next()
  })
  const outDir = server.config.build.outDir
  // After Vite's own files and fallbacks: the base path is off, "/lessons/ppo/" has become "/lessons/ppo/index.html".
  return () => {
    server.middlewares.use((request, response, next) => {
      const path = (request.url ?? '/').split(/[?#]/)[0]!
      if (existsSync(`${outDir}${path}`) && /\.\w+$/.test(path)) {
        next()
        return
      }
      if (existsSync(`${outDir}${path}/index.html`)) {
        response.statusCode = 301
        response.setHeader('Location', `${settings.basePath.replace(/\/$/, '')}${path}/`)
        response.end()
        return
      }
      response.statusCode = 404
      response.setHeader('Content-Type', 'text/html; charset=utf-8')
      response.end(readFileSync(`${outDir}/404.html`))
    })
  }
}

/** The page with the formulas its figures fill: scripts do not carry them a second time. */
const withFormulas = (html: string) => {
  const widgets = new Set(Array.from(html.matchAll(/<x-island[^>]* data-widget="([^"]+)"/g), ([, name]) => name!))
  return html.replace(/<\/body>/, (end) => formulaTemplate(widgets) + end)
}

/** Static pages out of src/site/render/render.tsx: rendered per request in development, handed to Vite as HTML inputs in a build. */
export function site(settings: Settings): Plugin {
  const html = new Map<string, string>()
  let extras: { fileName: string; source: string | Uint8Array }[] = []
  let root = ''

  return {
    name: 'site',

    async config(config, { command, isPreview }) {
      if (isPreview) return { appType: 'mpa' }
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
        const { pages, render, socialPictures, llmsText } = await load(server)
        root = server.config.root
        const rendered = new Map(
          [...pages(settings)].map(([path, page]) => [path, withFormulas(render(page, settings))]),
        )
        const pictures = socialPictures()
        const files = new Set([
          ...pictures.map(({ path }) => path),
          '/llms.txt',
          ...readdirSync('public').map((name) => `/${name}`),
        ])
        const problems = checkPages(rendered, settings.basePath, files)
        if (problems.length > 0) throw new Error(`The pages do not hold together:\n  ${problems.join('\n  ')}`)
        for (const [path, page] of rendered) html.set(`${root}${path.endsWith('/') ? `${path}index.html` : path}`, page)
        extras = [
          { fileName: 'llms.txt', source: llmsText(settings) },
          {
            fileName: 'robots.txt',
            source: `User-agent: *\nAllow: /\n${settings.siteUrl ? `Sitemap: ${settings.siteUrl}${settings.basePath}sitemap.xml\n` : ''}`,
          },
          ...(settings.siteUrl
            ? [
                {
                  fileName: 'sitemap.xml',
                  source: sitemap(
                    settings,
                    [...rendered.keys()].filter((path) => !/^\/(404|embed|lessons\/[^/]+\/test)/.test(path)),
                  ),
                },
              ]
            : []),
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

    resolveId: (id) => (html.has(id) ? id : undefined),
    load: (id) => html.get(id),

    generateBundle() {
      for (const extra of extras) this.emitFile({ type: 'asset', ...extra })
    },

    configureServer(server) {
      return () =>
        server.middlewares.use(async (request, response, next) => {
          const url = (request as { originalUrl?: string }).originalUrl!.split('?')[0]!
          try {
            const { pages, render } = await load(server)
            const all = pages(settings)
            const path = `/${url.slice(settings.basePath.length)}`
            const page = all.get(path) ?? (/\.\w+$/.test(path) ? undefined : all.get('/404.html'))
            if (!page) return next()
            if (page.meta.kind === 'not-found') response.statusCode = 404
            // Vite's own client is inline in development, so the policy would block it; preview and production have it.
            const text = render(page, settings).replace(/<meta http-equiv="Content-Security-Policy"[^>]*>/i, '')
            response.setHeader('Content-Type', 'text/html; charset=utf-8')
            response.end(await server.transformIndexHtml(url, text))
          } catch (error) {
            server.ssrFixStacktrace(error as Error)
            next(error)
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
