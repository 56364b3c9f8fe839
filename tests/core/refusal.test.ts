import { describe, expect, it } from 'vitest'
import {
  RefusalError,
  effectiveSampleShare,
  gae,
  groupAdvantages,
  grpoLoss,
  pow,
  softmax,
} from '../../src/core/index.ts'
import { checkExactLength, checkFinite } from '../../src/core/check.ts'
import { checkPrefix } from '../../src/core/tinylm/model.ts'
import { checkMask } from '../../src/core/tokens/token-table.ts'

const refusalOf = (call: () => unknown) => {
  try {
    call()
  } catch (error) {
    expect(error).toBeInstanceOf(RangeError)
    if (error instanceof RefusalError) return error.refusal
  }
  throw new Error('nothing was refused')
}

describe('a refusal', () => {
  it('carries the argument, its value and what is allowed', () => {
    expect(refusalOf(() => groupAdvantages([1, NaN], { scale: 'sample', epsilon: 0 }))).toEqual({
      name: 'rewards[1]',
      value: NaN,
      allowed: { kind: 'finite' },
    })
    expect(refusalOf(() => groupAdvantages([1], { scale: 'sample', epsilon: 0 }))).toEqual({
      name: 'rewards',
      value: 1,
      allowed: { kind: 'length', min: 2, max: Infinity },
    })
    expect(refusalOf(() => pow(-2, 0.5))).toEqual({
      name: 'x',
      value: -2,
      allowed: { kind: 'atLeast', min: 0, infinite: true, when: { name: 'y', value: 0.5 } },
    })
  })

  it('of a mask is the same for one row and for a table, whatever stands there', () => {
    const series = { rewards: [1], values: [1], bootstrapValue: 0 }
    const options = { gamma: 1, lambda: 1, masked: 'skip' } as const
    for (const entry of [0.5, '1']) {
      const allowed = { kind: 'oneOf', values: [0, 1] }
      expect(refusalOf(() => gae({ ...series, mask: [entry as number] }, options))).toEqual({
        name: 'mask[0]',
        value: entry,
        allowed,
      })
      expect(refusalOf(() => checkMask([[entry as number]]))).toEqual({ name: 'mask[0][0]', value: entry, allowed })
    }
  })

  it('names the argument that makes the rule', () => {
    const batch = {
      logProbs: [[0]],
      oldLogProbs: [[0]],
      refLogProbs: null,
      advantages: [[1]],
      importanceWeights: null,
      mask: [[1]],
    }
    const aggregation = { mode: 'token-mean', emptyRows: 'counted', constantLength: null } as const
    const clip = { clipLow: 0.2, clipHigh: 0.2, dualClip: null, delta: null, logRatioClamp: null, aggregation }
    expect(() => grpoLoss(batch, { ...clip, beta: 0.5 })).toThrow(
      'refLogProbs is null; allowed: an array when beta is 0.5',
    )
  })

  it('shows an array of up to 8 numbers, and of any other only that it is one', () => {
    const said = (value: unknown) => () => checkFinite('x', value as number)
    expect(said([1, 2, 3, 4, 5, 6, 7, 8])).toThrow('x is [1, 2, 3, 4, 5, 6, 7, 8]; allowed')
    expect(said([1, 2, 3, 4, 5, 6, 7, 8, 9])).toThrow('x is […]; allowed')
    expect(said([1, 'two'])).toThrow('x is […]; allowed')
    expect(said([[1]])).toThrow('x is […]; allowed')
  })

  it('of a length names the length that is allowed, of an empty array as well', () => {
    expect(() => checkExactLength('rows', [], 7)).toThrow('rows has length 0; allowed: a length of 7')
    expect(() => checkExactLength('rows', null as never, 7)).toThrow('rows is null; allowed: an array')
    expect(refusalOf(() => checkPrefix('prefix', [0, 0, 0, 0, 0, 0]))).toEqual({
      name: 'prefix',
      value: 6,
      allowed: { kind: 'length', min: 0, max: 5 },
    })
  })

  it('of entries that are all impossible says so, and what at least one must be', () => {
    expect(() => softmax([-Infinity], 1)).toThrow(
      'logits has only -Infinity entries; allowed: at least one entry above -Infinity',
    )
    expect(() => effectiveSampleShare([0, 0])).toThrow(
      'weights has only 0 entries; allowed: at least one entry above 0',
    )
  })

  it('of a mask whose first row is none is a refusal too', () => {
    expect(() => checkMask([null as never])).toThrow('mask[0] is null; allowed: an array')
  })
})
