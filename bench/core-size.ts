/**
 * Size of the core as a page would ship it: the whole, and what single figures pull in. `npm run bench:core-size`.
 * Bundled and minified by the project's own Vite, compressed with gzip 9. Exits with an error if one is above its budget.
 * No page loads the whole: it is 150 names, four kilobytes of words that say which argument was wrong and how, and
 * mathematics of its own; no file is more than a twentieth of it. Without its exported names and every word of its messages
 * it would still be 15.4 KB, so a whole below that would mean fewer functions.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { gzipSync } from 'node:zlib'
import { build } from 'vite'

/** What each entry exports (null: everything), and how many KB it may be: a little more than it is. */
const BUDGETS: readonly (readonly [name: string, exports: string | null, budget: number])[] = [
  ['whole core', null, 19],
  ['softmax walk', 'softmax', 1.2],
  ['sampler', 'samplingPipeline, entropy, createRandom, sampleIndex', 2.3],
  ['bandit', 'initBandit, stepBandit, runBandit, expectedReward', 2.1],
  ['clip plot', 'ppoClip', 0.7],
  ['group calculator', 'groupAdvantages, rlooAdvantages, hasSignal', 0.9],
  ['leash', 'createTrainer, plainConfig', 10.3],
  ['timeline', 'simulateTimeline', 1.5],
]
const root = resolve(import.meta.dirname, '..')
const index = join(root, 'src/core/index.ts')
const folder = mkdtempSync(join(root, '.size-'))

async function kilobytes(source: string): Promise<number> {
  const entry = join(folder, 'entry.ts')
  writeFileSync(entry, source)
  const result = await build({
    configFile: false,
    logLevel: 'error',
    root,
    build: {
      write: false,
      minify: true,
      modulePreload: false,
      rolldownOptions: { input: entry, preserveEntrySignatures: 'strict' },
    },
  })
  const { output } = (Array.isArray(result) ? result[0] : result) as { output: { type: string; code?: string }[] }
  return gzipSync(output.map(({ code }) => code ?? '').join(''), { level: 9 }).length / 1000
}

try {
  for (const [name, exports, budget] of BUDGETS) {
    const size = await kilobytes(`export ${exports === null ? '*' : `{ ${exports} }`} from '${index}'`)
    const over = size > budget
    console.log(`${name.padEnd(17)} ${size.toFixed(1).padStart(4)} KB gz of ${budget}${over ? '  TOO LARGE' : ''}`)
    if (over) process.exitCode = 1
  }
} finally {
  rmSync(folder, { recursive: true, force: true })
}
