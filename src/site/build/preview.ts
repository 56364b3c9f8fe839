import { existsSync, readFileSync } from 'node:fs'
import compression from 'compression'
import type { Connect, PreviewServer } from 'vite'
import type { Settings } from '../settings.ts'

/** For every response. README.md ("Put it on a host") names these and the following for other hosts. */
export const HEADERS_BEYOND_META: Readonly<Record<string, string>> = {
  // A sandboxed frame has no origin of its own, so its scripts and fonts come from elsewhere.
  'Access-Control-Allow-Origin': '*',
  'Cross-Origin-Resource-Policy': 'cross-origin',
  'X-Content-Type-Options': 'nosniff',
}
/** For documents: a script or a font reads none of them, and each would carry them. */
export const PAGE_HEADERS: Readonly<Record<string, string>> = {
  'Referrer-Policy': 'strict-origin-when-cross-origin',
  'Permissions-Policy': 'camera=(), geolocation=(), microphone=()',
}
/** Each page's meta tag names its inline scripts; the header repeats what no page may exceed. */
const POLICY = "object-src 'none'; base-uri 'none'; form-action 'none'"

/** Names under /assets/ change with the content. */
export const ASSET_CACHE = 'public, max-age=31536000, immutable'
/** A kept page would ask for scripts that a new build has no more. */
export const PAGE_CACHE = 'no-cache'

/** `vite preview` as a static host would be: compressed, with cache and security headers, with the site's own 404 page. */
export function configurePreview(server: PreviewServer, settings: Settings) {
  server.middlewares.use(compression() as Connect.NextHandleFunction)
  server.middlewares.use((request, response, next) => {
    const isAsset = request.url?.includes('/assets/')
    const headers = isAsset
      ? HEADERS_BEYOND_META
      : { ...HEADERS_BEYOND_META, ...PAGE_HEADERS, 'Content-Security-Policy': POLICY }
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value)
    response.setHeader('Cache-Control', isAsset ? ASSET_CACHE : PAGE_CACHE)
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
