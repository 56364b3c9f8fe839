/**
 * Mutation testing of src/core: does a test fail when the code is wrong? `npm run test:mutation [-- part-of-path]`.
 * All mutants are compiled into one bundle behind a switch; a mutant costs the tests that reach it, no more. A mutant
 * that keeps a test busy for 4 s counts as caught. Left out of the hunt: tests slower than .8 s, those that read sources
 * and recordings. README.md beside this file lists what survives, and why.
 * Prints the score and the survivors and writes reports/core-mutation.json. There are no disable comments.
 */
import { type ChildProcess, fork } from 'node:child_process'
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'
import { build } from 'vite'
import { type Mutant, instrument } from './instrument.ts'

const root = resolve(import.meta.dirname, '../..')
const core = join(root, 'src/core')
const folder = join(root, `reports/core-mutation-${process.pid}`)
const bundle = join(folder, 'tests.mjs')
const filter = process.argv[2] ?? ''
const mutants: Mutant[] = []

async function compile(): Promise<void> {
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  const tests = readdirSync(join(root, 'tests/core')).filter(
    (f) => f.endsWith('.test.ts') && !/^(purity|recorded)/.test(f),
  )
  const shim = join(import.meta.dirname, 'vitest-shim.ts')
  const entry = join(folder, 'entry.ts')
  const imports = tests.map((file) => `import ${JSON.stringify(join(root, 'tests/core', file))}`)
  writeFileSync(entry, [...imports, `export { suites } from ${JSON.stringify(shim)}`].join('\n'))
  await build({
    configFile: false,
    logLevel: 'warn',
    root,
    plugins: [
      {
        name: 'mutants',
        enforce: 'pre',
        transform(code, id) {
          if (id.includes('/tests/core/')) {
            // The bundle lies elsewhere: golden files are found from the test's own place.
            return code.replaceAll('import.meta.url', JSON.stringify(`file://${id}`))
          }
          if (!id.startsWith(core) || !id.endsWith('.ts')) return null
          return instrument(relative(core, id), code, mutants)
        },
      },
    ],
    resolve: { alias: { vitest: shim } },
    build: {
      ssr: entry,
      outDir: folder,
      emptyOutDir: false,
      minify: false,
      rolldownOptions: { treeshake: false, output: { entryFileNames: 'tests.mjs' } },
    },
    ssr: { noExternal: true },
  })
}

interface Report {
  readonly ready?: boolean
  readonly id?: number
  readonly killed?: string | null
  readonly loaded?: number[]
  readonly reached?: number[]
  readonly slow?: string[]
  readonly tests?: number
}
const runner = join(import.meta.dirname, 'runner.ts')
const start = (...rest: string[]): ChildProcess => fork(runner, [bundle, ...rest], { execArgv: ['--import', 'tsx'] })
const answer = (child: ChildProcess, milliseconds: number): Promise<Report | null> =>
  new Promise((done) => {
    const settle = (report: Report | null): void => {
      clearTimeout(timer)
      child.removeAllListeners('message')
      child.removeAllListeners('exit')
      done(report)
    }
    const timer = setTimeout(() => settle(null), milliseconds)
    child.once('message', (message) => settle(message as Report))
    child.once('exit', () => settle(null))
  })

await compile()
if (!mutants.some(({ file }) => file.includes(filter)))
  throw new RangeError(`"${filter}" is part of no path below src/core; for example "bandit/" is`)
let child = start()
const ready = await answer(child, 600_000)
if (ready?.ready !== true) throw new Error('the tests do not pass without a mutant')
const loaded = new Set(ready.loaded)
const reached = new Set(ready.reached)
const survivors: Mutant[] = []
let caught = 0
let hung = 0
// Those that run while the module loads need a process each: they come last.
const chosen = mutants
  .filter(({ file }) => file.includes(filter))
  .toSorted((a, b) => Number(loaded.has(a.id)) - Number(loaded.has(b.id)))
console.log(`${mutants.length} mutants, ${loaded.size} of them only while loading; ${ready.tests} tests`)
for (const [index, mutant] of chosen.entries()) {
  if (index % 250 === 0) console.log(`${index} of ${chosen.length} tried, ${survivors.length} survived`)
  let killed: string | null | undefined = null
  if (loaded.has(mutant.id)) {
    // Runs while the module loads: it needs a process of its own.
    const own = start(String(mutant.id))
    const report = await answer(own, 120_000)
    own.kill()
    killed = report === null ? 'hung or crashed' : report.killed
  } else if (reached.has(mutant.id)) {
    child.send(mutant.id)
    const report = await answer(child, 120_000)
    if (report === null) {
      hung += 1
      killed = 'hung'
      child.kill('SIGKILL')
      child = start()
      await answer(child, 600_000)
    } else killed = report.killed
  }
  if (killed === null || killed === undefined) {
    survivors.push(mutant)
    console.log(`survived  ${mutant.file}:${mutant.line}  ${mutant.change}  in  ${mutant.code}`)
  } else caught += 1
}
child.kill()
const score = (100 * caught) / chosen.length
console.log(
  `\n${chosen.length} mutants, ${caught} caught (${hung} hung), ${survivors.length} survived: ${score.toFixed(1)} %`,
)
console.log(`${ready.tests} tests hunted; left out as slow: ${ready.slow?.join('; ') || 'none'}`)
writeFileSync(
  join(root, 'reports/core-mutation.json'),
  `${JSON.stringify({ mutants: chosen.length, caught, hung, score, slow: ready.slow, survivors }, null, 2)}\n`,
)
rmSync(folder, { recursive: true, force: true })
process.exit(score >= 90 ? 0 : 1)
