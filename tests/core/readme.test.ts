import { readFileSync } from 'node:fs'
import { runInThisContext } from 'node:vm'
import { expect, it } from 'vitest'
import * as core from '../../src/core/index.ts'

const text = readFileSync(new URL('../../src/core/README.md', import.meta.url), 'utf8')

it('the listing of one GRPO step runs, and is one step of the trainer with GRPO’s settings', () => {
  const listing = /```ts\nimport \* as core from '.\/index.ts'\n([\s\S]*?)```/.exec(text)![1]!
  expect(listing.trim().split('\n').length).toBeLessThanOrEqual(15)
  // The listing needs no types, so it is plain JavaScript.
  const run = runInThisContext(`(core) => {\n${listing}\nreturn { next, rewards }\n}`) as (all: typeof core) => {
    next: number[][]
    rewards: number[]
  }
  const { next, rewards } = run(core)
  expect(core.hasSignal(rewards)).toBe(true)
  const config: core.TrainerConfig = {
    ...core.algorithmConfig('grpo', 7),
    passes: 1,
    beta: 0,
    stepSize: 1,
    aggregation: { mode: 'seq-mean-token-mean', emptyRows: 'counted', constantLength: null },
  }
  const state = core.initTraining(core.TINYLM_REFERENCE_LOGITS, config)
  const { logits } = core.stepTraining(state, core.TINYLM_REFERENCE_LOGITS, config)
  next.flat().forEach((z, i) => expect(z).toBeCloseTo(logits.flat()[i]!, 12))
  expect(next.flat()).not.toEqual(core.TINYLM_REFERENCE_LOGITS.flat())
})

it('every function that the table of papers names is exported', () => {
  const rows = text.split('\n').filter((line) => line.startsWith('| ') && line.includes('`'))
  const names = rows.flatMap((row) => [...row.split('|')[2]!.matchAll(/`([A-Za-z]+)`/g)].map((match) => match[1]!))
  const settings = ['clipHigh', 'dualClip', 'delta', 'none']
  expect(names.length).toBeGreaterThan(40)
  for (const name of names) if (!settings.includes(name)) expect(name in core, name).toBe(true)
})

it('every file it sends the reader to is there', () => {
  for (const [, path] of text.matchAll(
    /`((?:src|tests|docs|tinylm|numerics|objectives|bandit)\/[\w/-]+\.(?:ts|md))`/g,
  )) {
    const from = /^(src|tests|docs)\//.test(path!) ? '../../' : '../../src/core/'
    expect(readFileSync(new URL(`${from}${path}`, import.meta.url), 'utf8').length, path).toBeGreaterThan(100)
  }
})
