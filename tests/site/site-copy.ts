import { cpSync, mkdtempSync, readFileSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { type RunnableDevEnvironment, type ViteDevServer, createServer } from 'vite'

/** A copy of the site whose files a test may change, and a server that renders it. */
export interface SiteCopy {
  readonly folder: string
  readonly server: ViteDevServer
  readonly close: () => Promise<void>
}

/** `change` may write into the copy before the server reads it. */
export async function copySite(change: (folder: string) => void = () => {}): Promise<SiteCopy> {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'advantage-')))
  for (const name of ['src', 'lessons', 'public', 'vite.config.ts', 'package.json', 'tsconfig.json'])
    cpSync(name, join(folder, name), { recursive: true })
  symlinkSync(resolve('node_modules'), join(folder, 'node_modules'))
  change(folder)
  const server = await createServer({
    root: folder,
    configFile: join(folder, 'vite.config.ts'),
    appType: 'custom',
    server: { middlewareMode: true, ws: false, watch: null },
    optimizeDeps: { noDiscovery: true },
    logLevel: 'error',
  })
  return {
    folder,
    server,
    async close() {
      await server.close()
      rmSync(folder, { recursive: true })
    },
  }
}

/** A lesson that is not written yet; it stands in the shared copy as a draft from the start, so that the list of lessons holds it. */
export const DRAFT = 'lessons/en/15-capstone.mdx'

/** Ten lines, so that the lesson's text begins on line 11. */
export const DRAFT_HEAD = `---
heading: A draft
description: A lesson with a mistake in it.
goals:
  - see the mistake named
  - mend it
sources:
  - lambert2025rlhf
---

`

let shared: Promise<SiteCopy> | undefined
/** What `importWith` changed in the shared copy, and what stands there otherwise. */
const changed = new Map<string, string>()

/**
 * One copy for all files of the vitest project `copies`, which run in one process: compiling the lessons is most of what a copy
 * costs. `importWith` puts back what an earlier call changed.
 */
export function sharedCopy(): Promise<SiteCopy> {
  shared ??= copySite((folder) => {
    writeFileSync(join(folder, DRAFT), `${DRAFT_HEAD}Nothing yet.\n`)
    process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
  })
  return shared
}

/** Imports modules of the shared copy afresh, with these texts in its files and the others as they were. The server stays, which is most of what a copy costs. */
export function importWith(
  { folder, server }: SiteCopy,
  files: Readonly<Record<string, string>>,
): <Module>(url: string) => Promise<Module> {
  const { runner, moduleGraph } = server.environments.ssr as RunnableDevEnvironment
  for (const [name, text] of Object.entries({ ...Object.fromEntries(changed), ...files })) {
    const file = join(folder, name)
    const before = readFileSync(file, 'utf8')
    if (!changed.has(name)) changed.set(name, before)
    if (text === before) continue
    writeFileSync(file, text)
    moduleGraph.onFileChange(file)
  }
  runner.clearCache()
  return (url) => runner.import(url)
}
