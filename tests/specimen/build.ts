/**
 * Builds the specimen: the site with lessons written for tests in the place of the real ones, and with few figures and pages.
 * What machinery does is tested on it, so that an author who improves a sentence of a lesson breaks no such test.
 * It is never part of a site that readers see.
 */
import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve, sep } from 'node:path'
import { pathToFileURL } from 'node:url'

export const SPECIMEN_DIRECTORY = 'dist-specimen'

/** The figures the specimen shows; of the others only the style sheets are there. */
const FIGURES = ['bandit', 'no-signal', 'ppo-clip', 'river', 'softmax-walk']
const WITHOUT_PAGES = ['algorithms', 'gallery']

/** Puts the specimen's sources into `folder`, which is emptied first. It stands inside the checkout, where node_modules is found. */
function writeSpecimen(folder: string): void {
  rmSync(folder, { recursive: true, force: true })
  const isLeftOut = (source: string) => {
    const [area, name, file] = source.split(sep).slice(1)
    return (
      (area === 'widgets' && file !== undefined && !FIGURES.includes(name!) && !file.endsWith('.css')) ||
      (area === 'pages' && WITHOUT_PAGES.includes(name!))
    )
  }
  cpSync('src', join(folder, 'src'), { recursive: true, filter: (source) => !isLeftOut(source) })
  for (const name of [
    'public',
    'vite.config.ts',
    'package.json',
    'tsconfig.json',
    'lessons/references.bib',
    'lessons/recorded',
  ])
    cpSync(name, join(folder, name), { recursive: true })
  cpSync('tests/specimen/lessons', join(folder, 'lessons/en'), { recursive: true })
  cpSync('tests/specimen/numbers', join(folder, 'lessons/numbers'), { recursive: true })
  mkdirSync(join(folder, 'lessons/draws'))
  mkdirSync(join(folder, 'src/pages/algorithms'))
  const moved = (from: string, to: string, before: string, after: string) =>
    writeFileSync(join(folder, to), readFileSync(from, 'utf8').replaceAll(before, after))
  moved('tests/specimen/algorithms.tsx', 'src/pages/algorithms/page.tsx', '../../src/', '../../')
  moved('tests/specimen/draws/expectations.ts', 'lessons/draws/expectations.ts', '../../../src/', '../../src/')
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const folder = resolve('.cache/specimen')
  writeSpecimen(folder)
  const vite = resolve('node_modules/vite/bin/vite.js')
  const { status } = spawnSync(
    process.execPath,
    [vite, 'build', '--logLevel', 'warn', '--outDir', resolve(SPECIMEN_DIRECTORY), '--emptyOutDir'],
    { cwd: folder, stdio: 'inherit' },
  )
  process.exitCode = status ?? 1
}
