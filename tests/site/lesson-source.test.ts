import { compile } from '@mdx-js/mdx'
import remarkFrontmatter from 'remark-frontmatter'
import remarkMath from 'remark-math'
import { describe, expect, test } from 'vitest'
import { VFile } from 'vfile'
import { checkFrontMatter } from '../../src/course/front-matter.ts'
import { formulaHtml, remarkFormula } from '../../src/course/formula.ts'
import { remarkProse } from '../../src/site/build/remark/prose.ts'
import { readSettings } from '../../src/site/settings.ts'

const build = async (text: string) =>
  String(
    await compile(new VFile({ value: text, path: 'lessons/en/99-test.mdx' }), {
      remarkPlugins: [remarkFrontmatter, remarkMath, remarkProse, remarkFormula],
    }),
  )

/** The message and where it points. */
const complaint = async (text: string): Promise<string> => {
  try {
    await build(text)
  } catch (error) {
    return String(error)
  }
  throw new Error('the build should have failed')
}

describe('what an author gets wrong stops the build, with the line', () => {
  test('broken LaTeX', async () => {
    expect(await complaint('One.\n\nTwo $\\frac{1$ three.\n')).toMatch(/3:5.*formula does not parse/)
  })

  test('an unknown macro', async () => {
    expect(await complaint('$\\polcy$')).toContain('formula does not parse')
  })

  test('a heading without an anchor', async () => {
    expect(await complaint('## A claim\n')).toMatch(/1:1.*no anchor/)
  })

  test('the same anchor twice', async () => {
    expect(await complaint('## A [#a]\n\n## B [#a]\n')).toMatch(/3:1.*used twice/)
  })

  test('a bare decimal in prose', async () => {
    expect(await complaint('The share is 0.35 here.\n')).toContain('"0.35" stands bare in the prose')
  })

  test('a bare percentage in prose', async () => {
    expect(await complaint('About 30 % of runs.\n')).toContain('stands bare')
  })

  test('a number that says where it comes from passes, with its expression', async () => {
    expect(await build('It is <Computed digits={3}>{core.softmax([2, 1], 1)[0]}</Computed>.\n')).toContain(
      'core.softmax([2, 1], 1)[0]',
    )
  })

  test('components know their line', async () => {
    expect(await build('a\n\n<PpoClip ratio={1} />\n')).toContain('lessons/en/99-test.mdx:3')
  })

  test('a heading’s short words go to the table of contents', async () => {
    expect(await build('## A long claim [#a: short]\n')).toMatch(/text: "short"/)
  })
})

describe('formulas', () => {
  test('macros of the symbol table carry their term and concept', () => {
    expect(formulaHtml('\\policy', { display: false })).toContain('data-term="policy" data-concept="policy"')
  })

  test('no raw LaTeX is left in the page', () => {
    expect(formulaHtml('\\frac{\\policy}{\\old}', { display: true })).not.toContain('\\frac')
  })

  test('a link or a script in a formula is refused', () => {
    expect(() => formulaHtml('\\href{javascript:alert(1)}{x}', { display: false })).toThrow()
    expect(formulaHtml('\\text{<script>}', { display: false })).not.toContain('<script>')
  })
})

describe('front matter', () => {
  const good = { title: 'T', description: 'D', minutes: 5, needs: [], goals: ['g'], sources: ['a'] }

  test('a complete one passes and takes number and slug from the file name', () => {
    expect(checkFrontMatter(good, 'lessons/en/07-baselines.mdx')).toMatchObject({ number: 7, slug: 'baselines' })
  })

  test.each([
    ['title', '', 'a text'],
    ['minutes', 500, 'from 1 to 120'],
    ['needs', [15], 'lesson numbers from 1 to 14'],
    ['sources', [], 'references.bib'],
  ])('a bad %s names the file, the value and what is allowed', (field, value, allowed) => {
    expect(() => checkFrontMatter({ ...good, [field]: value }, 'lessons/en/07-b.mdx')).toThrow(
      new RegExp(`lessons/en/07-b\\.mdx: front matter "${field}".*${allowed}`),
    )
  })

  test('an unknown field is refused', () => {
    expect(() => checkFrontMatter({ ...good, colour: 'red' }, 'lessons/en/07-b.mdx')).toThrow(
      'unknown front matter "colour"',
    )
  })
})

describe('settings', () => {
  test('nothing set: no public address', () => {
    expect(readSettings({})).toEqual({ language: 'en', siteUrl: undefined, basePath: '/', issuesUrl: undefined })
  })

  test('a base path needs both slashes', () => {
    expect(() => readSettings({ BASE_PATH: '/a' })).toThrow('begins and ends with a slash')
  })

  test('another language stands in a folder of its own below the base path', () => {
    expect(readSettings({ SITE_LANGUAGE: 'pt-BR', BASE_PATH: '/a/' })).toMatchObject({
      language: 'pt-BR',
      basePath: '/a/pt-BR/',
    })
  })

  test('a language is a tag, not a path', () => {
    expect(() => readSettings({ SITE_LANGUAGE: '../en' })).toThrow('SITE_LANGUAGE is "../en"; allowed: a language tag')
  })

  test('a public address needs a protocol', () => {
    expect(() => readSettings({ SITE_URL: 'javascript:alert(1)' })).toThrow('http')
  })
})
