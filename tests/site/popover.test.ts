import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { placeBeside } from '../../src/site/client/terms/popover-place.ts'

const window = { width: 1280, height: 800 }
const size = { width: 360, height: 180 }

describe('a popover stands', () => {
  test('below its word, where the word begins', () => {
    const { left, top } = placeBeside({ left: 500, right: 560, top: 300, bottom: 320 }, size, window)
    expect(top).toBeGreaterThan(320)
    expect(top).toBeLessThan(340)
    expect(left).toBeLessThanOrEqual(500)
    expect(left).toBeGreaterThan(470)
  })

  test('above it where there is more room', () => {
    const { top } = placeBeside({ left: 500, right: 560, top: 700, bottom: 720 }, size, window)
    expect(top + size.height).toBeLessThan(700)
  })

  test('within the window, wherever the word is and whatever the size', () => {
    const length = fc.integer({ min: 0, max: 300 })
    fc.assert(
      fc.property(
        fc.integer({ min: 320, max: 2000 }),
        fc.integer({ min: 400, max: 1200 }),
        fc.integer({ min: -100, max: 2000 }),
        fc.integer({ min: -100, max: 1200 }),
        length,
        length,
        (width, height, x, y, boxWidth, boxHeight) => {
          const { left, top } = placeBeside(
            { left: x, right: x + 40, top: y, bottom: y + 20 },
            { width: boxWidth - 24, height: boxHeight },
            { width, height },
          )
          expect(left).toBeGreaterThanOrEqual(12)
          expect(top).toBeGreaterThanOrEqual(12)
          expect(left + boxWidth - 24).toBeLessThanOrEqual(width - 12)
          expect(top + boxHeight).toBeLessThanOrEqual(height - 12)
        },
      ),
      { seed: 1, numRuns: 500 },
    )
  })

  test('not over its word while there is room on either side', () => {
    for (let y = 200; y < 780; y += 7) {
      const { top } = placeBeside({ left: 10, right: 60, top: y, bottom: y + 20 }, size, window)
      expect(top >= y + 20 || top + size.height <= y, `at ${y}`).toBe(true)
    }
  })
})
