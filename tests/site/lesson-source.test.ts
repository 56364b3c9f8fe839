import { compile } from '@mdx-js/mdx'
import remarkFrontmatter from 'remark-frontmatter'
import remarkMath from 'remark-math'
import { describe, expect, test } from 'vitest'
import { VFile } from 'vfile'
import { checkFrontMatter } from '../../src/course/front-matter.ts'
import { type DefaultTreeAdapterTypes, parseFragment } from 'parse5'
import { formulaHtml, portableTex, remarkFormula } from '../../src/course/formula.ts'
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

  test('no raw LaTeX is left in the text of the page; it stands in one attribute, with our macros written out', () => {
    const html = formulaHtml('\\frac{\\policy}{\\old}\\wrap', { display: true })
    expect(html.replace(/ data-tex="[^"]*"/, '')).not.toContain('\\frac')
    expect(html).toContain('translate="no" data-tex="\\frac{\\pi_\\theta}{\\pi_{\\text{old}}}"')
  })

  test.each([
    ['\\log\\policy(a_t)\\wrap-\\old(a_t)', '\\log\\pi_\\theta(a_t)-\\pi_{\\text{old}}(a_t)'],
    ['\\partial\\logit', '\\partial z'],
    ['\\old^2+x_\\policy', '{\\pi_{\\text{old}}}^2+x_{\\pi_\\theta}'],
    ['\\bar\\advantage_i\\parameters x', '\\bar{\\hat{A}}_i\\theta x'],
    ['\\underset{\\slot{kl}{\\text{0}}}{\\htmlData{branch=plain}{\\kl}}', '\\underset{\\slot{kl}}{{\\mathrm{KL}}}'],
  ])('%s is %s to other programs', (ours, portable) => {
    expect(portableTex(ours)).toBe(portable)
    expect(() => formulaHtml(portable.replace('\\slot{kl}', '0'), { display: true })).not.toThrow()
  })

  test('what stands between two \\wrap keeps together, and nothing else is cut', () => {
    const html = formulaHtml('a=b\\wrap=\\min\\Bigl(c,\\wrap d\\Bigr)', { display: true })
    expect(html.match(/class="formula-piece"/g)).toHaveLength(3)
    expect(html).not.toContain('allowbreak')
    expect(formulaHtml('a=b', { display: true })).not.toContain('formula-piece')
  })

  test('a \\wrap where no line can begin is refused, with its place', async () => {
    expect(() => formulaHtml('\\frac{a\\wrap b}{c}', { display: true })).toThrow('\\wrap stands inside a group')
    expect(await complaint('One.\n\nTwo $a\\wrap=b$.\n')).toMatch(/3:5.*lines of their own/)
  })

  test.each(['\\rho_{\\max}', 'L_{\\max}^2', '\\frac{\\max}{\\min}', '\\underset{\\max}{x}'])(
    'every element of the MathML of %s has as many children as it must have',
    (tex) => {
      const arities: Record<string, number> = { mfrac: 2, msub: 2, msup: 2, munder: 2, msubsup: 3 }
      const check = (node: DefaultTreeAdapterTypes.ParentNode) => {
        const children = node.childNodes.filter((child) => 'tagName' in child)
        const arity = 'tagName' in node ? arities[node.tagName] : undefined
        if (arity !== undefined) expect(children).toHaveLength(arity)
        for (const child of children) check(child)
      }
      check(parseFragment(formulaHtml(tex, { display: true })))
    },
  )

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
