/**
 * `npm run check:dates`: every sentence of the course that names a library, with the version and day it was read in, so
 * that each can be re-checked. A library without a row in src/course/libraries.ts is a sentence without a date: exit 1.
 */
import { readFileSync, readdirSync } from 'node:fs'
import { relative, resolve } from 'node:path'
import { type Read, libraries } from '../src/course/libraries.ts'

const ROOT = resolve(import.meta.dirname, '..')
const FOLDERS = ['lessons/en', 'src/words/en', 'src/core', 'src/widgets', 'src/course/family']

/** How prose names a library that may stand in a statement. What is here and not in the table is refused. */
const NAMES =
  /(?<![\w/.@])(?:TRL|verl|OpenRLHF|Open-Instruct|prime-rl|vLLM|SkyRL|NeMo RL|Tianshou|oat|cleanrl|SB3|Stable-Baselines3|nanochat|nanoGPT|llama\.cpp|the transformers library)(?![\w])/g

export interface Statement {
  readonly file: string
  readonly line: number
  readonly library: string
  readonly text: string
  readonly read: Read | undefined
}

const byName = new Map<string, Read>(
  Object.values(libraries).flatMap((read: Read) =>
    [read.name, ...(read.aliases ?? [])].map((name) => [name, read] as const),
  ),
)

/** One statement for each library that a line of a text names. */
export function statementsIn(file: string, text: string): Statement[] {
  return text.split('\n').flatMap((line, index) =>
    [...new Set([...line.matchAll(NAMES)].map(([name]) => name))].map((library) => ({
      file,
      line: index + 1,
      library,
      text: line.trim(),
      read: byName.get(library),
    })),
  )
}

/** All statements of the course, in the order of its files. */
export function allStatements(): Statement[] {
  return FOLDERS.flatMap((folder) =>
    readdirSync(resolve(ROOT, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.(?:mdx|tsx?)$/.test(name))
      .toSorted()
      .flatMap((name) => {
        const path = resolve(ROOT, folder, name)
        return statementsIn(relative(ROOT, path), readFileSync(path, 'utf8'))
      }),
  )
}

if (process.argv[1] === import.meta.filename) {
  const statements = allStatements()
  for (const { file, line, library, text, read } of statements) {
    const version = read ? `${read.date} ${read.repository}@${read.version ?? 'version not noted'}` : 'NO DATE'
    console.log(`${file}:${line}\t${library}\t${version}\t${text.slice(0, 160)}`)
  }
  const undated = statements.filter(({ read }) => !read)
  console.log(
    `${statements.length} statements about ${new Set(statements.map(({ library }) => library)).size} libraries`,
  )
  if (undated.length > 0) {
    const names = [...new Set(undated.map(({ library }) => library))].join(', ')
    console.error(`${undated.length} without a date: give ${names} a row in src/course/libraries.ts`)
    process.exitCode = 1
  }
}
