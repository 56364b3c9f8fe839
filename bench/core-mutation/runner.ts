/** The child process: loads the instrumented bundle, and for each mutant runs the tests that reach it until one fails. */
import { pathToFileURL } from 'node:url'
import type { Test } from './vitest-shim.ts'

const SLOWEST = 1500
const [bundle, fixed] = process.argv.slice(2)
const reached = new Set<number>()
let active = fixed === undefined ? -1 : Number(fixed)
let recording = true
const hook = (id: number): boolean => {
  if (recording) reached.add(id)
  return id === active
}
Object.assign(globalThis, { __on: hook })

const { tests } = (await import(pathToFileURL(bundle as string).href)) as { tests: Test[] }
const send = (message: object): void => void process.send?.(message)

async function passes({ run }: Test): Promise<boolean> {
  try {
    await run()
    return true
  } catch {
    return false
  }
}
async function killer(list: readonly Test[]): Promise<string | null> {
  for (const test of list) if (!(await passes(test))) return test.name
  return null
}

if (fixed !== undefined) {
  recording = false
  send({ killed: await killer(tests) })
} else {
  const loaded = [...reached]
  const covering = new Map<number, Test[]>()
  const slow: string[] = []
  const timed: { test: Test; ids: number[]; time: number }[] = []
  for (const test of tests) {
    reached.clear()
    const start = performance.now()
    if (!(await passes(test))) {
      slow.push(`${test.name} (fails in this harness)`)
      continue
    }
    const time = performance.now() - start
    if (time > SLOWEST) slow.push(test.name)
    else timed.push({ test, ids: [...reached], time })
  }
  for (const { test, ids } of timed.sort((a, b) => a.time - b.time)) {
    for (const id of ids) covering.set(id, [...(covering.get(id) ?? []), test])
  }
  recording = false
  send({ ready: true, loaded, slow, reached: [...covering.keys()], tests: timed.length })
  process.on('message', async (id: number) => {
    active = id
    send({ id, killed: await killer(covering.get(id) ?? []) })
  })
}
