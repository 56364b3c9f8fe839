import { cpSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
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

/** Imports modules of the copy afresh, with these texts in its files. The server stays, which is most of what a copy costs. */
export function importWith(
  { folder, server }: SiteCopy,
  files: Readonly<Record<string, string>>,
): <Module>(url: string) => Promise<Module> {
  const { runner, moduleGraph } = server.environments.ssr as RunnableDevEnvironment
  for (const [name, text] of Object.entries(files)) {
    writeFileSync(join(folder, name), text)
    moduleGraph.onFileChange(join(folder, name))
  }
  runner.clearCache()
  return (url) => runner.import(url)
}
