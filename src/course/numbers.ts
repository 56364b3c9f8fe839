/**
 * Named numbers: lessons/numbers/<slug>.ts exports what a lesson and its questions print, as functions without arguments, and the
 * text names them: `<Computed value="overshoot.tenthPass" digits={3} />`. So a lesson holds no code, and every language shares it.
 */
import * as core from '../core/index.ts'
import { unknownName } from './nearest.ts'

interface NumbersFile {
  /** "lessons/numbers/ppo.ts" */
  readonly path: string
  readonly text: string
  readonly exports: Readonly<Record<string, unknown>>
}

const modules = import.meta.glob<Record<string, unknown>>('../../lessons/numbers/*.ts', { eager: true })
const texts = import.meta.glob<string>('../../lessons/numbers/*.ts', { eager: true, query: '?raw', import: 'default' })

const files: ReadonlyMap<string, NumbersFile> = new Map(
  Object.entries(modules).map(([file, exports]) => [
    file.replace(/^.*\/|\.ts$/g, ''),
    { path: file.replace(/^.*\/(?=lessons\/)/, ''), text: texts[file]!, exports },
  ]),
)

const lineOf = (text: string, index: number) => text.slice(0, index).split('\n').length

/** "lessons/numbers/ppo.ts:17", where the number is exported. */
function placeOf({ path, text }: NumbersFile, name: string): string {
  const index = text.search(new RegExp(`^export (const|function) ${name}\\b`, 'm'))
  return index < 0 ? path : `${path}:${lineOf(text, index)}`
}

/** Whatever a file takes from the core must exist: the names of the core by themselves say only that undefined is no function. */
export function checkCoreNames(path: string, text: string): void {
  const refuse = (name: string, index: number) => {
    if (!Object.hasOwn(core, name))
      throw new RangeError(
        `${path}:${lineOf(text, index)}: ${unknownName('function of src/core', name, Object.keys(core))}`,
      )
  }
  for (const list of text.matchAll(/import\s*\{([^}]*)\}\s*from\s*'[^']*\/core\/index\.ts'/g))
    for (const item of list[1]!.matchAll(/(?:^|,)\s*(type\s+)?(\w+)/g))
      if (item[1] === undefined)
        refuse(item[2]!, list.index + list[0].indexOf(list[1]!) + item.index + item[0].lastIndexOf(item[2]!))
  const whole = /import\s*\*\s*as\s+(\w+)\s+from\s*'[^']*\/core\/index\.ts'/.exec(text)?.[1]
  if (whole !== undefined)
    for (const use of text.matchAll(new RegExp(`\\b${whole}\\.(\\w+)`, 'g'))) refuse(use[1]!, use.index)
}
for (const { path, text } of files.values()) checkCoreNames(path, text)

const results = new Map<string, unknown>()

/** Computed once, however often a lesson, its questions and its test print it. */
function evaluate(file: NumbersFile, name: string): unknown {
  const key = `${file.path} ${name}`
  if (!results.has(key)) {
    const value = file.exports[name]
    if (typeof value !== 'function')
      throw new RangeError(`${placeOf(file, name)}: "${name}" is no function; write: export const ${name} = () => ...`)
    try {
      results.set(key, (value as () => unknown)())
    } catch (error) {
      throw new Error(`"${name}" of ${placeOf(file, name)} fails: ${(error as Error).message}`, { cause: error })
    }
  }
  return results.get(key)
}

/** Walks "shareOfC.after10": a name, then entries of records or places in lists, from 0. */
function find(slug: string, path: string): unknown {
  const file = files.get(slug)
  if (!file)
    throw new RangeError(
      `"${path}" is a number of lessons/numbers/${slug}.ts, which does not exist; write it: export const ${path.split('.')[0]} = () => ...`,
    )
  const [name = '', ...entries] = path.split('.')
  if (!Object.hasOwn(file.exports, name))
    throw new RangeError(`${unknownName('number', name, Object.keys(file.exports))} (${file.path})`)
  let value = evaluate(file, name)
  let walked = name
  for (const entry of entries) {
    const isOpen = typeof value === 'object' && value !== null
    if (!isOpen) throw new RangeError(`"${walked}" of ${placeOf(file, name)} has no entries; it is ${String(value)}`)
    if (!Object.hasOwn(value as object, entry))
      throw new RangeError(
        `${unknownName('entry', entry, Object.keys(value as object))} ("${walked}", ${placeOf(file, name)})`,
      )
    value = (value as Record<string, unknown>)[entry]
    walked = `${walked}.${entry}`
  }
  return value
}

/** What an error says first: where in a lesson the number stands. */
function at<T>(source: string, read: () => T): T {
  try {
    return read()
  } catch (error) {
    throw new RangeError(`${source}: ${(error as Error).message}`, { cause: error })
  }
}

/**
 * The number or text that a lesson calls by its name.
 * @param slug - the lesson whose file of numbers it stands in.
 * @param source - where it is asked for: "lessons/en/10-ppo.mdx:42".
 * @throws RangeError with both places, unless it is a text or a number other than NaN.
 */
export const namedNumber = (slug: string, path: string, source: string): number | string =>
  at(source, () => {
    const value = find(slug, path)
    if (typeof value === 'string' || (typeof value === 'number' && !Number.isNaN(value))) return value
    const what =
      typeof value === 'object' && value !== null
        ? `has entries; name one: ${Object.keys(value)
            .slice(0, 8)
            .map((entry) => `"${path}.${entry}"`)
            .join(', ')}`
        : `is ${String(value)}; allowed: a number or a text`
    throw new RangeError(`"${path}" of lessons/numbers/${slug}.ts ${what}`)
  })

/**
 * A curve, or another list, that a lesson calls by its name. What is allowed in it is for the one who draws it to say.
 * @public Called by the code that the build writes for a lesson (remark/words.ts).
 */
export const namedList = (slug: string, path: string, source: string): readonly unknown[] =>
  at(source, () => {
    const value = find(slug, path)
    if (Array.isArray(value)) return value as readonly unknown[]
    throw new RangeError(`"${path}" of lessons/numbers/${slug}.ts is no list`)
  })
