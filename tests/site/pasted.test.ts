import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { meantAddress, unknownFigures } from '../../src/site/client/pasted.ts'

const places = new Set(['clip', 'clip-step-3'])
const meant = (search: string, hash = '') => meantAddress(search, hash, (name) => places.has(name))

describe('a link as it was meant', () => {
  test('embed code pasted into an address bar', () => {
    expect(meant('?v=1&amp;ppo-clip.ratio=1.4&amp;hide=tools').search).toBe('?v=1&ppo-clip.ratio=1.4&hide=tools')
  })

  test.each(['.', ')', ').', ',', '”', '>', '%22', '%E2%80%9D', '!)'])('with %s behind it', (tail) => {
    expect(meant(`?v=1&ppo-clip.ratio=1.4${tail}`).search).toBe('?v=1&ppo-clip.ratio=1.4')
    expect(meant('?v=1&ppo-clip.ratio=1.4', `#clip${tail}`)).toEqual({
      search: '?v=1&ppo-clip.ratio=1.4',
      hash: '#clip',
    })
  })

  test('a link of ours stays as it is, and so does what is not ours', () => {
    fc.assert(
      fc.property(fc.double({ min: -99, max: 99, noNaN: true }), (value) => {
        const search = `?v=1&ppo-clip.ratio=${value.toFixed(3)}&list.values=1,2,-3`
        expect(meant(search, '#clip')).toEqual({ search, hash: '#clip' })
      }),
    )
    expect(meant('?q=why.', '#50%')).toEqual({ search: '?q=why.', hash: '#50%' })
    expect(meant('', '#nowhere)')).toEqual({ search: '', hash: '#nowhere)' })
  })
})

test('a figure that a link names and the page has not is found; entries that are not ours are none', () => {
  const here = new Set(['bandit'])
  expect(unknownFigures('?v=1&bandit.step=3&bandti.step=3&bandti.seed=1', here)).toEqual(['bandti'])
  expect(unknownFigures('?utm.source=mail&bandti.step=3', here)).toEqual([])
  expect(unknownFigures('?v=1&hide=tools', here)).toEqual([])
})
