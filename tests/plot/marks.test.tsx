import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, test } from 'vitest'
import { Line } from '../../src/plot/line.tsx'
import { plotIn } from '../../src/plot/plot.ts'
import { spread } from '../../src/plot/spread.ts'
import { marks } from '../../src/pages/gallery/examples.ts'

describe('every mark of the gallery', () => {
  test.each(marks)('$name is drawn as recorded', async ({ name, Example }) => {
    const svg = renderToStaticMarkup(
      <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 320 150">
        <Example />
      </svg>,
    ).replaceAll('><', '>\n<')
    expect(svg).not.toMatch(/NaN|undefined/)
    await expect(svg).toMatchFileSnapshot(`../output/plot/${name}.svg`)
  })

  test.each(marks)('$name shows how it is used in at most 50 lines', ({ source }) => {
    expect(source.split('\n').length).toBeLessThanOrEqual(50)
  })
})

test('a plot places values: y grows upwards', () => {
  const plot = plotIn({ left: 10, right: 110, top: 0, bottom: 50 }, [0, 2], [0, 1])
  expect([plot.x(0), plot.x(2), plot.y(0), plot.y(1)]).toEqual([10, 110, 50, 0])
  expect(() => plotIn({ left: 10, right: 110, top: 0, bottom: 50 }, [1, 1], [0, 1])).toThrow('allowed')
})

test('a double line is one line with a rim down its middle', () => {
  const plot = plotIn({ left: 0, right: 10, top: 0, bottom: 10 }, [0, 1], [0, 1])
  const svg = renderToStaticMarkup(
    <Line
      plot={plot}
      points={[
        [0, 0],
        [1, 1],
      ]}
      kind="double"
    />,
  )
  expect(svg.match(/ d="M0 10L10 0"/g)).toHaveLength(2)
})

describe('spread', () => {
  test('leaves labels alone that are far enough apart', () => {
    expect(spread([10, 40, 90], 20, 0, 100)).toEqual([10, 40, 90])
    expect(spread([10, 200], 40, 0, 300)).toEqual([10, 200])
  })

  test('moves labels that meet around their middle, in any order, inside the bounds', () => {
    expect(spread([100, 100, 100], 40, 0, 300)).toEqual([60, 100, 140])
    expect(spread([290, 280], 40, 0, 300)).toEqual([300, 260])
  })

  test('keeps a line between all, inside the bounds', () => {
    for (const wanted of [
      [0, 1, 2, 3, 4],
      [50, 50, 50, 50, 50],
      [96, 97, 98, 99, 100],
    ]) {
      const placed = spread(wanted, 20, 0, 100)
      for (let i = 1; i < placed.length; i++) expect(placed[i]! - placed[i - 1]!).toBeGreaterThanOrEqual(20 - 1e-6)
      expect(placed[0]).toBeGreaterThanOrEqual(0)
      expect(placed.at(-1)).toBeLessThanOrEqual(100)
    }
  })
})
