import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, test } from 'vitest'
import { list, number, written } from '../../src/figure/params.ts'
import { defineWidget } from '../../src/figure/widget.ts'
import { Unlock } from '../../src/lesson/unlock.tsx'
import { widget as logLens } from '../../src/widgets/log-lens/index.ts'
import { widget as clip } from '../../src/widgets/ppo-clip/index.ts'
import { frame } from './kit.tsx'

/** A figure of nothing. */
const bare = {
  words: {
    en: {
      title: 't',
      look: 'l',
      narrate: () => 'n',
      picture: () => 'p',
      table: { caption: 'c', head: [], row: () => [] },
    },
  },
  scene: () => null,
  rows: () => [],
  Drawing: () => null,
  layout: () => null,
  size: { wide: 1, narrow: 1 },
  code: [],
}

describe('controls', () => {
  test('of more than three the first two are at rest, the others wait', () => {
    const html = frame(clip)
    const [rest] = /<div[^>]*class="controls-rest"[^>]*>.*<\/div><button/s.exec(html)!
    expect(rest).toContain('two different fences')
    expect(rest).not.toContain('advantage Â')
    expect(rest).not.toContain('data-open')
    expect(html).toContain('4 more controls')
  })

  test('three are all shown', () => {
    expect(frame(logLens)).not.toContain('controls-rest')
  })

  test('a start, or a link, that carries a waiting control shows it, and leaves the others', () => {
    const html = frame(clip, { dualClip: true })
    expect(html.match(/class="controls-rest" data-open="true">/g)).toHaveLength(1)
    expect(html).toMatch(/class="controls-rest" data-open="true"><label[^>]*>.{0,80}dual clip/)
    expect(html).toContain('3 more controls')
  })

  test('a link of the text leads to a place in the figure, also without scripts', () => {
    const link = renderToStaticMarkup(
      <Unlock figure="figure" control="dualClip">
        dual clip
      </Unlock>,
    )
    const target = /href="#([^"]*)"/.exec(link)![1]!
    expect(frame(clip)).toContain(`<span id="${target}">`)
  })

  test('ticking a box moves no row: what it frees stands behind it already, disabled', () => {
    const upper = (html: string) => /<span class="control-name">upper fence<\/span>(<input[^>]*>)/.exec(html)![1]!
    const [off, on] = [frame(clip), frame(clip, { asymmetric: true })]
    expect(upper(off)).toContain('disabled=""')
    expect(upper(on)).not.toContain('disabled')
    for (const html of [off, on])
      expect(html.indexOf('>two different fences<')).toBeLessThan(html.indexOf('>upper fence<'))
    expect(on.match(/class="control-row/g)).toHaveLength(off.match(/class="control-row/g)!.length)
  })

  test('a list has no control of its own', () => {
    const rewards = list({ min: 0, max: 1, step: 1, minLength: 1, maxLength: 2, start: [0] })
    const widget = defineWidget({ ...bare, spec: { rewards }, controls: ['rewards'] })
    expect(() => frame(widget)).toThrow('"rewards" is a list')
  })
})

test('a table’s rows are made when it is opened, not at every move of a slider', () => {
  const rows = () => {
    throw new Error('too early')
  }
  expect(frame(defineWidget({ ...bare, spec: {}, rows }))).toContain('<figure')
})

test('what is now the case stands directly under the drawing, above the controls', () => {
  const html = frame(clip)
  const at = (part: string) => html.indexOf(part)
  expect(at('figure-drawing')).toBeLessThan(at('<figcaption'))
  expect(at('<figcaption')).toBeLessThan(at('figure-controls'))
})

describe('a value is written as its table says', () => {
  test('in the decimals of its step, or as many as are asked for', () => {
    expect(written(number({ min: 0, max: 1, step: 0.05, start: 0 }), 0.5)).toBe('0.50')
    expect(written(number({ min: 0, max: 1, step: 0.001, start: 0, digits: 1 }), 0.25)).toBe('0.3')
  })

  test('with its sign and its unit', () => {
    expect(written(number({ min: -4, max: 4, step: 0.1, start: 0, signed: true }), 1)).toBe('+1.0')
    expect(written(number({ min: -4, max: 4, step: 0.1, start: 0, unit: 'nats' }), -1)).toBe('−1.0 nats')
  })

  test('beside its slider and for those who listen alike', () => {
    const html = frame(clip, { clipLow: 0.3 })
    expect(html).toMatch(/aria-valuetext="0\.30"/)
    expect(html).toMatch(/<output[^>]*>0\.30</)
  })
})
