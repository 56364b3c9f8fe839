import { cpSync, mkdtempSync, realpathSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { type ViteDevServer, createServer } from 'vite'

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
