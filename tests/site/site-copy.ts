import { cpSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { type RunnableDevEnvironment, type ViteDevServer, createServer, normalizePath } from 'vite'
import type { EvaluatedModuleNode } from 'vite/module-runner'

/** A copy of the site whose files a test may change, and a server that renders it. */
export interface SiteCopy {
  readonly folder: string
  readonly server: ViteDevServer
  readonly load: <Module>(path: string) => Promise<Module>
  /** Changes a file. What depends on it is loaded anew; all else stays, so that a change takes a moment and not two seconds. */
  readonly write: (path: string, text: string) => void
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
  const { runner, moduleGraph } = server.environments.ssr as RunnableDevEnvironment
  const forget = (node: EvaluatedModuleNode, seen: Set<EvaluatedModuleNode>) => {
    if (seen.has(node)) return
    seen.add(node)
    runner.evaluatedModules.invalidateModule(node)
    for (const importer of node.importers) {
      const found = runner.evaluatedModules.getModuleById(importer)
      if (found) forget(found, seen)
    }
  }
  return {
    folder,
    server,
    load: (path) => runner.import(path),
    write(path, text) {
      const file = normalizePath(join(folder, path))
      writeFileSync(file, text)
      moduleGraph.onFileChange(file)
      const seen = new Set<EvaluatedModuleNode>()
      for (const node of runner.evaluatedModules.getModulesByFile(file) ?? []) forget(node, seen)
    },
    async close() {
      await server.close()
      rmSync(folder, { recursive: true })
    },
  }
}
