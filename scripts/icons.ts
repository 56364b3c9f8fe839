/** Draws the bitmap icons from public/favicon.svg: `npx tsx scripts/icons.ts`. */
import { readFile, writeFile } from 'node:fs/promises'
import { Resvg } from '@resvg/resvg-js'

const folder = new URL('../public/', import.meta.url)
const svg = await readFile(new URL('favicon.svg', folder), 'utf8')
// The renderer knows no style element: the light colours as attributes.
const flat = svg
  .replace(/<style>[\s\S]*?<\/style>/, '')
  .replace('class="past"', 'fill="#cfdcee"')
  .replace('class="now"', 'fill="#2e71c9"')
  .replace('class="up"', 'fill="#005c46"')

const draw = (text: string, width: number) =>
  new Resvg(text, { fitTo: { mode: 'width', value: width } }).render().asPng()

await writeFile(new URL('favicon-32.png', folder), draw(flat, 32))
const padded = flat.replace('viewBox="0 0 32 32">', 'viewBox="-7 -7 46 46"><path d="M-7-7h46v46H-7z" fill="#fbfaf6" />')
await writeFile(new URL('apple-touch-icon.png', folder), draw(padded, 180))
