import { existsSync, readFileSync } from 'node:fs'
import compression from 'compression'
import type { Connect, PreviewServer } from 'vite'
import type { Settings } from '../settings.ts'

/** What a meta tag cannot say; the preview server and the deploy recipe add it as a header. */
const HEADERS_BEYOND_META: Readonly<Record<string, string>> = {
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'strict-origin-when-cross-origin',
  'Permissions-Policy': 'camera=(), geolocation=(), microphone=()',
}

/** `vite preview` as a static host would be: compressed, with cache and security headers, with the site's own 404 page. */
export function configurePreview(server: PreviewServer, settings: Settings) {
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
