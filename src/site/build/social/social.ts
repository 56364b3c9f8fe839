import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Resvg } from '@resvg/resvg-js'
import subsetFont from 'subset-font'
import { socialSvg } from './picture.ts'

/** The faces of the site, as the renderer wants them: one file per style, because it chooses by family and style alone. */
const FACES = ['newsreader-46', 'newsreader-20-italic'] as const
const folderOfFaces = join(process.cwd(), 'src/site/fonts/files')

async function fontFiles(): Promise<{ readonly folder: string; readonly files: string[] }> {
  const folder = await mkdtemp(join(tmpdir(), 'advantage-faces-'))
  const files = await Promise.all(
    FACES.map(async (name) => {
      const woff2 = await readFile(join(folderOfFaces, `${name}.woff2`))
      const file = join(folder, `${name}.ttf`)
      await writeFile(file, await subsetFont(woff2, null, { targetFormat: 'sfnt', keepAllGlyphs: true }))
      return file
    }),
  )
  return { folder, files }
}

export interface SocialPicture {
  /** The number of the lesson; missing on the first page. */
  readonly number?: number | undefined
  readonly title: string
}

/** The picture a link to a page shows elsewhere: 1200 × 630, drawn without a browser. */
export async function socialImage(picture: SocialPicture): Promise<Buffer> {
  const { folder, files } = await fontFiles()
  try {
    const resvg = new Resvg(socialSvg(picture), {
      font: { loadSystemFonts: false, fontFiles: files, defaultFontFamily: 'Newsreader' },
      textRendering: 2,
      logLevel: 'error',
    })
    return resvg.render().asPng()
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
