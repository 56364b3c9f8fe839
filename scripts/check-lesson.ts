/**
 * One lesson, read as the build reads it but without the rest of the site: its first mistake, or what it asks of a reader.
 * `npm run check:lesson expectations`
 */
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { withoutComments } from '../src/course/comments.ts'
import { LONGEST_CORE, exactMinutes } from '../src/course/extent.ts'
import { compileLesson } from '../src/site/build/lessons.ts'

const slug = process.argv[2] ?? ''
const names = readdirSync('lessons/en').filter((name) => name.endsWith('.mdx'))
const slugOf = (name: string) => name.replace(/^\d+-|\.mdx$/g, '')
const file = names.find((name) => slugOf(name) === slug)
if (!file) {
  console.error(`No lesson "${slug}" is written; allowed: ${names.map(slugOf).join(', ')}.`)
  process.exit(1)
}
try {
  const [lesson, questions] = [`lessons/en/${file}`, `lessons/en/questions/${file}`]
  const text = readFileSync(lesson, 'utf8')
  const { extent } = await compileLesson(text, lesson)
  const asked = existsSync(questions) ? readFileSync(questions, 'utf8') : ''
  if (asked) await compileLesson(asked, questions)
  const count = (pattern: RegExp, where = text) => withoutComments(where).match(pattern)?.length ?? 0
  const all = /^<(MultipleChoice|Numeric|Ordering) /gm
  console.log(`${lesson}
  minutes       ${exactMinutes(extent.core).toFixed(1)} of at most ${LONGEST_CORE}, ${exactMinutes(extent.further).toFixed(1)} further
  core path     ${extent.core.words} words, ${extent.core.formulas} displayed formulas, ${extent.core.exercises} exercises, ${extent.core.figures} figures
  predictions   ${count(/^<Predict\b/gm)} of at most 3
  "often said"  ${count(/^<OftenSaid\b/gm)} of at most 2
  questions     ${count(all, asked)} of at least 8: ${count(/^<Numeric /gm, asked)} numbers, ${count(/^<MultipleChoice /gm, asked)} choices, ${count(/^<Ordering /gm, asked)} orderings, ${count(/ transfer\b/g, asked)} of the test alone, ${count(/ draw="/g, asked)} drawn
What is named elsewhere (numbers, draws, sections, sources) is checked when the page is rendered: npm run dev.`)
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error))
  process.exitCode = 1
}
