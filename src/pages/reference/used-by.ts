import { parseSync } from 'oxc-parser'

/** "src/core/objectives/ppo-clip.ts ppoClip" → the widgets that call it, in the order of the alphabet. */
export type UsedBy = ReadonlyMap<string, readonly string[]>

export const usedByKey = (path: string, name: string): string => `${path} ${name}`

/** "src/widgets/bandit/model.ts" and "../../run/models/bandit.ts" give "src/run/models/bandit.ts". */
function resolve(from: string, specifier: string): string {
  const parts = from.split('/').slice(0, -1)
  for (const part of specifier.split('/')) {
    if (part === '..') parts.pop()
    else if (part !== '.') parts.push(part)
  }
  return parts.join('/')
}

/** What a file imports when it runs: [path, names]. Types are nothing at run time, and a listing is text. */
function importsOf(path: string, source: string): [from: string, names: string[]][] {
  return parseSync(path, source).module.staticImports.flatMap(({ moduleRequest, entries }) => {
    if (!moduleRequest.value.startsWith('.') || moduleRequest.value.includes('?')) return []
    const names = entries.filter(({ isType }) => !isType).map(({ importName }) => importName.name ?? '*')
    return [[resolve(path, moduleRequest.value), names]]
  })
}

/**
 * Which figure calls which function of the core: read from the imports of a widget's folder, and of the files outside
 * the core that those import in turn.
 * @param sources - path below the repository's root → text; files that are not here are not followed.
 */
export function usedBy(sources: Readonly<Record<string, string>>): UsedBy {
  const users = new Map<string, Set<string>>()
  const imports = new Map(Object.entries(sources).map(([path, source]) => [path, importsOf(path, source)]))
  for (const path of imports.keys()) {
    const widget = /^src\/widgets\/([^/]+)\//.exec(path)?.[1]
    if (widget === undefined) continue
    const seen = new Set<string>()
    const visit = (file: string): void => {
      if (seen.has(file)) return
      seen.add(file)
      for (const [from, names] of imports.get(file) ?? []) {
        if (!from.startsWith('src/core/')) visit(from)
        else
          for (const name of names)
            users.set(usedByKey(from, name), (users.get(usedByKey(from, name)) ?? new Set()).add(widget))
      }
    }
    visit(path)
  }
  return new Map(Array.from(users, ([key, widgets]) => [key, [...widgets].toSorted()]))
}
