import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { transformWithOxc } from 'vite'
import { BANDIT_REWARDS, createRandom, initBandit, softmax, stepBandit } from '../../src/core/index.ts'

/** The listing that lesson 6 prints, as its reader would run it. */
async function learner() {
  const lesson = readFileSync('lessons/en/06-policy-gradient.mdx', 'utf8')
  const listing = /```ts\n([\s\S]*?)```/.exec(lesson)![1]!
  const { code } = await transformWithOxc(listing, 'learner.ts')
  const body = code.replace(/^import .*$/m, '').replace(/^export /gm, '')
  // oxlint-disable-next-line no-implied-eval, typescript/no-implied-eval, typescript/no-unsafe-call -- the page's own text is what is tested
  const made: unknown = new Function('createRandom', `${body}\nreturn { step, policy }`)(createRandom)
  return { listing, ...(made as { step: () => string; policy: () => number[] }) }
}

test('the learner printed in lesson 6 draws and learns what the core does, for 200 tries', async () => {
  const { step, policy } = await learner()
  const config = { rewards: BANDIT_REWARDS, stepSize: 0.5, baseline: 'none', seed: 42 } as const
  let state = initBandit(config)
  for (let k = 0; k < 200; k += 1) {
    state = stepBandit(state, config)
    expect(step()).toBe('ABCDE'[state.lastAction!])
  }
  const core = softmax(state.logits, 1)
  policy().forEach((probability, i) => expect(probability).toBeCloseTo(core[i]!, 10))
})

test('it has 25 lines of code, none wider than the column of text', async () => {
  const { listing } = await learner()
  expect(listing.split('\n').filter((line) => line.trim() !== '')).toHaveLength(25)
  for (const line of listing.split('\n')) expect(line.length).toBeLessThanOrEqual(61)
})
