import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { parseBibliography } from '../../src/course/bibliography.ts'
import { checkCoreNames, namedNumber } from '../../src/course/numbers.ts'
import { vocabulary } from '../../src/course/vocabulary.ts'
import * as words from '../../src/lesson/index.ts'
import { shownError } from '../../src/site/build/development.ts'
import { LessonError, compileLesson } from '../../src/site/build/lessons.ts'

/** Seven lines, so that the text begins on line 8. */
const HEAD = `---
description: A lesson with a mistake.
goals:
  - see it named
sources: [schulman2017ppo]
---

`
const LESSON = 'lessons/en/10-ppo.mdx'
const QUESTIONS = 'lessons/en/questions/10-ppo.mdx'

async function complaint(text: string, path: string): Promise<string> {
  try {
    await compileLesson(text, path)
  } catch (error) {
    expect(error).toBeInstanceOf(LessonError)
    return (error as Error).message
  }
  return 'no complaint'
}

/** A text, the line and column of the complaint, and a part of what it says. */
type Case = readonly [text: string, place: string, said: string]

const lessonCases: Readonly<Record<string, readonly Case[]>> = {
  'dollars and formulas': [
    ['One run costs $5 and another $7 here.', '8:15', 'write \\$ for a dollar sign'],
    ['It costs $5.', '8:10', 'this dollar opens no formula'],
    ['Between $5–$7 each.', '8:9', 'write \\$ for a dollar sign'],
    ['It is $5-and-$x', '8:7', '"and" is a product of letters'],
    ['The mean is $\\mathbb E[x] and it stays near 3.', '8:13', 'this dollar opens no formula'],
    ['The mean is $\\mathbb E[x] and stays near $x$.', '8:13', 'is read as a formula'],
    ['Here $$x$$ stands.', '8:6', 'lines of its own'],
    ['$$\nx\n\nAnd all the rest.', '8:1', 'is not closed'],
    ['$$ first\nx\n$$', '8:1', 'would be lost: "$$ first"'],
    ['$$\nx\n=\\polcy\n$$', '10:2', 'Undefined control sequence: \\polcy; did you mean \\policy?'],
    ['Use \\policy here.', '8:5', 'a TeX command outside a formula'],
  ],
  images: [
    ['![a die](die.png)', '8:1', 'no image "die.png"; images stand in lessons/images'],
    ['![a die](https://example.org/die.png)', '8:1', 'no image "https://example.org/die.png"'],
  ],
  braces: [
    ['{1, 2, 3}', '8:1', 'write \\{ for a brace'],
    ['The set {1, 2, 3} here.', '8:9', 'is run as code: {1, 2, 3}'],
    ['It is {heads}.', '8:7', 'is run as code: {heads}'],
    ['An { open brace', '8:16', 'write \\{ for a brace'],
    ['<Computed digits={2}>{core.log(-1)}</Computed>', '8:22', 'A computed number has a name'],
    ['<Computed value={core.log(-1)} digits={2} />', '8:1', 'holds code'],
    ['import this idea first.', '8:8', 'turn the sentence round'],
  ],
  'Markdown that reads otherwise': [
    ['A text\n---\n\nmore', '8:1', 'makes it a heading'],
    ['Some\n- 2 is a number', '9:1', 'begins a list in the middle of a paragraph'],
    ['1. a\n1. b', '9:1', 'would be printed 2.'],
    ['2019. A year.', '8:1', 'write 2019\\.'],
    ['> 0.5 is much', '8:1', 'write \\>'],
    ['2*3*4', '8:2', 'write \\* for a star'],
    ['**bold** and ** not', '8:14', 'write \\* for a star'],
    ['a _b c', '8:3', 'write \\_'],
    ['a `b c', '8:3', 'write \\`'],
    ['~5~ish', '8:1', 'write \\~'],
    ['see www.example.org', '8:5', 'would become a link by itself'],
    ['[x](example.org)', '8:1', 'an address that begins with https://'],
    ['Say[^1]\n\n[^1]: it', '8:4', 'no footnotes'],
    ['[a]: /x', '8:1', 'would leave the text'],
    ['| a | b |\n| - | - |\n| 1 |', '10:1', 'this row has 1 cells'],
    ['| a |  |\n| - | - |\n| 1 | 2 |', '8:5', 'this head of a table is empty'],
    ['Text.\n\n|  | b |\n| - | - |\n| 1 | 2 |', '10:1', 'this head of a table is empty'],
    ['| a | b |\n| - | - |\n| 1 | 2 | 3 |', '10:1', 'this row has 3 cells'],
    ['| a | b |\n| - |\n| 1 | 2 |', '8:1', 'looks like a table and is none'],
    ['one  \ntwo', '8:4', 'write <br />'],
    ['- [ ] tick', '8:1', 'a box to tick'],
    ['```ts title="x"\nx\n```', '8:1', 'would be lost'],
    ['```ts\nx', '8:1', 'is not closed'],
    ['    indented', '8:5', 'an indented line is no listing'],
    ['#### Deep [#deep]', '8:1', 'two levels'],
  ],
  'HTML and words': [
    ['An <em>x</em>.', '8:4', '<em> is HTML; write _like this_'],
    ['x <y> z', '8:3', 'write \\<'],
    ['<!-- a comment -->', '8:2', '{/* like this */}'],
    ['<Note>\n\nopen', '8:1', 'close it'],
    ['<PpoClp />', '8:1', 'unknown <PpoClp>; did you mean <PpoClip>? Figures: Aggregation, '],
    ['<Note titel="x">\n\nx\n\n</Note>', '8:1', 'has no "titel"; did you mean "title"?'],
    ['A <Computed value="overshoot" digits="2" />.', '8:3', 'allowed: a number: digits={2}'],
    ['A <Computed digits={2} />.', '8:3', 'needs value'],
    ['A <Lesson to="ppo" to="dpo" />.', '8:3', 'has to twice'],
    ['A <Takeaway>x</Takeaway> here.', '8:3', 'on lines of its own'],
    ['<Option>x</Option>', '8:1', 'stands directly inside <MultipleChoice>'],
    ['<Note title="$x$">\n\nx\n\n</Note>', '8:1', 'an attribute is plain text'],
    ['<Scrolly widget="softmax-walk">\n\nlost\n\n</Scrolly>', '10:1', 'this would be left out'],
    ['<Lesson to="baselinse" />', '8:1', 'did you mean "baselines"?'],
    ['As <Source name="shulman2017ppo" /> says.', '8:4', 'did you mean "schulman2017ppo"?'],
    ['As <Source name="kakade2002cpi" /> says.', '8:4', 'add it to "sources" in the front matter (line 5)'],
    ['<Term name="polcy">x</Term>', '8:1', 'did you mean "policy"?'],
  ],
  'ids that stand twice': [
    ['<PpoClip />\n\n<PpoClip />', '10:1', 'give one an id of its own: <PpoClip id="another-name" />'],
    ['## A [#a]\n\n## B [#a]', '10:1', 'give it another anchor'],
    ['## A [#bandit]\n\n<Bandit />', '10:1', 'have the same id "bandit"'],
    ['<Exercise id="a" />\n\n<Exercise id="a" />', '10:1', 'a lesson shows a question once'],
  ],
}

describe.each(Object.entries(lessonCases))('%s', (_, cases) => {
  test.each(cases)('%j is refused at %s: %s', async (text, place, said) => {
    const message = await complaint(HEAD + text, LESSON)
    expect(message).toContain(said)
    expect(message.startsWith(`${LESSON}:${place}: `), message).toBe(true)
  })
})

test.each([
  ['One run costs \\$5 and another \\$7 here.', 'One run costs $5 and another $7 here.'],
  ['The set \\{1, 2, 3\\} is small.', 'The set {1, 2, 3} is small.'],
  ['Here a < b, and 2 \\* 3 \\* 4, and x \\< y.', 'Here a < b, and 2 * 3 * 4, and x < y.'],
  ['“Quotes” -- and "these" ... stay.', '“Quotes” -- and \\"these\\" ... stay.'],
])('%j is on the page as it was meant', async (text, meant) => {
  const { code } = await compileLesson(HEAD + text, LESSON)
  expect(code).toContain(`children: "${meant}"`)
})

describe('front matter', () => {
  test.each([
    ['---\ndescription: a: b\n---\n', '2:14', 'between quotation marks'],
    ['---\ndescripton: a\n---\n', '2:1', 'did you mean "description"?'],
    ['---\ndescription: A #1 thing\ngoals: [a]\nsources: [schulman2017ppo]\n---\n', '2:15', 'read as a comment'],
    ['---\ndescription: A\ngoals: [a]\nsources: [shulman2017ppo]\n---\n', '4:1', 'did you mean "schulman2017ppo"?'],
    ['---\ndescription: A\nminutes: 3\n---\n', '3:1', "the lesson's row of src/course/catalogue.ts"],
    ['---\ndescription: A\ngoals:\n  - say: this\nsources: [schulman2017ppo]\n---\n', '3:1', 'a list of texts'],
    ['Only words.\n', '1:1', 'begins with its front matter'],
  ])('%j', async (text, place, said) => {
    const message = await complaint(text, LESSON)
    expect(message).toContain(said)
    expect(message.startsWith(`${LESSON}:${place}: `), message).toBe(true)
  })
})

describe('questions', () => {
  const numeric = (attributes: string, inside = 'q\n\n<Answer>x</Answer>') =>
    `<Numeric id="a" about="b" on="cells" ${attributes}>\n\n${inside}\n\n</Numeric>`
  test.each([
    [numeric('answer={2} tolerance={1}'), '1:1', 'the name of a number of lessons/numbers'],
    [numeric('answer="x" tolerance={1}', '<Answer>x</Answer>\n\nLate words.'), '5:1', 'the question comes first'],
    [numeric('answer="x" tolerance={1}', '<Answer>x</Answer>\n\n<Answer>y</Answer>'), '5:1', 'two <Answer>'],
    [numeric('answer="x" tolerance={1}', 'As <Source name="schulman2017ppo" /> says.'), '3:4', 'stands alone'],
    [
      '<MultipleChoice id="a" about="b" on="cells">\n\n<Option>x<Slip>a</Slip><Slip>b</Slip></Option>\n\n</MultipleChoice>',
      '3:1',
      'at most one <Slip>',
    ],
    ['<Numeric id="a" about="b" answer="x" tolerance={1}>\n\nq\n\n</Numeric>', '1:1', 'needs on; allowed: a text'],
    [numeric('draw="x" tolerance={1}', 'q <Drawn digits={1} />\n\n<Answer>x</Answer>'), '3:3', 'needs value'],
    ['<Ordering id="a" about="b" on="cells">\n\n<Hint>x</Hint>\n\nLate.\n\n</Ordering>', '5:1', 'behind its Hint'],
  ])('%j', async (text, place, said) => {
    const message = await complaint(text, QUESTIONS)
    expect(message).toContain(said)
    expect(message.startsWith(`${QUESTIONS}:${place}: `), message).toBe(true)
  })
})

test('the vocabulary is what src/lesson draws, and the two words of a Scrolly', () => {
  const drawn = Object.keys(words).filter(
    (name) => !['Anchor', 'HeadingTwo', 'HeadingThree', 'LessonPage', 'TermsButton'].includes(name),
  )
  expect(Object.keys(vocabulary).toSorted()).toEqual([...drawn, 'Scrolly', 'Step'].toSorted())
})

describe('named numbers', () => {
  const at = 'lessons/en/10-ppo.mdx:42'

  test('are read by their name, into records and lists', () => {
    expect(namedNumber('ppo', 'overshoot.tenthPass', at)).toBeGreaterThan(1.2)
    expect(namedNumber('softmax', 'twoWords.0', at)).toBeCloseTo(1 / (1 + Math.exp(-0.5)), 12)
  })

  test.each([
    ['ppo', 'overshot.tenthPass', /:42: unknown number "overshot"; did you mean "overshoot"\?.*numbers\/ppo\.ts/],
    ['ppo', 'overshoot.tenthPas', /:42: unknown entry "tenthPas"; did you mean "tenthPass"\?/],
    ['ppo', 'overshoot', /:42: "overshoot" of .* has entries; name one: "overshoot\.secondPass"/],
    ['ppo', 'ratioOfRareC.x', /:42: "ratioOfRareC" of lessons\/numbers\/ppo\.ts:\d+ has no entries/],
    ['dpo', 'beta', /:42: "beta" is a number of lessons\/numbers\/dpo\.ts, which does not exist/],
  ])('%s %s is refused', (slug, name, said) => {
    expect(() => namedNumber(slug, name, at)).toThrow(said)
  })

  test('a function of the core that does not exist is named with the line of its import', () => {
    const file = "import {\n  exp,\n  sofmax,\n  type GroupScale,\n} from '../../src/core/index.ts'\n"
    expect(() => checkCoreNames('lessons/numbers/x.ts', file)).toThrow(
      /^lessons\/numbers\/x\.ts:3: unknown function of src\/core "sofmax"; did you mean "softmax"\?/,
    )
    const whole = "import * as core from '../../src/core/index.ts'\n\nexport const a = () => core.sofmax([1], 1)\n"
    expect(() => checkCoreNames('lessons/numbers/x.ts', whole)).toThrow(/x\.ts:3: .*"sofmax"/)
  })

  test('each is used by its lesson or the questions, and each use exists', async () => {
    for (const file of readdirSync('lessons/numbers')) {
      const slug = file.replace('.ts', '')
      const uses = new Set<string>()
      for (const folder of ['lessons/en', 'lessons/en/questions']) {
        const name = readdirSync(folder).find((each) => each.replace(/^\d+-/, '') === `${slug}.mdx`)!
        const { names } = await compileLesson(readFileSync(`${folder}/${name}`, 'utf8'), `${folder}/${name}`)
        for (const use of names) uses.add(use)
      }
      const exported = (await import(`../../lessons/numbers/${slug}.ts`)) as Record<string, () => unknown>
      const used = new Set(Array.from(uses, (use) => use.split('.')[0]))
      expect(
        Object.keys(exported).toSorted((a, b) => a.localeCompare(b)),
        file,
      ).toEqual([...used].toSorted((a, b) => a!.localeCompare(b!)))
      const valueOf = (path: string) => {
        const [name, ...entries] = path.split('.')
        return entries.reduce((value, entry) => (value as Record<string, unknown>)[entry], exported[name!]!())
      }
      for (const use of uses) {
        const value = valueOf(use)
        const isNumber = typeof value === 'number' && !Number.isNaN(value)
        expect(isNumber || typeof value === 'string' || Array.isArray(value), `${use} of ${file}`).toBe(true)
      }
    }
  })
})

describe('the bibliography', () => {
  const entry = (fields: string) =>
    `% first line\n@misc{one,\n  author = {A, B},\n  title = {T},\n  year = {2020},\n${fields}}\n`
  test.each([
    [entry('  autor = {C, D},\n'), /bib:6: entry "one": unknown field "autor"; did you mean "author"\?/],
    [entry('  title = {U},\n'), /bib:6: entry "one": the field "title" stands twice/],
    [entry('  number = {3},\n'), /bib:6: entry "one": unknown field "number"/],
    [entry('  note = {a\n'), /bib:2: entry "one": it is not closed/],
    [`${entry('')}lost words\n`, /bib:7: "lost words" stands outside of every entry/],
    [`${entry('')}${entry('')}`, /bib:8: entry "one": the key is used twice, first on line 2/],
    ['@mics{x, title = {T}}', /bib:1: entry "x": unknown type "mics"; did you mean "misc"\?/],
    ['@misc(x, title = {T})', /bib:1: .* begins no entry/],
    [entry('  note = {a} {b},\n'), /bib:6: entry "one": something stands behind the value of "note"/],
    [entry('  just words,\n'), /bib:6: entry "one": "just words," is no field/],
  ])('%j is refused', (text, said) => {
    expect(() => parseBibliography(text)).toThrow(said)
  })

  test('a whole entry passes', () => {
    expect(parseBibliography(entry('  note = {with {braces} and \\{ one},\n')).size).toBe(1)
  })
})

test('an error that names a lesson is shown with its line, whoever threw it', () => {
  const { frame, loc } = shownError(new Error('lessons/en/10-ppo.mdx:2: no such number'), process.cwd())
  expect(loc).toMatchObject({ line: 2, column: 1 })
  expect(frame).toContain(`2 | ${readFileSync(LESSON, 'utf8').split('\n')[1]}`)
  expect(shownError(new Error('elsewhere'), process.cwd()).loc).toBeUndefined()
})

test('what "npm run new:lesson" writes has no mistake, and prints only numbers that it writes', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'advantage-'))
  try {
    mkdirSync(join(folder, 'lessons'))
    execFileSync(process.execPath, [resolve('node_modules/tsx/dist/cli.mjs'), resolve('scripts/new-lesson.ts'), '3'], {
      cwd: folder,
    })
    const numbers = readFileSync(join(folder, 'lessons/numbers/expectations.ts'), 'utf8')
    const questions = readFileSync(join(folder, 'lessons/en/questions/03-expectations.mdx'), 'utf8')
    const draws = readFileSync(join(folder, 'lessons/draws/expectations.ts'), 'utf8')
    const drawn = Array.from(questions.matchAll(/ draw="(\w+)"/g), ([, name]) => name!)
    expect(Array.from(draws.matchAll(/^export const (\w+)/gm), ([, name]) => name!)).toEqual(drawn)
    expect(questions.match(/^<(Numeric|MultipleChoice|Ordering) /gm)).toHaveLength(8)
    const names = []
    for (const file of ['lessons/en/03-expectations.mdx', 'lessons/en/questions/03-expectations.mdx'])
      names.push(...(await compileLesson(readFileSync(join(folder, file), 'utf8'), file)).names)
    expect(names.length).toBeGreaterThan(0)
    for (const name of names) expect(numbers).toContain(`export const ${name.split('.')[0]} = `)
  } finally {
    rmSync(folder, { recursive: true })
  }
})
