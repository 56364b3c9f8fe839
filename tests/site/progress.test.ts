import fc from 'fast-check'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import {
  type Progress,
  emptyProgress,
  mergeProgress,
  parseProgress,
  progressText,
} from '../../src/progress/document.ts'
import { dayOf, daysPassed } from '../../src/progress/passing.ts'

const name = fc.stringMatching(/^[a-z][a-z0-9-]{0,12}$/)
const pair = fc.tuple(name, name).map((names) => names.join('/'))
const at = fc.integer({ min: 0, max: 4 })
const mapOf = <T>(key: fc.Arbitrary<string>, value: fc.Arbitrary<T>) =>
  fc.array(fc.tuple(key, value), { maxLength: 6 }).map((entries) => new Map(entries))
const count = fc.integer({ min: 0, max: 5 })
const progress: fc.Arbitrary<Progress> = fc.record({
  answers: mapOf(pair, fc.record({ right: fc.boolean(), misses: count, at })),
  predictions: mapOf(
    pair,
    fc.record({
      guess: fc.oneof(fc.constant(null), fc.string(), fc.integer()),
      skipped: fc.boolean(),
      at,
    }),
  ),
  tests: mapOf(
    name,
    fc
      .record({ right: count, of: count, at, days: fc.array(fc.integer({ min: -1, max: 3 }), { maxLength: 4 }) })
      .map(({ right, of, at, days }) => ({ right, of: Math.max(of, right, 1), at, passedOn: daysPassed(days) })),
  ),
  opened: mapOf(pair, fc.record({ seed: count, at })),
})

describe('the document', () => {
  it('reads what it wrote', () => {
    fc.assert(
      fc.property(progress, (written) => {
        expect(parseProgress(progressText(written))).toEqual({ kind: 'progress', progress: written, dropped: 0 })
      }),
    )
  })

  it('merging forgets no key, needs no order, and twice is once', () => {
    fc.assert(
      fc.property(progress, progress, (a, b) => {
        const merged = mergeProgress(a, b)
        expect(mergeProgress(b, a)).toEqual(merged)
        expect(mergeProgress(merged, b)).toEqual(merged)
        for (const group of ['answers', 'predictions', 'tests', 'opened'] as const)
          expect([...merged[group].keys()].sort()).toEqual(
            [...new Set([...a[group].keys(), ...b[group].keys()])].sort(),
          )
      }),
    )
  })

  it('merging keeps the newer answer and the better test', () => {
    const with1 = (right: boolean, at: number, best: number): Progress => ({
      ...emptyProgress,
      answers: new Map([['ppo/a', { right, misses: 1, at }]]),
      tests: new Map([['ppo', { right: best, of: 10, at, passedOn: [at] }]]),
    })
    const merged = mergeProgress(with1(true, 1, 9), with1(false, 2, 3))
    expect(merged.answers.get('ppo/a')!.right).toBe(false)
    expect(merged.tests.get('ppo')!.right).toBe(9)
    expect(merged.tests.get('ppo')!.passedOn).toEqual([1, 2])
  })

  it('no text makes it throw or lets in what is no record', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.json(),
          fc.json().map((inner) => `{"version":1,"answers":${inner},"tests":${inner}}`),
          fc.json().map((inner) => `{"version":2,"answers":${inner},"tests":{"ppo":${inner}},"opened":${inner}}`),
        ),
        (text) => {
          const reading = parseProgress(text)
          expect(['progress', 'newer', 'damaged']).toContain(reading.kind)
          if (reading.kind === 'progress')
            expect(parseProgress(progressText(reading.progress))).toMatchObject({ dropped: 0 })
        },
      ),
    )
  })

  it('version 1 is read without loss: a result that passes gives its day, one that does not gives none', () => {
    const answers = { 'ppo/a': { right: true, misses: 2, at: 7 } }
    const predictions = { 'ppo/b': { guess: 'up', skipped: false, at: 8 } }
    const at = 1_764_000_000_000
    const tests = { ppo: { right: 7, of: 8, at }, softmax: { right: 5, of: 8, at } }
    const reading = parseProgress(JSON.stringify({ version: 1, answers, predictions, tests }))
    expect(reading).toEqual({
      kind: 'progress',
      dropped: 0,
      progress: {
        answers: new Map(Object.entries(answers)),
        predictions: new Map(Object.entries(predictions)),
        tests: new Map([
          ['ppo', { ...tests.ppo, passedOn: [dayOf(at)] }],
          ['softmax', { ...tests.softmax, passedOn: [] }],
        ]),
        opened: new Map(),
      },
    })
    // Written again it is version 2, and says the same.
    if (reading.kind === 'progress') expect(parseProgress(progressText(reading.progress))).toEqual(reading)
  })

  it('one bad entry costs that entry', () => {
    const good = { right: true, misses: 0, at: 1 }
    const bad = [
      ['__proto__/x', good],
      ['constructor', good],
      ['ppo/a/b', good],
      ['ppo/b', { ...good, at: -1 }],
      ['ppo/c', { ...good, at: 9e15 }],
      ['ppo/d', { ...good, right: 'yes' }],
      ['ppo/e', null],
      ['ppo/f', []],
    ] as const
    const reading = parseProgress(
      JSON.stringify({ version: 1, answers: Object.fromEntries([...bad, ['ppo/good', good]]), tests: 7 }),
    )
    expect(reading).toMatchObject({ kind: 'progress', dropped: bad.length + 1 })
    expect(reading.kind === 'progress' && [...reading.progress.answers.keys()]).toEqual(['ppo/good'])
    expect(
      parseProgress('{"version":1,"__proto__":{"answers":{}},"answers":{"__proto__":{"right":true}}}'),
    ).toMatchObject({
      dropped: 1,
    })
    expect(({} as Record<string, unknown>).right).toBeUndefined()
  })

  it('numbers that are none, and guesses too long, are no records', () => {
    const prediction = (guess: string) =>
      parseProgress(`{"version":1,"predictions":{"a/b":{"guess":${guess},"skipped":false,"at":1}}}`)
    expect(prediction('0.5')).toMatchObject({ dropped: 0 })
    expect(prediction('1e999')).toMatchObject({ dropped: 1 })
    expect(prediction(JSON.stringify('x'.repeat(501)))).toMatchObject({ dropped: 1 })
    expect(prediction('{"toString":1}')).toMatchObject({ dropped: 1 })
  })
})

describe('the reader’s machine', () => {
  let stored: Record<string, string>
  let fullFrom: number
  const load = async () => {
    vi.resetModules()
    return import('../../src/progress/progress.ts')
  }
  beforeEach(() => {
    stored = {}
    fullFrom = Infinity
    // As in a browser, the keys of the storage are its own properties.
    const methods = {
      getItem: (key: string) => (Object.hasOwn(stored, key) ? stored[key] : null),
      setItem: (key: string, text: string) => {
        if (text.length >= fullFrom) throw new Error('the quota is used up')
        stored[key] = text
      },
      removeItem: (key: string) => void delete stored[key],
    }
    vi.stubGlobal(
      'localStorage',
      new Proxy(methods, {
        ownKeys: () => Object.keys(stored),
        getOwnPropertyDescriptor: () => ({ enumerable: true, configurable: true }),
      }),
    )
    vi.stubGlobal('addEventListener', () => {})
    vi.stubGlobal('removeEventListener', () => {})
  })

  it('keeps predictions and answers, and takes a prediction back', async () => {
    const kept = await load()
    expect(kept.recordPrediction('softmax', 'add-100', { guess: 'nothing', skipped: false })).toBeNull()
    expect(kept.readPrediction('softmax', 'add-100')).toEqual({ guess: 'nothing', skipped: false })
    expect(kept.recordAnswer('softmax', 'sum', false)).toBeNull()
    kept.recordAnswer('softmax', 'sum', true)
    expect(kept.readProgress().answers.get('softmax/sum')).toMatchObject({ right: true, misses: 1 })
    expect((await load()).readPrediction('softmax', 'add-100')).toEqual({ guess: 'nothing', skipped: false })
    kept.recordPrediction('softmax', 'add-100', null)
    expect(kept.readPrediction('softmax', 'add-100')).toBeNull()
    expect(() => kept.readPrediction('softmax', '__proto__')).toThrow('allowed: lower case letters')
  })

  it('two tabs add to each other', async () => {
    const [one, two] = [await load(), await load()]
    one.recordAnswer('ppo', 'a', true)
    two.recordAnswer('ppo', 'b', true)
    one.recordAnswer('ppo', 'c', true)
    expect([...two.readProgress().answers.keys()]).toEqual(['ppo/a', 'ppo/b', 'ppo/c'])
  })

  it('two tabs that write at the same moment, unseen by each other, come to keep both answers; what is erased stays erased', async () => {
    // Each tab sees what it wrote at once, and what the other wrote when an event says so.
    let shared: string | null = null
    let isOf = 0
    const seen: (string | null)[] = [null, null]
    const hear: ((event: { key: string; newValue: string | null }) => void)[] = []
    vi.stubGlobal('localStorage', {
      getItem: () => seen[isOf],
      setItem: (_: string, text: string) => (shared = seen[isOf] = text),
    })
    vi.stubGlobal('addEventListener', (_: string, listener: (typeof hear)[number]) => (hear[isOf] = listener))
    const tabs = [await load(), await load()] as const
    const inTab = (tab: number, work: () => void) => {
      isOf = tab
      work()
    }
    const tell = (tab: number) =>
      inTab(tab, () => {
        seen[tab] = shared
        hear[tab]!({ key: 'advantage-progress', newValue: shared })
      })
    inTab(0, () => void tabs[0].recordAnswer('ppo', 'a', true))
    inTab(1, () => void tabs[1].recordAnswer('ppo', 'b', true))
    tell(0)
    tell(1)
    const kept = parseProgress(shared!) as { progress: Progress }
    expect([...kept.progress.answers.keys()].sort()).toEqual(['ppo/a', 'ppo/b'])
    shared = null
    tell(0)
    tell(1)
    inTab(1, () => void tabs[1].recordAnswer('ppo', 'c', true))
    tell(0)
    expect([...(parseProgress(shared!) as { progress: Progress }).progress.answers.keys()]).toEqual(['ppo/c'])
  })

  it('a full storage: it counts on this page, is said, and is kept as soon as there is room', async () => {
    const kept = await load()
    fullFrom = 1
    expect(kept.recordAnswer('ppo', 'a', true)).toBe(
      'Your browser did not keep this: the quota is used up. What you do here counts until you close or leave the page.',
    )
    expect(kept.readProgress().answers.has('ppo/a')).toBe(true)
    fullFrom = Infinity
    expect(kept.recordAnswer('ppo', 'b', true)).toBeNull()
    expect([...(await load()).readProgress().answers.keys()]).toEqual(['ppo/a', 'ppo/b'])
  })

  it('without any storage it works on', async () => {
    vi.stubGlobal('localStorage', undefined)
    const kept = await load()
    expect(kept.recordAnswer('ppo', 'a', true)).toMatch(/^Your browser did not keep this/)
    expect(kept.readProgress().answers.has('ppo/a')).toBe(true)
    expect(kept.eraseProgress()).toMatch(/counts until/)
  })

  it('a damaged text is set aside once, whole, and what can be kept is kept', async () => {
    const text = '{"version":1,"answers":{"ppo/a":{"right":true,"misses":0,"at":1},"ppo/b":5}}'
    stored['advantage-progress'] = text
    const kept = await load()
    expect(kept.progressProblem()).toMatch(/^1 entry of your progress could not be read; the rest is kept/)
    expect(stored['advantage-progress-damaged']).toBe(text)
    expect([...kept.readProgress().answers.keys()]).toEqual(['ppo/a'])
    expect((await load()).progressProblem()).toBeNull()
    stored['advantage-progress'] = 'junk'
    expect((await load()).progressProblem()).toContain('“advantage-progress-damaged-2”')
    expect(stored['advantage-progress-damaged']).toBe(text)
  })

  it('a damaged text that cannot be set aside is not overwritten', async () => {
    stored['advantage-progress'] = 'junk'
    fullFrom = 1
    const kept = await load()
    expect(kept.recordAnswer('ppo', 'a', true)).toMatch(/no room to set the damaged text aside/)
    expect(stored).toEqual({ 'advantage-progress': 'junk' })
    expect(kept.readProgress().answers.has('ppo/a')).toBe(true)
  })

  it('a newer version is left as it is', async () => {
    stored['advantage-progress'] = '{"version":3,"answers":[]}'
    const kept = await load()
    expect(kept.recordAnswer('ppo', 'a', true)).toMatch(/newer version/)
    expect(stored).toEqual({ 'advantage-progress': '{"version":3,"answers":[]}' })
  })

  it('erasing leaves nothing of it, and leaves the rest', async () => {
    stored.advantage = '{"version":1,"theme":"dark"}'
    stored['advantage-progress'] = 'junk'
    const kept = await load()
    kept.recordTest('ppo', { right: 5, of: 6, isPassed: true })
    kept.recordOpened(['ppo/a'], 7)
    expect(kept.eraseProgress()).toBeNull()
    expect(stored).toEqual({ advantage: '{"version":1,"theme":"dark"}' })
    expect(kept.readProgress()).toEqual(emptyProgress)
  })

  it('a worse test leaves the better result', async () => {
    const kept = await load()
    kept.recordTest('ppo', { right: 5, of: 6, isPassed: true })
    kept.recordTest('ppo', { right: 2, of: 6, isPassed: false })
    expect(kept.readProgress().tests.get('ppo')).toMatchObject({ right: 5, of: 6 })
  })

  it('a pass keeps its day: twice on one day is one, and a third day replaces the second', async () => {
    const kept = await load()
    const evening = new Date(2026, 10, 27, 22, 30).getTime()
    const nextMorning = new Date(2026, 10, 28, 7).getTime()
    const day = dayOf(evening)
    const days = () => kept.readProgress().tests.get('ppo')!.passedOn
    kept.recordTest('ppo', { right: 6, of: 6, isPassed: true }, evening)
    kept.recordTest('ppo', { right: 6, of: 6, isPassed: true }, evening + 3_600_000)
    expect(days()).toEqual([day])
    kept.recordTest('ppo', { right: 3, of: 6, isPassed: false }, nextMorning)
    expect(days()).toEqual([day])
    kept.recordTest('ppo', { right: 5, of: 6, isPassed: true }, nextMorning)
    expect(days()).toEqual([day, day + 1])
    kept.recordTest('ppo', { right: 5, of: 6, isPassed: true }, nextMorning + 5 * 86_400_000)
    expect(days()).toEqual([day, day + 6])
  })

  it('an opened answer is kept with its seed and its moment', async () => {
    const kept = await load()
    kept.recordOpened(['ppo/a', 'ppo/b'], 7, 1000)
    kept.recordOpened(['ppo/b'], 9, 2000)
    expect([...kept.readProgress().opened]).toEqual([
      ['ppo/a', { seed: 7, at: 1000 }],
      ['ppo/b', { seed: 9, at: 2000 }],
    ])
  })
})
