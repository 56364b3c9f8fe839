import type { ReactElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, test } from 'vitest'
import { isArxivNumber, parseBibliography } from '../../src/course/bibliography.ts'
import {
  Cited,
  Computed,
  Covers,
  HeadingTwo,
  Lesson,
  LessonPage,
  Note,
  OftenSaid,
  Recorded,
  Source,
  Term,
} from '../../src/lesson/index.ts'
import { bibliography } from '../../src/course/sources.ts'
import { isWritten } from '../../src/course/written.ts'
import { Home } from '../../src/pages/home/page.tsx'
import { lessonBySlug, lessonPath, lessons, parts } from '../../src/course/catalogue.ts'

const html = (element: ReactElement) => renderToStaticMarkup(element)
const anySource = [...bibliography.keys()][0]!

describe('the course', () => {
  test('has its lessons in parts, numbered in order, each once', () => {
    expect(lessons.map(({ number }) => number)).toEqual(lessons.map((_, index) => index + 1))
    expect(parts.flatMap((part) => part.lessons)).toEqual(lessons)
    expect(new Set(lessons.map(({ slug }) => slug)).size).toBe(lessons.length)
  })

  test('keeps the slugs that readers have progress and links under', () => {
    const slugs = lessons.map(({ slug }) => slug)
    expect(slugs).toEqual(expect.arrayContaining(['post-training', 'softmax', 'ppo', 'groups']))
  })

  test('never needs a later lesson', () => {
    for (const { number, needs } of lessons)
      for (const need of needs) expect(lessonBySlug(need).number).toBeLessThan(number)
  })

  test('names addresses, and refuses a lesson it does not have', () => {
    expect(lessonPath('ppo')).toBe('/lessons/ppo/')
    expect(() => lessonBySlug('pposs')).toThrow('unknown lesson "pposs"; there are: post-training, softmax')
  })
})

describe('Term', () => {
  test('carries the term, its concept and its words', () => {
    expect(html(<Term name="policy">how likely</Term>)).toMatch(
      /^<a class="term" href="\/glossary\/#policy" data-term="policy" data-concept="policy" title="[^"]+">how likely<\/a>$/,
    )
  })

  test('an advantage has a triangle that stays with its first word', () => {
    const text = html(
      <Term name="advantage" sign="up">
        much better
      </Term>,
    )
    expect(text).toContain('data-concept="advantage-up"')
    expect(text).toMatch(/<span class="unbroken"><svg class="glyph".*?<\/svg>much<\/span> better/)
  })

  test('refuses an unknown name and a sign where there is none', () => {
    expect(() => html(<Term name="polcy">x</Term>)).toThrow(/unknown term "polcy"; allowed: policy, /)
    expect(() =>
      html(
        <Term name="policy" sign="up">
          x
        </Term>,
      ),
    ).toThrow(/only on an advantage/)
  })
})

describe('numbers', () => {
  test.each([
    [{ digits: 2 }, 1.377, '1.38'],
    [{ digits: 2 }, -0.5, '−0.50'],
    [{ digits: 2, signed: true }, 0.247, '+0.25'],
    [{ digits: 1, percent: true }, 0.278, '27.8%'],
    [{ digits: 1 }, -0.04, '0.0'],
    [{ digits: 0 }, -Infinity, '−∞'],
  ])('%o shows %d as %s', (format, value, text) => {
    expect(html(<Computed {...format} value={value} />)).toContain(`>${text}</span>`)
  })

  test('refuse to guess how many digits', () => {
    expect(() => html(<Computed value={1.377} />)).toThrow('without digits')
    expect(() => html(<Computed digits={2} value={Number.NaN} />)).toThrow('NaN')
  })

  test('say where they come from', () => {
    expect(html(<Computed from="overshoot in lessons/numbers/ppo.ts" value="0.73" />)).toContain(
      'overshoot in lessons/numbers/ppo.ts',
    )
    expect(
      html(
        <Recorded
          record="bandit"
          row={{ row: 'locked share', baseline: 'none', stepSize: 5 }}
          value="share"
          digits={1}
          percent
        />,
      ),
    ).toMatch(/seeds 1000 to 2999: lessons\/recorded\/bandit\.json">27\.8%/)
    expect(html(<Cited from={anySource}>0.2</Cited>)).toContain(`href="#source-${anySource}"`)
    expect(() => html(<Cited from="nobody2020">0.2</Cited>)).toThrow(/unknown source "nobody2020"; allowed: /)
  })
})

describe('Recorded reads the recording itself and refuses', () => {
  const row = { row: 'locked share', baseline: 'none', stepSize: 5 }
  test.each([
    [
      'a file that is not there',
      { record: 'bandits', row, value: 'share' },
      /no recording "bandits"; there are: bandit, /,
    ],
    [
      'too few words',
      { record: 'bandit', row: { row: 'locked share' }, value: 'share' },
      /\d+ rows of .*; allowed: exactly one/,
    ],
    ['no such row', { record: 'bandit', row: { row: 'nothing' }, value: 'share' }, /^0 rows of/],
    ['no such entry', { record: 'bandit', row, value: 'shares' }, /has no number "shares"; it has: row, baseline/],
  ])('%s', (_, asked, message) => {
    expect(() => html(<Recorded {...asked} digits={1} />)).toThrow(message)
  })
})

describe('Lesson', () => {
  test.each(lessons.map(({ slug }) => slug))('%s is a link if and only if it is written', (slug) => {
    const text = html(<Lesson to={slug} />)
    expect(text.startsWith('<a ')).toBe(isWritten(slug))
    expect(text.includes(', coming')).toBe(!isWritten(slug))
  })

  test('refuses a lesson that is not in the course', () => {
    expect(() => html(<Lesson to="baseline" />)).toThrow('unknown lesson "baseline"; there are')
  })
})

test('Covers is a span within a paragraph, a div around paragraphs, and knows its ids', () => {
  expect(html(<Covers id="000-S14">words</Covers>)).toBe('<span data-covers="000-S14">words</span>')
  expect(
    html(
      <Covers id=" 000-S14  001-S2 ">
        <p>words</p>
      </Covers>,
    ),
  ).toBe('<div data-covers="000-S14 001-S2"><p>words</p></div>')
  expect(() => html(<Covers id="S14">words</Covers>)).toThrow('allowed: ids such as 000-S14')
})

test('OftenSaid quotes what is said; Note folds', () => {
  expect(html(<OftenSaid said="Clipping bounds the ratio.">It does not.</OftenSaid>)).toContain(
    '“Clipping bounds the ratio.”',
  )
  expect(html(<Note title="a note on letters">x</Note>)).toContain('<summary>a note on letters</summary>')
})

test('a heading links to itself and refuses to be without an anchor', () => {
  expect(html(<HeadingTwo id="fence">A fence</HeadingTwo>)).toContain(
    '<h2 id="fence">A fence<a class="heading-anchor" href="#fence"',
  )
  expect(() => html(<HeadingTwo>A fence</HeadingTwo>)).toThrow('[#some-name]')
})

test('a lesson page shows place, goals, sections, sources and its neighbours', () => {
  const text = html(
    <LessonPage
      lesson={{
        number: 10,
        title: 'Step control',
        minutes: 35,
        furtherMinutes: 8,
        needs: ['baselines', 'leash'],
        goals: ['say why *every* update starts at ρ = 1'],
        sources: [anySource],
        headings: [
          { id: 'fence', text: 'A fence', level: 2 },
          { id: 'detail', text: 'A detail', level: 3 },
        ],
      }}
      issuesUrl="https://example.org/issues/new"
    >
      <p>Text.</p>
    </LessonPage>,
  )
  expect(text).toContain(`Lesson 10 of ${lessons.length} · 35 minutes, further reading 8`)
  expect(text).toMatch(/builds on .*baselines \(7\).* and .*the leash \(9\)/)
  expect(text).toContain('say why <em>every</em> update starts at ρ\u00a0=\u00a01')
  expect(text).toContain('<a href="#fence">A fence</a>')
  expect(text).not.toContain('A detail')
  expect(text).toContain(`id="source-${anySource}"`)
  expect(text).toContain('href="https://example.org/issues/new?title=Lesson%2010%2C%20Step%20control%3A%20"')
  expect(text).toMatch(/previous.*The leash.*next.*Groups instead of critics/s)
})

test('the home page lists every lesson, quiet where it is not written', () => {
  const text = html(<Home figure={<p>river</p>} />)
  for (const { slug, title } of lessons) {
    expect(text).toContain(title)
    expect(text.includes(`href="${lessonPath(slug)}"`), title).toBe(isWritten(slug))
  }
})

describe('the bibliography', () => {
  const one = `@article{kakade2002cpi,
  author = {Kakade, Sham and Langford, John},
  title = {Approximately {Optimal} Approximate {RL}},
  booktitle = "ICML",
  year = 2002,
  pages = {267--274},
}`

  test('reads braces, quotes and bare words, and drops what it does not print', () => {
    expect(parseBibliography(one).get('kakade2002cpi')).toEqual({
      key: 'kakade2002cpi',
      name: 'Kakade & Langford 2002',
      title: 'Approximately Optimal Approximate RL',
      printed: ['S. Kakade and J. Langford, ', 'Approximately Optimal Approximate RL', ', ICML, 2002.'],
    })
  })

  test('shortens long lists of authors and knows organisations', () => {
    const many = parseBibliography(
      `@misc{a, author = {Aa, Bb and Cc, Dd-Ee and Ff, Gg and Hh, Ii and Jj, Kk and Ll, Mm and Nn, Oo}, title = {T}, year = {2025}, eprint = {2501.00001}}
       @misc{b, author = {{DeepSeek-AI}}, title = {T}, year = {2025}, url = {https://example.org/x}}
       @misc{c, author = {Aa, Bb and others}, title = {T}, year = {2025}}
       @misc{d, author = {Aa, Bb and Cc, Dd and others}, title = {T}, year = {undated}, doi = {10.1/x}}`,
    )
    const [a, b, c, d] = ['a', 'b', 'c', 'd'].map((key) => many.get(key)!)
    expect(a!.printed).toEqual(['B. Aa, D.-E. Cc, G. Ff and others, ', 'T', ', arXiv:2501.00001, 2025.'])
    expect(a!.address).toBe('https://arxiv.org/abs/2501.00001')
    expect(b!.name).toBe('DeepSeek-AI 2025')
    expect(b!.printed[0]).toBe('DeepSeek-AI, ')
    expect(b!.address).toBe('https://example.org/x')
    expect(c!.name).toBe('Aa et al. 2025')
    expect(c!.printed[0]).toBe('B. Aa and others, ')
    expect(d!.name).toBe('Aa et al. undated')
    expect(d!.printed[0]).toBe('B. Aa, D. Cc and others, ')
    expect(d!.address).toBe('https://doi.org/10.1/x')
  })

  test.each(['1707.06347', '0704.0001', 'cs/9901001', 'hep-th/9901001', 'math.GT/0309136'])(
    '%s is an arXiv number',
    (number) => {
      expect(isArxivNumber(number)).toBe(true)
    },
  )

  test.each(['1707.634', 'arXiv:1707.06347', '1707.06347v2', 'cs/99', 'CS/9901001', ''])('"%s" is none', (number) => {
    expect(isArxivNumber(number)).toBe(false)
  })

  test('says which entry is wrong and how', () => {
    expect(() => parseBibliography(`${one}\n${one}`)).toThrow('entry "kakade2002cpi": the key is used twice')
    expect(() => parseBibliography('@misc{x, title = {T}, year = {2020}}')).toThrow(
      'entry "x": the field "author" is missing',
    )
    expect(() => parseBibliography('@misc{x, author = {Bob Smith}, title = {T}, year = {2020}}')).toThrow(
      '"Family, Given"',
    )
    expect(() => parseBibliography('@misc{x, author = {Smith, Bob, title = {T}')).toThrow('entry "x"')
    expect(() => parseBibliography('@misc{a b, author = {A, B}, title = {T}, year = {2020}}')).toThrow('entry "a b"')
    expect(() => parseBibliography('@misc{x, author = {A, B}, title = {T}, year = {2020}, eprint = {12}}')).toThrow(
      'entry "x": eprint is "12"; allowed: an arXiv number',
    )
  })

  test('of this site can be read', () => {
    expect(bibliography.size).toBeGreaterThan(5)
    for (const { name, title, printed } of bibliography.values()) {
      expect(name).toMatch(/\S (\d{4}|undated)$/)
      expect(printed[1].replaceAll('’', "'"), name).toBe(title)
      expect(printed.join(''), name).not.toMatch(/[⟦⟧{}]|undefined/)
    }
  })

  test('<Source> names a work and leads to the list', () => {
    expect(html(<Source name={anySource} where="eq. 7" />)).toMatch(
      new RegExp(`href="#source-${anySource}".*, eq\\. 7</a>`),
    )
  })
})

test('a lesson says what it borrows from lessons in writing, and only from those', () => {
  const page = (borrows: Record<string, string[]>) =>
    html(
      <LessonPage
        lesson={{
          number: 11,
          title: 'Groups',
          minutes: 30,
          furtherMinutes: 0,
          needs: ['ppo'],
          goals: ['g'],
          sources: [anySource],
          headings: [],
          borrows,
        }}
      >
        <p>Text.</p>
      </LessonPage>,
    )
  const both = page({ ppo: ['what a ratio is'], machine: ['what a *KL* is'] })
  expect(both).toContain('what you need from lesson 14, still to come')
  expect(both).toContain('what a <em>KL</em> is')
  expect(both).not.toContain('what a ratio is')
  expect(page({ ppo: ['what a ratio is'] })).not.toContain('still to come')
  expect(page({ dpo: ['a'], machine: ['b'] })).toContain('from lessons 13 and 14,')
})
