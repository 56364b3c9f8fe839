/** What every recording carries beside its numbers: the command, the seeds, and a hash of the core that made them. */
import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'

const root = resolve(import.meta.dirname, '../..')
const core = join(root, 'src/core')
export const folder = join(root, 'lessons/recorded')

/** sha256 over the core's code, comments and white space left out: prose may change, numbers may not. */
export function coreHash(): string {
  const files = readdirSync(core, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    // The hash is the same on every system, also where folders are parted by a backslash.
    .map((file) => file.replaceAll('\\', '/'))
  const hash = createHash('sha256')
  for (const file of files.sort()) {
    const code = readFileSync(join(core, file), 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '')
    hash.update(`${file}\n${code.replace(/\s+/g, '')}\n`)
  }
  return hash.digest('hex').slice(0, 16)
}

export interface Spread {
  /** Quantiles over the seeds: 10 %, median (upper middle value), 90 %. */
  readonly low: number
  readonly median: number
  readonly high: number
  readonly standardDeviation: number
  readonly count: number
}

export function spread(values: readonly number[]): Spread {
  const sorted = values.toSorted((a, b) => a - b)
  const at = (share: number): number => sorted[Math.min(Math.floor(share * sorted.length), sorted.length - 1)] as number
  const mean = values.reduce((a, b) => a + b, 0) / values.length
  const squares = values.reduce((total, value) => total + (value - mean) ** 2, 0)
  const standardDeviation = values.length < 2 ? 0 : Math.sqrt(squares / (values.length - 1))
  const round = (value: number): number => Number(value.toPrecision(12))
  return {
    low: round(at(0.1)),
    median: round(at(0.5)),
    high: round(at(0.9)),
    standardDeviation: round(standardDeviation),
    count: values.length,
  }
}

/**
 * Writes lessons/recorded/<name>.json. `seeds` is [first, last]; `curves` is what a figure draws, in a file of its own that readers
 * fetch: lessons/recorded/curves/<name>.json.
 */
export function record(
  name: string,
  seeds: readonly [number, number],
  rows: readonly object[],
  curves?: Readonly<Record<string, unknown>>,
): void {
  mkdirSync(join(folder, 'curves'), { recursive: true })
  const from = { command: `npx tsx scripts/recorded/${name}.ts`, seeds, core: coreHash() }
  const write = (file: string, content: object) =>
    writeFileSync(join(folder, file), `${JSON.stringify(content, null, 2)}\n`)
  write(`${name}.json`, { ...from, rows })
  if (curves) write(`curves/${name}.json`, { ...from, ...curves })
  console.log(`lessons/recorded/${name}.json: ${rows.length} rows`)
}

export const isMain = (url: string): boolean =>
  process.argv[1] !== undefined && url === pathToFileURL(process.argv[1]).href
