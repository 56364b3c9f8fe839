/** The child process: loads the instrumented bundle, and for each mutant runs the tests that reach it until one fails. */
import { readFileSync, writeFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import type { Suite, Test } from './vitest-shim.ts'

/** Milliseconds of processor time: a busy machine neither kills a mutant nor leaves a test out. */
const SLOWEST = 800
const PATIENCE = 4000
const spent = (): number => {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}
const [bundle, fixed] = process.argv.slice(2)
/** Which mutants were passed since the last clearing. */
const flags = new Uint8Array(100_000)
const passed = (): number[] => Array.from(flags.keys()).filter((id) => flags[id] === 1)
let active = fixed === undefined ? -1 : Number(fixed)
let ticks = 0
// A mutant of its own process may loop for ever while the modules load.
let deadline = fixed === undefined ? Infinity : spent() + PATIENCE
/** Switches the mutant on; stops a test that takes too long, which a mutant that loops for ever does. */
const hook = (id: number): boolean => {
  flags[id] = 1
  ticks += 1
  if ((ticks & 0xffff) === 0 && spent() > deadline) throw new Error('takes too long')
  return id === active
}
Object.assign(globalThis, { __on: hook })

const send = (message: object): void => void process.send?.(message)
const { suites } = (await import(pathToFileURL(bundle as string).href)) as { suites: Suite[] }
const loaded = passed()
const left = new Set<string>()

/** The name of the first test that fails, or null. */
function failing(list: readonly Test[], suite: string): string | null {
  for (const { name, run } of list) {
    if (left.has(`${suite} › ${name}`)) continue
    try {
      deadline = spent() + PATIENCE
      run()
    } catch {
      return `${suite} › ${name}`
    }
  }
  return null
}
function failingSuite({ name, collect }: Suite): string | null {
  let tests: Test[]
  try {
    deadline = spent() + PATIENCE
    tests = collect()
  } catch {
    return name
  }
  return failing(tests, name)
}
function first<Item>(items: readonly Item[], of: (item: Item) => string | null): string | null {
  for (const item of items) {
    const found = of(item)
    if (found !== null) return found
  }
  return null
}

if (fixed !== undefined) {
  for (const name of JSON.parse(readFileSync(`${bundle}.slow.json`, 'utf8')) as string[]) left.add(name)
  send({ killed: first(suites, failingSuite) })
} else {
  const inTests = new Map<number, { suite: Suite; test: Test }[]>()
  const inBodies = new Map<number, Suite[]>()
  const timed: { suite: Suite; test: Test; ids: number[]; time: number }[] = []
  for (const suite of suites) {
    flags.fill(0)
    deadline = Infinity
    const tests = suite.collect()
    for (const id of passed()) inBodies.set(id, [...(inBodies.get(id) ?? []), suite])
    for (const test of tests) {
      flags.fill(0)
      const start = spent()
      const failed = failing([test], suite.name)
      const time = spent() - start
      if (failed !== null || time > SLOWEST) left.add(`${suite.name} › ${test.name}`)
      else timed.push({ suite, test, ids: passed(), time })
    }
  }
  for (const { suite, test, ids } of timed.sort((a, b) => a.time - b.time)) {
    for (const id of ids) inTests.set(id, [...(inTests.get(id) ?? []), { suite, test }])
  }
  writeFileSync(`${bundle}.slow.json`, JSON.stringify([...left]))
  const ids = [...new Set([...inTests.keys(), ...inBodies.keys()])]
  send({
    ready: true,
    loaded: loaded.filter((id) => !ids.includes(id)),
    slow: [...left],
    reached: ids,
    tests: timed.length,
  })
  process.on('message', (id: number) => {
    active = id
    const killed =
      first(inTests.get(id) ?? [], ({ suite, test }) => failing([test], suite.name)) ??
      first(inBodies.get(id) ?? [], failingSuite)
    active = -1
    send({ id, killed })
  })
}
