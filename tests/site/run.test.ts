import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { runBandit } from '../../src/core/bandit/run-bandit.ts'
import { number, type Spec, choice } from '../../src/figure/params.ts'
import { probabilityText } from '../../src/plot/number.ts'
import { REWARDS, banditRun } from '../../src/run/models/bandit.ts'
import { keepCarried, readOffer } from '../../src/figure/carried.ts'
import { createPace, startLoop } from '../../src/run/pace.ts'
import { createReplay, keepReplays } from '../../src/run/replay.ts'
import { readStorage } from '../../src/progress/storage.ts'

describe('createReplay', () => {
  it('gives the same state at a step whatever was asked before', () => {
    const doubling = () => createReplay(1, (state) => state * 2)
    const asked = doubling()
    expect([asked.at(10), asked.at(3), asked.at(0)]).toEqual([1024, 8, 1])
    expect(doubling().at(3)).toBe(8)
  })

  it('takes each step once', () => {
    const next = vi.fn((state: number) => state + 1)
    const replay = createReplay(0, next)
    replay.at(50)
    replay.at(20)
    replay.at(60)
    expect(next).toHaveBeenCalledTimes(60)
  })

  it('refuses what is no step', () => {
    const replay = createReplay(0, (state) => state)
    for (const step of [-1, 0.5, Number.NaN, Infinity])
      expect(() => replay.at(step)).toThrow(/step is .*; allowed: a whole number/)
  })

  it('keeps the replays used last, and only those', () => {
    const create = vi.fn(({ by }: { by: number }) => createReplay(0, (state: number) => state + by))
    const replays = keepReplays(create, 2)
    expect(replays({ by: 1 }).at(4)).toBe(4)
    replays({ by: 2 })
    replays({ by: 1 })
    replays({ by: 3 })
    expect(create).toHaveBeenCalledTimes(3)
    replays({ by: 1 })
    expect(create).toHaveBeenCalledTimes(3)
    replays({ by: 2 })
    expect(create).toHaveBeenCalledTimes(4)
  })
})

describe('banditRun', () => {
  it('agrees with the core bit for bit after many steps', () => {
    for (const baseline of ['none', 'ema', 'exact'] as const) {
      const settings = { seed: 7, stepSize: 2, baseline }
      const { probabilities, logits, averageReward } = banditRun(settings).at(150)
      const core = runBandit({ rewards: REWARDS, ...settings }, 150)
      expect({ probabilities, logits, averageReward }).toEqual({
        probabilities: core.probabilities,
        logits: core.logits,
        averageReward: core.averageReward,
      })
    }
  })

  it('a draw holds what the policy was when it was drawn', () => {
    const run = banditRun({ seed: 42, stepSize: 0.5, baseline: 'exact' })
    const [before, after] = [run.at(19), run.at(20)]
    const draw = after.draw!
    expect(draw.probability).toBe(before.probabilities[draw.action])
    expect(draw.logProbability).toBeCloseTo(Math.log(draw.probability), 12)
    expect(draw.baseline).toBeCloseTo(before.expectedReward, 12)
    expect(draw.push.reduce((sum, push) => sum + push, 0)).toBeCloseTo(0, 12)
    expect(draw.push[draw.action]).toBeCloseTo(0.5 * draw.advantage * (1 - draw.probability), 12)
  })

  it('rounding never claims certainty', () => {
    expect([1, 0.9999, 0.9994, 0.2, 0.0006, 0.0004, 0].map((p) => probabilityText(p))).toEqual([
      '1',
      '>0.999',
      '0.999',
      '0.200',
      '0.001',
      '<0.001',
      '0',
    ])
    expect([0.117, 0.996, 0.004].map((p) => probabilityText(p, 2))).toEqual(['0.12', '>0.99', '<0.01'])
  })
})

describe('the play loop', () => {
  it('keeps its pace on any screen', () => {
    for (const frame of [4, 7, 16, 33, 100]) {
      const pace = createPace(20)
      let steps = 0
      for (let now = 0; now <= 3000; now += frame) steps += pace.due(now)
      expect(Math.abs(steps - 60)).toBeLessThanOrEqual(2)
    }
  })

  it('does not catch up what a hidden tab missed', () => {
    const pace = createPace(100)
    pace.due(0)
    expect(pace.due(60_000)).toBe(0)
    expect(pace.due(60_010)).toBe(1)
  })

  it('ends when the run is at its end, and when it is stopped', () => {
    let waiting: ((now: number) => void) | null = null
    const frames = {
      request: (callback: (now: number) => void) => ((waiting = callback), 1),
      cancel: () => void (waiting = null),
    }
    const tick = (now: number) => {
      const callback = waiting
      waiting = null
      callback?.(now)
    }
    let step = 0
    startLoop(10, (count) => (step += count) < 3, frames)
    for (let now = 0; now < 2000; now += 50) tick(now)
    expect(step).toBe(3)
    expect(waiting).toBeNull()
    const stop = startLoop(10, () => true, frames)
    expect(waiting).not.toBeNull()
    stop()
    expect(waiting).toBeNull()
  })
})

describe('carried state', () => {
  const spec = {
    stepSize: number({ min: 0.05, max: 10, step: 0.01, start: 0.5 }),
    baseline: choice(['none', 'exact'], 'none'),
  } satisfies Spec
  let stored: Map<string, string>
  beforeEach(() => {
    stored = new Map()
    vi.stubGlobal('localStorage', {
      getItem: (key: string) => stored.get(key) ?? null,
      setItem: (key: string, value: string) => void stored.set(key, value),
    })
  })
  afterEach(() => void vi.unstubAllGlobals())

  const home = { from: 'the home page', params: { stepSize: 0.5, baseline: 'exact', seed: 42 } }

  it('offers what another page kept, without what this figure does not know', () => {
    expect(keepCarried('bandit', home, false)).toBeNull()
    expect(readOffer(spec, readStorage().carried?.bandit)).toEqual({
      from: 'the home page',
      params: { stepSize: 0.5, baseline: 'exact' },
    })
  })

  it('leaves out values that are out of range, and offers nothing if nothing is left', () => {
    expect(readOffer(spec, { from: 'x', params: { stepSize: 50, baseline: 'exact' } })?.params).toEqual({
      baseline: 'exact',
    })
    expect(readOffer(spec, { from: 'x', params: { stepSize: 50, constructor: 1 } })).toBeNull()
    expect(readOffer(spec, undefined)).toBeNull()
  })

  it('a figure that only played by itself leaves what the reader left elsewhere', () => {
    const lesson = { from: 'lesson 1', params: { stepSize: 5 } }
    keepCarried('bandit', lesson, false)
    keepCarried('bandit', home, true)
    expect(readStorage().carried?.bandit).toEqual(lesson)
    keepCarried('bandit', home, false)
    expect(readStorage().carried?.bandit).toEqual(home)
  })

  it('leaves other models and the theme as they are', () => {
    stored.set('advantage', JSON.stringify({ version: 1, theme: 'dark', carried: { tinylm: home } }))
    keepCarried('bandit', home, false)
    expect(readStorage()).toEqual({ theme: 'dark', carried: { tinylm: home, bandit: home } })
  })

  it('says in words that storage is full or blocked, and nothing breaks', () => {
    vi.stubGlobal('localStorage', {
      getItem: () => null,
      setItem: () => {
        throw new Error('the quota is used up')
      },
    })
    expect(keepCarried('bandit', home, false)).toBe('Your browser did not keep this: the quota is used up')
    vi.stubGlobal('localStorage', undefined)
    expect(keepCarried('bandit', home, false)).toMatch(/^Your browser did not keep this/)
    expect(readOffer(spec, readStorage().carried?.bandit)).toBeNull()
  })
})
