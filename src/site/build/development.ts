/** What an author sees in development: errors with file and line over the page, and what is wrong with the page as it stands. */
import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import type { ErrorPayload, ViteDevServer } from 'vite'

type Shown = ErrorPayload['err']

/** "lessons/en/10-ppo.mdx:42:5: ..." and "lessons/numbers/ppo.ts:7: ..." say themselves where to look. */
const PLACE = /^(?:\w*Error: )?(lessons\/[\w./-]+?\.(?:mdx|ts|bib)):(\d+)(?::(\d+))?/

/** An error as Vite's overlay shows it: with the place that its message names, and the line that stands there. */
export function shownError(error: unknown, root: string): Shown {
  const { message, stack = '', ...more } = error as Error & Partial<Shown>
  const found = PLACE.exec(message)
  const file = found ? resolve(root, found[1]!) : ''
  if (!found || !existsSync(file)) return { ...more, message, stack }
  const [line, column] = [Number(found[2]), Number(found[3] ?? 1)]
  const text = readFileSync(file, 'utf8').split('\n')[line - 1] ?? ''
  const frame = `${line} | ${text}\n${' '.repeat(String(line).length)} | ${' '.repeat(column - 1)}^`
  return { message, stack: '', id: file, loc: { file, line, column }, frame, plugin: 'lessons' }
}

const inScript = (value: unknown) => JSON.stringify(value).replaceAll('<', '\\u003c')
const inText = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')

/** Vite's overlay on a page that has just been opened. */
export const overlayScript = (error: Shown, base: string): string =>
  `<script type="module">import { ErrorOverlay } from '${base}@vite/client'; document.body.append(new ErrorOverlay(${inScript(error)}))</script>`

/** Stands in place of a page that cannot be rendered, until the next edit of a lesson. */
export const errorPage = (error: Shown, base: string): string =>
  `<!doctype html><html lang="en"><meta charset="utf-8"><title>Error</title><body><pre>${inText(
    [error.message, error.frame].filter(Boolean).join('\n\n'),
  )}</pre>${overlayScript(error, base)}<script type="module">import { createHotContext } from '${base}@vite/client'
createHotContext('/error-page').on('site:update', () => location.reload())</script></body></html>`

/** Tells pages that are already open; they swap their content and run no script of the new one. */
export function tellOpenPages(server: ViteDevServer, error: Shown | null, hadError: boolean): void {
  const { hot } = server.environments.client
  if (error) hot.send({ type: 'error', err: error })
  // An update of nothing makes Vite's client take its overlay away.
  else if (hadError) hot.send({ type: 'update', updates: [] })
}
