import { expect, test } from 'vitest'
import { remember } from '../../src/figure/remember.ts'
import { scene as trustRegion } from '../../src/widgets/trust-region/model.ts'
import { spec } from '../../src/widgets/trust-region/params.ts'
import { defaults } from '../../src/figure/params.ts'

test('what is remembered is computed anew when an argument changes, and only then', () => {
  let computed = 0
  const sum = remember((a: number, b: number) => {
    computed += 1
    return a + b
  })
  expect([sum(1, 2), sum(1, 2), sum(1, 3), sum(1, 3), sum(1, 2)]).toEqual([3, 3, 4, 4, 3])
  expect(computed).toBe(3)
})

test('dragging the new policy leaves the ball around the old one as it is; its radius does not', () => {
  const params = defaults(spec)
  const { ball } = trustRegion(params)
  expect(trustRegion({ ...params, probabilityA: params.probabilityA + 0.05 }).ball).toBe(ball)
  expect(trustRegion({ ...params, radius: 2 * params.radius }).ball).not.toEqual(ball)
  expect(trustRegion(params).ball).toEqual(ball)
})
