import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { ASSET_CACHE, HEADERS_BEYOND_META, PAGE_CACHE, PAGE_HEADERS } from '../../src/site/build/preview.ts'

test('the README names every header that the preview server sends', () => {
  const readme = readFileSync('README.md', 'utf8')
  const headers = [
    ...Object.entries(HEADERS_BEYOND_META),
    ...Object.entries(PAGE_HEADERS),
    ['Cache-Control', ASSET_CACHE],
    ['Cache-Control', PAGE_CACHE],
  ].map(([name, value]) => `\`${name}: ${value}\``)
  for (const header of headers) expect(readme).toContain(header)
})
