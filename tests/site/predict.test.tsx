import { compile } from '@mdx-js/mdx'
import type { ReactElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { VFile } from 'vfile'
import { describe, expect, test } from 'vitest'
import { Answer, Predict } from '../../src/lesson/index.ts'
import { remarkAsk } from '../../src/site/build/remark/ask.ts'
import { renderIsland } from '../../src/site/render/island.tsx'
import { valueText } from '../../src/lesson/value-text.ts'
import { decimals } from '../../src/plot/decimals.ts'

const html = (element: ReactElement) => renderToStaticMarkup(element)
const explained = (
  <>
    <p>What next?</p>
    <Answer>
      <p>Off.</p>
    </Answer>
  </>
)

describe('a direction', () => {
  const predict = (options: readonly string[], answer: string, id = 'fence') => (
    <Predict id={id} options={options} answer={answer}>
      {explained}
    </Predict>
  )

  test('asks, offers, takes the guess, and lets the reader without scripts open the answer', () => {
    const text = html(predict(['on', 'off'], 'off'))
    const places = ['data-predict="fence"', 'What next?', 'type="radio"', '<button', '<details'].map((part) =>
      text.indexOf(part),
    )
    expect(places).toEqual(places.toSorted((a, b) => a - b))
    expect(places[0]).toBeGreaterThan(0)
    expect(text).toMatch(/name="predict-fence"[^>]*data-correct=""[^>]*value="off"|data-correct=""[^>]*value="off"/)
    expect(text.match(/data-correct/g)).toHaveLength(1)
    expect(text).toMatch(/class="predict-row script-only"><p class="predict-outcome" role="status">/)
  })

  test('takes the question as a prop and the explanation as its text', () => {
    const text = html(
      <Predict id="fence" options={['on', 'off']} answer="on" question="What next?">
        <p>On.</p>
      </Predict>,
    )
    expect(text).toMatch(/What next\?[\s\S]*radio[\s\S]*<details[\s\S]*On\./)
  })

  test.each([
    [
      predict(['on', 'off'], 'maybe'),
      '<Predict id="fence"> has the answer "maybe"; allowed: one of its options, "on", "off"',
    ],
    [predict(['on'], 'on'), 'needs at least two options'],
    [predict(['on', 'on'], 'on'), 'has an option twice'],
    [predict([{ name: 'on', points: [0, 1] }, 'off'] as never, 'off'), 'allowed: words, or ask="shape"'],
    [predict(['on', 'off'], 'on', 'The Fence'), 'lower case'],
    [
      <Predict key="" id="fence" ask={'guess' as never} options={['on', 'off']} answer="on">
        x
      </Predict>,
      'has ask="guess"; allowed: direction, shape, value',
    ],
  ])('refuses what cannot be asked, and says what can (%#)', (element, message) => {
    expect(() => html(element)).toThrow(message)
  })
})

describe('a value', () => {
  const value = { id: 'share', ask: 'value', min: 0, max: 1, step: 0.01, answer: 0.2034, close: 0.05 } as const
  const predict = (patch: object) => (
    <Predict {...value} {...patch}>
      {explained}
    </Predict>
  )

  test('is a slider and a number field, with what is needed to judge it, and nothing of it without scripts', () => {
    const text = html(predict({ digits: 3, unit: 'nats' }))
    expect(text).toMatch(/class="predict-value script-only">.*type="range" min="0" max="1" step="0.01".*type="number"/)
    expect(text).toContain('aria-label="your guess as a number"')
    expect(text).toMatch(/data-answer="0.2034" data-close="0.05" data-digits="3" data-unit="nats"/)
  })

  test('shows the answer with the decimals of the step unless told', () => {
    expect(html(predict({}))).toContain('data-digits="2"')
  })

  test.each([
    [{ min: 1 }, 'allowed: a min below the max'],
    [{ step: 0 }, 'has step={0}; allowed: above 0, at most 1'],
    [{ answer: 2 }, 'has answer={2}; allowed: from 0 to 1'],
    [{ answer: Number.NaN }, 'has answer={NaN}; allowed: a number'],
    [{ answer: '0.2' }, 'allowed: a number'],
    [{ close: -1 }, 'has close={-1}; allowed: 0 or more'],
    [{ digits: 1.5 }, 'has digits={1.5}; allowed: 0 to 10'],
  ])('refuses %o', (patch, message) => {
    expect(() => html(predict(patch))).toThrow(message)
  })
})

describe('a shape', () => {
  const options = [
    { name: 'up', points: [0, 1, 4] },
    {
      name: 'down',
      points: [
        [0, 4],
        [2, 0],
      ],
    },
  ] as const
  const predict = (list: readonly unknown[], answer = 'up') => (
    <Predict id="curve" ask="shape" options={list as never} answer={answer}>
      {explained}
    </Predict>
  )

  test('draws every option on the same two scales and names it', () => {
    const text = html(predict(options))
    // From the left to the right edge; 0 at the foot, 4 at the top.
    expect(text).toContain('d="M6 66L66 51L126 6"')
    expect(text).toContain('d="M6 6L126 66"')
    expect(text.match(/<svg [^>]*aria-hidden="true"/g)).toHaveLength(2)
    expect(text).toMatch(/value="up".*<span>up<\/span>.*value="down".*<span>down<\/span>/)
  })

  test('level curves lie in the middle, not at NaN', () => {
    const text = html(
      predict([
        { name: 'up', points: [1, 1] },
        { name: 'down', points: [1, 1] },
      ]),
    )
    expect(text).toContain('d="M6 36L126 36"')
    expect(text).not.toContain('NaN')
  })

  test.each([
    [[options[0], { name: '', points: [0, 1] }], 'a curve without a name'],
    [[options[0], { name: 'x', points: [0] }], 'the curve "x" with points that cannot be drawn'],
    [[options[0], { name: 'x', points: [0, Number.NaN] }], 'cannot be drawn'],
    [
      [
        options[0],
        {
          name: 'x',
          points: [
            [0, Infinity],
            [1, 1],
          ],
        },
      ],
      'cannot be drawn',
    ],
    [[options[0], options[0]], 'has an option twice'],
  ])('refuses curves that are none (%#)', (list, message) => {
    expect(() => html(predict(list))).toThrow(message)
  })
})

test('a number in words keeps its decimals, its minus and its unit', () => {
  expect([valueText(-0.5, 2, ''), valueText(43.046, 1, '%'), valueText(3, 0, 'nats')]).toEqual([
    '−0.50',
    '43.0%',
    '3\u00a0nats',
  ])
  expect([1, 2, 1].map((value, index) => valueText(value, index === 2 ? 1 : 0, 'times'))).toEqual([
    '1\u00a0time',
    '2\u00a0times',
    '1.0\u00a0times',
  ])
  expect([decimals('0.05'), decimals('1'), decimals('-2.5'), decimals('1e-7'), decimals('2.5e-3')]).toEqual([
    2, 0, 1, 7, 4,
  ])
})

describe('a figure that waits', () => {
  const build = async (text: string) =>
    String(
      await compile(new VFile({ value: text, path: 'lessons/en/99-test.mdx' }), {
        remarkPlugins: [remarkAsk],
        jsx: true,
      }),
    )
  const predict = (id: string, figure: string) => `<Predict id="${id}" figure="${figure}" />\n\n`

  test('learns its question from the lesson: by name, by id, as a Scrolly', async () => {
    expect(await build(`${predict('a', 'ppo-clip')}<PpoClip ratio={1.3} />`)).toMatch(
      /<PpoClip ratio=\{1\.3\} question="a"/,
    )
    expect(await build(`${predict('a', 'floor')}<PpoClip />\n\n<PpoClip id="floor" />`)).toMatch(
      /<PpoClip \/>.*<PpoClip id="floor" question="a"/s,
    )
    expect(await build(`${predict('a', 'softmax-walk')}<Scrolly widget="softmax-walk" />`)).toMatch(
      /<Scrolly widget="softmax-walk" question="a"/,
    )
  })

  test('waits for the first of several questions, and without one for none', async () => {
    expect(await build(`${predict('a', 'bandit')}${predict('b', 'bandit')}<Bandit />`)).toMatch(
      /<Bandit question="a" \/>/,
    )
    expect(await build('<Bandit />')).not.toContain('question')
  })

  test('must be on the page, after its question; the build says which are', async () => {
    await expect(build(`${predict('a', 'pole')}<Bandit />`)).rejects.toThrow(
      'figure="pole"> names no figure of this page; allowed: bandit',
    )
    await expect(build(`<Bandit />\n\n${predict('a', 'bandit')}<Nudge />`)).rejects.toThrow(
      'stands after its figure; a question is asked before. Allowed here: nudge',
    )
    await expect(build(`<Predict id="a" figure={7} />\n\n<Bandit />`)).rejects.toThrow('names no figure')
  })

  test('may be placed in a figure, before or after it; a figure that is not there stops the build', async () => {
    const placed = (figure: string) => `<Bandit />\n\n<Predict id="a" marks="${figure}" />\n`
    expect(await build(placed('bandit'))).not.toContain('question=')
    await expect(build(placed('pole'))).rejects.toThrow('marks="pole"> names no figure of this page; allowed: bandit')
  })

  test('keeps room for its line, and is not locked in static HTML', () => {
    const text = html(<>{renderIsland({ widget: 'ppo-clip', question: 'past-the-fence' })}</>)
    expect(text).toContain('data-question="past-the-fence"')
    expect(text).toMatch(/<p class="figure-question script-only"><a href="#predict-past-the-fence">/)
    expect(text).not.toContain('data-guess')
    const free = html(<>{renderIsland({ widget: 'ppo-clip' })}</>)
    expect(free).not.toContain('question')
    // Only what the figure itself disables at its start.
    expect(text.split('disabled').length).toBe(free.split('disabled').length)
  })
})
