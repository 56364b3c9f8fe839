/**
 * Makes src/site/fonts/files, and fonts.css, formula-fonts.css and katex.css in src/site/styles from the packages: `npx tsx scripts/fonts.ts`.
 * Run it after an update of a font package or of katex, look at a page, and commit what changed.
 */
import { copyFile, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import subsetFont from 'subset-font'
import { faces, licences } from '../src/site/build/fonts/faces.ts'
import { katexStyles } from '../src/site/build/fonts/katex-styles.ts'
import { fontStyles } from '../src/site/build/fonts/styles.ts'

const root = new URL('..', import.meta.url)
const files = new URL('src/site/fonts/files/', root)
const modules = new URL('node_modules/', root)

await rm(files, { recursive: true, force: true })
await mkdir(files, { recursive: true })

let total = 0
for (const { name, from, text, axes, features } of faces) {
  const whole = await readFile(new URL(from, modules))
  const cut = await subsetFont(whole, text ?? null, {
    targetFormat: 'woff2',
    noHinting: true,
    ...(text ? {} : { keepAllGlyphs: true }),
    ...(axes ? { variationAxes: axes } : {}),
    ...(features ? { keepFeatures: features } : {}),
  })
  await writeFile(new URL(`${name}.woff2`, files), cut)
  total += cut.length
  console.log(`${String(cut.length).padStart(6)} bytes  ${name}`)
}
for (const { from, to } of licences) await copyFile(new URL(from, modules), new URL(to, files))
await writeFile(
  new URL('README.md', files),
  'Subsets and static cuts of the faces named in ../faces.ts, made by scripts/fonts.ts. They are derived works under the licences of their sources, whose texts stand beside them.\n',
)
await writeFile(new URL('src/site/styles/fonts.css', root), fontStyles(faces, 'text'))
await writeFile(new URL('src/site/styles/formula-fonts.css', root), fontStyles(faces, 'formulas'))
await writeFile(
  new URL('src/site/styles/katex.css', root),
  katexStyles(await readFile(new URL('katex/dist/katex.css', modules), 'utf8')),
)
console.log(`${String(total).padStart(6)} bytes in all`)
