import { describe, expect, test } from 'vitest'
import { checkFrontMatter } from '../../src/course/front-matter.ts'
import { type DefaultTreeAdapterTypes, parseFragment } from 'parse5'
import { formulaHtml, portableTex } from '../../src/course/formula.ts'
import { compileLesson } from '../../src/site/build/lessons.ts'
import { readSettings } from '../../src/site/settings.ts'

const HEAD = "---\ndescription: 'D'\ngoals: [g]\nsources: [schulman2017ppo]\n---\n"

/** Compiles a text below a head of five lines. */
const build = async (text: string) => (await compileLesson(`${HEAD}${text}`, 'lessons/en/10-ppo.mdx')).code

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
    expect(await complaint('One.\n\nTwo $\\frac{1$ three.\n')).toMatch(/10-ppo\.mdx:8:5.*formula does not parse/)
  })

  test('an unknown macro', async () => {
    expect(await complaint('$\\polcy$')).toContain('formula does not parse')
  })

  test('a heading without an anchor', async () => {
    expect(await complaint('## A claim\n')).toMatch(/:6:1.*no anchor/)
  })

  test('the same anchor twice', async () => {
    expect(await complaint('## A [#a]\n\n## B [#a]\n')).toMatch(/:8:1.*same id "a"/)
  })

  test('a bare decimal in prose', async () => {
    expect(await complaint('The share is 0.35 here.\n')).toContain('"0.35" stands bare in the prose')
  })

  test('a bare percentage in prose', async () => {
    expect(await complaint('About 30 % of runs.\n')).toContain('stands bare')
  })

  test('a number that says where it comes from passes, fetched by its name', async () => {
    expect(await build('It is <Computed value="overshoot.tenthPass" digits={3} />.\n')).toMatch(
      /namedNumber\w*\("ppo", "overshoot\.tenthPass"/,
    )
  })

  test('components know their line', async () => {
    expect(await build('a\n\n<PpoClip ratio={1} />\n')).toContain('lessons/en/10-ppo.mdx:8')
  })

  test.each([
    ['a dollar that is no formula', 'One run costs $5 and another $7 here.\n', /:6:\d+: .*write \\\$ for a dollar/],
    ['a dollar that opens nothing', 'The mean is $\\mathbb E[x] and stays.\n', /:6:\d+: .*opens no formula/],
    ['an image that is not there', '![a die](die.png)\n', /:6:1: no image "die\.png"; images stand in lessons\/images/],
    ['a brace in the text', 'One of {heads}.\n', /:6:\d+: .*\\\{/],
    ['a figure that does not exist', 'a\n\n<PpoClp />\n', /:8:1: unknown <PpoClp>; did you mean <PpoClip>\?/],
    ['a lesson that does not exist', 'See <Lesson to="baseline" />.\n', /:6:\d+: .*did you mean "baselines"\?/],
    [
      'a source that does not exist',
      'See <Source name="schulman2017pp" />.\n',
      /:6:\d+: .*did you mean "schulman2017ppo"\?/,
    ],
  ])('%s', async (_, text, said) => {
    expect(await complaint(text)).toMatch(said)
  })

  test('a mistake of YAML, with its line', async () => {
    await expect(compileLesson('---\ndescription: a: b\n---\n', 'lessons/en/10-ppo.mdx')).rejects.toThrow(
      /10-ppo\.mdx:2:\d+: the front matter is no YAML/,
    )
  })

  test('a heading’s short words go to the table of contents', async () => {
    expect(await build('## A long claim [#a: short]\n')).toMatch(/"?text"?: "short"/)
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

  test('a formula in a sentence may break before each piece, and the sign behind it belongs to its last one', async () => {
    const code = await build('It is ($a=b$). Then $c$ comes.\n')
    expect(code).toMatch(/<wbr><span class=\\?"katex-base.*<\/span>\)\."/)
    expect(code).toContain('" Then "')
    expect(code).toContain('" comes."')
  })

  test('what stands between two \\wrap keeps together, and nothing else is cut', () => {
    const html = formulaHtml('a=b\\wrap=\\min\\Bigl(c,\\wrap d\\Bigr)', { display: true })
    expect(html.match(/class="formula-piece"/g)).toHaveLength(3)
    expect(html).not.toContain('allowbreak')
    expect(formulaHtml('a=b', { display: true })).not.toContain('formula-piece')
  })

  test('a \\wrap where no line can begin is refused, with its place', async () => {
    expect(() => formulaHtml('\\frac{a\\wrap b}{c}', { display: true })).toThrow('\\wrap stands inside a group')
    expect(await complaint('One.\n\nTwo $a\\wrap=b$.\n')).toMatch(/:8:5.*lines of their own/)
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
  const good = { description: 'D', goals: ['g'], sources: ['a'] }
  const fail = (message: string, field: string): never => {
    throw new RangeError(`${field}: ${message}`)
  }

  test('a complete one passes', () => {
    expect(checkFrontMatter(good, fail)).toEqual(good)
  })

  test.each([
    ['description', '', 'a text of at most 200 characters'],
    ['goals', 'g', 'a list of texts'],
    ['sources', [], 'references.bib'],
    ['borrows', { nowhere: ['a'] }, 'slugs of lessons'],
    ['borrows', { ppo: ['a', 'b', 'c', 'd', 'e', 'f'] }, 'at most 5 texts'],
  ])('a bad %s names the field, the value and what is allowed', (field, value, allowed) => {
    expect(() => checkFrontMatter({ ...good, [field]: value }, fail)).toThrow(
      new RegExp(`^${field}: front matter "${field}" is .*${allowed}`),
    )
  })

  test('an unknown field is refused, and one of the catalogue sent there', () => {
    expect(() => checkFrontMatter({ ...good, goal: 'red' }, fail)).toThrow(
      'unknown front matter "goal"; did you mean "goals"?',
    )
    expect(() => checkFrontMatter({ ...good, minutes: 5 }, fail)).toThrow('src/course/catalogue.ts')
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
