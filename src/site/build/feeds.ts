/** What a static site hands to machines beside its pages: the map for search engines, the rules for robots, the text for language models. */
import type { Settings } from '../settings.ts'

const sitemap = (settings: Settings, paths: readonly string[]) =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${paths
    .map((path) => `<url><loc>${settings.siteUrl}${settings.basePath.replace(/\/$/, '')}${path}</loc></url>`)
    .join('\n')}\n</urlset>\n`

/** Left out of the map: pages that only repeat others, or are shown inside other people's. */
const isListed = (path: string) => !/^\/(404|embed|gallery|lessons\/[^/]+\/test)/.test(path)

/** @param paths - of every page of the site. */
export const feeds = (settings: Settings, paths: readonly string[], llmsText: string) => [
  { fileName: 'llms.txt', source: llmsText },
  {
    fileName: 'robots.txt',
    source: `User-agent: *\nAllow: /\n${settings.siteUrl ? `Sitemap: ${settings.siteUrl}${settings.basePath}sitemap.xml\n` : ''}`,
  },
  ...(settings.siteUrl ? [{ fileName: 'sitemap.xml', source: sitemap(settings, paths.filter(isListed)) }] : []),
]
