import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { type Progress, emptyProgress, mergeProgress } from '../../src/progress/document.ts'
import { LARGEST_FILE, fileText, importText } from '../../src/progress/file.ts'
import { lessonMark } from '../../src/progress/marks.ts'

const one: Progress = {
  answers: new Map([['ppo/fence', { right: true, misses: 1, at: 5 }]]),
  predictions: new Map([['ppo/first', { guess: 'it rises', skipped: false, at: 5 }]]),
  tests: new Map([['ppo', { right: 7, of: 8, at: 5, passedOn: [3, 4] }]]),
  opened: new Map(),
}

describe('the file', () => {
  it('brings back what was saved, into an empty browser and into one that has more', () => {
    expect(importText(fileText(one), 'mine.json', emptyProgress)).toEqual({
      progress: one,
      words: 'mine.json is read: 3 records added to what was here.',
    })
    const other: Progress = { ...emptyProgress, answers: new Map([['ppo/other', { right: false, misses: 1, at: 1 }]]) }
    expect(importText(fileText(one), 'mine.json', other)).toMatchObject({ progress: mergeProgress(other, one) })
  })

  test.each([
    ['', /not a progress file of this course. Nothing was changed/],
    ['{"answers":{}}', /not a progress file/],
    ['{"version":1,"answers":{}}', /not a progress file/],
    ['{"format":"advantage-progress"}', /not a progress file/],
    ['[]', /not a progress file/],
    ['null', /not a progress file/],
    ['"advantage-progress"', /not a progress file/],
    ['{"__proto__":{"format":"advantage-progress","version":1}}', /not a progress file/],
    ['{"format":"advantage-progress","version":NaN}', /not a progress file/],
    ['{"format":"advantage-progress","version":7}', /newer version/],
    ['x'.repeat(1_048_576), /larger than 256 KB/],
    ['['.repeat(200_000), /not a progress file/],
  ])('%.60s is refused', (text, problem) => {
    expect(importText(text, 'a.json', one)).toEqual({ problem: expect.stringMatching(problem) as string })
  })

  it('says what it left out, and takes nothing from the prototype', () => {
    const text =
      '{"format":"advantage-progress","version":1,"answers":{"__proto__":{"right":true,"misses":0,"at":1},"ppo/a":{"right":true,"misses":0,"at":1e999},"ppo/b":{"right":true,"misses":0,"at":2}}}'
    const result = importText(text, 'a.json', emptyProgress)
    expect(result).toMatchObject({
      words:
        'a.json is read: 1 record added to what was here. 2 entries were left out because this course cannot read them.',
    })
    expect(({} as Record<string, unknown>).right).toBeUndefined()
  })

  it('never throws, whatever the file', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        expect(importText(text, 'x', one)).toHaveProperty('problem')
      }),
    )
  })

  it('a browser that knows the course by heart writes less than half of the largest file', () => {
    const records = Array.from({ length: 14 * 30 }, (_, index) => [
      `post-training/a-question-with-a-long-name-${index}`,
      { right: true, misses: 12, at: Date.now() },
    ]) as [string, { right: boolean; misses: number; at: number }][]
    const guesses = records.map(
      ([key, { at }]) => [key, { guess: 'it rises, more slowly', skipped: false, at }] as const,
    )
    const full = { answers: new Map(records), predictions: new Map(guesses), tests: new Map(), opened: new Map() }
    expect(fileText(full).length).toBeLessThan(LARGEST_FILE / 2)
  })
})

describe('the mark on the map', () => {
  const questions = ['ppo/fence', 'ppo/cells']

  it('says not begun, begun, known', () => {
    expect(lessonMark(emptyProgress, 'ppo', questions)).toEqual({ state: 'not-begun', answered: 0 })
    expect(lessonMark({ ...one, tests: new Map() }, 'ppo', questions)).toEqual({ state: 'begun', answered: 1 })
    expect(lessonMark(one, 'ppo', questions)).toEqual({ state: 'known', answered: 1 })
    expect(lessonMark(one, 'groups', ['groups/fence'])).toEqual({ state: 'not-begun', answered: 0 })
  })

  it('a failed test is a beginning, not knowledge', () => {
    const failed = { ...emptyProgress, tests: new Map([['ppo', { right: 6, of: 8, at: 1, passedOn: [] }]]) }
    expect(lessonMark(failed, 'ppo', questions).state).toBe('begun')
  })

  it('one pass is not yet knowledge, however good; a second on another day is', () => {
    const on = (...passedOn: number[]) => ({
      ...emptyProgress,
      tests: new Map([['ppo', { right: 8, of: 8, at: 1, passedOn }]]),
    })
    expect(lessonMark(on(100), 'ppo', questions).state).toBe('passed')
    expect(lessonMark(on(100, 101), 'ppo', questions).state).toBe('known')
  })

  it('answers to questions that are gone do not count', () => {
    expect(lessonMark({ ...one, tests: new Map() }, 'ppo', ['ppo/cells']).answered).toBe(0)
  })
})
