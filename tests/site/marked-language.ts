/** A language made by machine for tests: every English word in marks, so that a word that comes from elsewhere shows. */
import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseSync } from 'oxc-parser'

/** For private use by ISO 639. */
export const MARKED = 'qps'

/** Marks every text with letters, also what a function of the words returns or hands to a function it was given; elements stay. */
const MARK = `
const isPlain = (value) =>
  typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype && !('$$typeof' in value)
const markGiven = (given) => (typeof given === 'function' ? (...pieces) => given(...pieces.map(mark)) : given)
export function mark(value) {
  if (typeof value === 'string') return /\\p{L}/u.test(value) ? '⟦' + value + '⟧' : value
  if (typeof value === 'function') return (...given) => mark(value(...given.map(markGiven)))
  if (Array.isArray(value)) return value.map(mark)
  return isPlain(value) ? Object.fromEntries(Object.entries(value).map(([name, entry]) => [name, mark(entry)])) : value
}
`

const exportsOf = (path: string) =>
  parseSync(path, readFileSync(path, 'utf8')).module.staticExports.flatMap(({ entries }) =>
    entries.filter(({ isType }) => !isType).map(({ exportName }) => exportName.name!),
  )

/** Writes the language beside the English words of a copy of the site. */
export function writeMarkedLanguage(folder: string): void {
  const marked = (english: string, target: string, from: string, mark: string) => {
    const names = exportsOf(join(folder, english)).map((name) => `export const ${name} = mark(english.${name})\n`)
    writeFileSync(
      join(folder, target),
      `import * as english from '${from}'\nimport { mark } from '${mark}'\n${names.join('')}`,
    )
  }
  mkdirSync(join(folder, `src/words/${MARKED}`))
  writeFileSync(join(folder, `src/words/${MARKED}/mark.js`), MARK)
  for (const name of readdirSync(join(folder, 'src/words/en')))
    marked(`src/words/en/${name}`, `src/words/${MARKED}/${name}`, `../en/${name}`, './mark.js')
  for (const name of readdirSync(join(folder, 'src/widgets')))
    marked(`src/widgets/${name}/en.ts`, `src/widgets/${name}/${MARKED}.ts`, './en.ts', `../../words/${MARKED}/mark.js`)
}

/** What of a text stands outside of marks. */
export function unmarked(text: string): string {
  let depth = 0
  let outside = ''
  for (const character of text) {
    if (character === '⟦') depth += 1
    else if (character === '⟧') depth -= 1
    else if (depth === 0) outside += character
  }
  return outside.trim()
}

const lesson = (text: string) => `---
heading: '⟦heading⟧'
description: '⟦about⟧'
goals: ['⟦do it⟧']
sources: [schulman2017ppo]
---

## ⟦A section⟧ [#section: ⟦Section⟧]

${text}
`

const QUESTIONS = `
<MultipleChoice id="choice" about="⟦a choice⟧" on="section">

⟦Which?⟧

<Option>⟦this⟧<Slip>⟦no⟧</Slip></Option>
<Option right>⟦that⟧</Option>

<Hint>⟦a hint⟧</Hint>

<Answer>⟦because⟧</Answer>

</MultipleChoice>

<Numeric id="number" about="⟦a number⟧" on="section" answer="two" tolerance={0.1}>

⟦How many?⟧

<Slip value={5}>⟦too many⟧</Slip>

<Hint>⟦a hint⟧</Hint>

<Answer>⟦because⟧</Answer>

</Numeric>

<Ordering id="order" about="⟦an order⟧" on="section">

⟦In which order?⟧

<Item>⟦one⟧</Item>
<Item>⟦two⟧</Item>
<Item>⟦three⟧</Item>

<Hint>⟦a hint⟧</Hint>

<Answer>⟦because⟧</Answer>

</Ordering>
`

/** One of everything a lesson may hold. */
const EVERYTHING = `
<Predict id="guess" figure="ppo-clip" options={['⟦up⟧', '⟦down⟧']} answer="⟦up⟧" question="⟦Where?⟧">⟦there⟧</Predict>

<PpoClip />

<Predict id="value" ask="value" min={0} max={4} step={1} answer="two" close={1}>

⟦How many?⟧

<Answer>⟦two⟧</Answer>

</Predict>

<Note>⟦a note⟧</Note>

<OftenSaid said="⟦it is so⟧">⟦it is not⟧</OftenSaid>

<TryThis>⟦try⟧</TryThis>

<LibrariesDisagree>⟦they do⟧</LibrariesDisagree>

<Disputed title="⟦open⟧">⟦open⟧</Disputed>

<Takeaway>⟦keep⟧</Takeaway>

<Lesson to="post-training" /> <Lesson to="baselines" /> <Source name="schulman2017ppo" where="⟦there⟧" /> <Term name="advantage">⟦better⟧</Term>
<Computed value="two" digits={1} /> <Cited from="schulman2017ppo">2</Cited>

$$
\\advantage
$$

<Exercise id="choice" />

<Exercise id="number" />

<Exercise id="order" />

<Exercise id="number" from="post-training" />

### ⟦Steps⟧ [#steps]

<Scrolly widget="log-lens">
<Step title="⟦one⟧">⟦first⟧</Step>
<Step title="⟦two⟧">⟦second⟧</Step>
</Scrolly>
`

/** Puts lessons whose every word is marked in the place of the real ones. */
export function writeMarkedLessons(folder: string): void {
  rmSync(join(folder, 'lessons/en'), { recursive: true })
  mkdirSync(join(folder, 'lessons/en/questions'), { recursive: true })
  rmSync(join(folder, 'lessons/numbers'), { recursive: true })
  mkdirSync(join(folder, 'lessons/numbers'), { recursive: true })
  const write = (name: string, text: string) => {
    writeFileSync(join(folder, `lessons/numbers/${name.replace(/^\d+-/, '')}.ts`), 'export const two = () => 2\n')
    writeFileSync(join(folder, `lessons/en/${name}.mdx`), text)
    writeFileSync(join(folder, `lessons/en/questions/${name}.mdx`), QUESTIONS)
  }
  write('01-post-training', lesson('⟦Text.⟧'))
  write('02-softmax', lesson('⟦Text.⟧'))
  write('10-ppo', lesson(EVERYTHING))
}
