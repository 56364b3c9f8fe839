/**
 * Size of the core as a page would ship it: the whole, and what single figures pull in. `npm run bench:core-size`.
 * Bundled and minified by the project's own Vite, compressed with gzip 9. Exits with an error above the budget.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { gzipSync } from 'node:zlib'
import { build } from 'vite'

const BUDGET = Number(process.argv[2] ?? 15)
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
  const whole = await kilobytes(`export * from '${index}'`)
  console.log(`whole core        ${whole.toFixed(1)} KB gz, budget ${BUDGET}`)
  const figures = {
    'softmax walk': 'softmax',
    sampler: 'samplingPipeline, entropy, createRandom, sampleIndex',
    bandit: 'initBandit, stepBandit, runBandit, expectedReward',
    'clip plot': 'ppoClip',
    'group calculator': 'groupAdvantages, rlooAdvantages, hasSignal',
    leash: 'createTrainer, plainConfig',
    timeline: 'simulateTimeline',
  }
  for (const [name, exports] of Object.entries(figures)) {
    console.log(`${name.padEnd(17)} ${(await kilobytes(`export { ${exports} } from '${index}'`)).toFixed(1)} KB gz`)
  }
  if (whole > BUDGET) process.exitCode = 1
} finally {
  rmSync(folder, { recursive: true, force: true })
}
