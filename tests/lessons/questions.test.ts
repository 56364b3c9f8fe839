import { readFileSync, readdirSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { withoutComments } from '../../src/course/comments.ts'
import { isTerm, symbols } from '../../src/course/symbols.ts'

const files = readdirSync('lessons/en').filter((name) => name.endsWith('.mdx'))
const written = files.map((name) => name.replace(/^\d+-|\.mdx$/g, ''))

const texts = files.map((name) => withoutComments(readFileSync(`lessons/en/${name}`, 'utf8')))

/** As it is said: no code, no tags, no emphasis, one space between words, small letters. */
const said = (text: string) =>
  text
    .replace(/^```[\s\S]*?^```/gm, ' ')
    .replace(/<[^>]*>/g, ' ')
    .replace(/[_*`]/g, '')
    .replace(/\s+/g, ' ')
    .toLowerCase()

/** Set apart somewhere for their weight in a sentence; everybody knows what they mean. */
const ORDINARY = ['right', 'value']

/** Words that a lesson sets apart because they are new, names of methods, and short names in capitals. */
const terms = new Set(
  texts.flatMap((text) => [
    ...Array.from(text.matchAll(/(?<![\w\\{}$])_([A-Za-z][a-zA-Z\u2019 -]{2,40})_(?![\w{])/g), ([, term]) =>
      said(term!),
    ),
    ...Array.from(text.matchAll(/\b[A-Z][A-Za-z]*[A-Z][A-Za-z]*\b/g), ([name]) => name.toLowerCase()),
  ]),
)
const mentions = (text: string, term: string) =>
  new RegExp(`(?<![\\w-])${term.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}s?(?!\\w)`).test(text)

/** What a reader has read when a question comes: the lessons before, and this one up to it; to its end for the test's own. */
const readBefore = (index: number, id: string) => {
  const text = texts[index]!
  const at = text.indexOf(`<Exercise id="${id}" />`)
  return said([...texts.slice(0, index), at < 0 ? text : text.slice(0, at)].join('\n'))
}

/** Each question by its id: the section that teaches it, and all its words. */
const asks = (source: string) =>
  Array.from(
    source.matchAll(/^<(MultipleChoice|Numeric|Ordering) id="([^"]+)"[^\n]*? on="([^"]+)"[^\n]*>\n([\s\S]*?)^<\/\1>/gm),
    ([, , id, on, words]) => ({ id: id!, on: on!, words: words! }),
  )

/** Knowledge that has no symbol, and the lesson that teaches it. */
const TAUGHT_BY: Readonly<Record<string, RegExp>> = {
  rewards: /Bradley/,
  leash: /\bk[_{]*[123]\b|KL estimator/,
  returns: /discount factor/,
  dpo: /\bDPO\b/,
}

describe.each(files)('%s', (file) => {
  const lesson = withoutComments(readFileSync(`lessons/en/${file}`, 'utf8'))
  const questions = withoutComments(readFileSync(`lessons/en/questions/${file}`, 'utf8'))
  const asked = [...questions.matchAll(/^<(MultipleChoice|Numeric|Ordering) id="([^"]+)"([^\n]*)>$/gm)]
  const inLesson = asked.filter(([, , , rest]) => !/ transfer\b/.test(rest!)).map(([, , id]) => id!)
  const kinds = asked.map(([, kind]) => kind!)

  test('shows each of its questions once, in the order of their numbers, and none that is kept for the test', () => {
    const shown = [...lesson.matchAll(/^<Exercise id="([^"]+)" \/>$/gm)].map(([, id]) => id!)
    expect(shown).toEqual(inLesson)
  })

  test('has at least eight: two numbers, two choices, an ordering', () => {
    const count = (kind: string) => kinds.filter((each) => each === kind).length
    expect(kinds.length).toBeGreaterThanOrEqual(8)
    expect(count('Numeric')).toBeGreaterThanOrEqual(2)
    expect(count('MultipleChoice')).toBeGreaterThanOrEqual(2)
    expect(count('Ordering')).toBeGreaterThanOrEqual(1)
  })

  test('takes every answer that is a number from its files of numbers or of draws', () => {
    expect(questions.match(/<Numeric [^\n]*? (answer="[\w.]+"|draw="\w+") tolerance=/g)).toHaveLength(
      kinds.filter((kind) => kind === 'Numeric').length,
    )
  })

  test('its questions stand alone: no figure, no source of the lesson’s list', () => {
    expect(questions).not.toMatch(/<(Source|Cited|Term|Predict|Exercise)\b/)
  })

  test('asks one thing at a time: one question mark before the answers, none in brackets', () => {
    for (const [text, , id] of questions
      .replace(/^```.*?^```/gms, '')
      .matchAll(/^<(MultipleChoice|Numeric|Ordering) id="([^"]+)".*?(?=^<(?:Option|Item|Slip|Hint|Answer))/gms)) {
      expect(text.match(/\?/g)?.length ?? 0, id).toBeLessThanOrEqual(1)
      expect(text, id).not.toMatch(/\([^)]*\?/)
    }
  })

  test('uses only symbols that a written lesson up to here brings', () => {
    const names = new Set(Array.from(questions.matchAll(/\\([A-Za-z]+)/g), ([, name]) => name!))
    for (const name of names) {
      if (!isTerm(name)) continue
      const { lesson: teacher } = symbols[name]
      const isBorrowed = new RegExp(`^ {2}${teacher}:`, 'm').test(lesson)
      expect(isBorrowed || written.indexOf(teacher) >= 0, `\\${name} is brought by ${teacher}`).toBe(true)
      if (!isBorrowed) expect(written.indexOf(teacher), name).toBeLessThanOrEqual(files.indexOf(file))
    }
  })

  test('asks each question after the section that teaches it, or on an earlier lesson', () => {
    expect(asks(questions)).toHaveLength(kinds.length)
    for (const { id, on } of asks(questions)) {
      const [anchor, slug] = on.split('#').toReversed() as [string, string?]
      const heading = new RegExp(`^#{2,3} .*\\[#${anchor}[\\]:]`, 'm')
      if (slug !== undefined) {
        const place = written.indexOf(slug)
        expect(place, `${id}: ${on} stands before this lesson`).toBeGreaterThanOrEqual(0)
        expect(place, id).toBeLessThan(files.indexOf(file))
        expect(texts[place], `${id}: ${on}`).toMatch(heading)
        continue
      }
      const taught = lesson.search(heading)
      expect(taught, `${id}: #${anchor}`).toBeGreaterThanOrEqual(0)
      const asked = lesson.indexOf(`<Exercise id="${id}" />`)
      // A lesson that can be skipped asks before it teaches: its three questions lead to the sections they come from.
      const isSkip = /\[#skip[\]:]/.test(
        lesson
          .slice(0, asked)
          .match(/^## .*$/gm)
          ?.at(-1) ?? '',
      )
      if (asked >= 0 && !isSkip) expect(asked, `${id} is asked before #${anchor}`).toBeGreaterThan(taught)
    }
  })

  test('uses no term that the lessons have not said before the question', () => {
    const early = asks(questions).flatMap(({ id, words }) => {
      const before = readBefore(files.indexOf(file), id)
      const asked = said(words)
      return [...terms]
        .filter((term) => !ORDINARY.includes(term) && mentions(asked, term) && !mentions(before, term))
        .map((term) => `${id}: ${term}`)
    })
    expect(early).toEqual([])
  })

  test('asks for nothing that only a lesson in writing teaches', () => {
    for (const [teacher, words] of Object.entries(TAUGHT_BY))
      if (!written.includes(teacher)) expect(questions).not.toMatch(words)
  })
})

test('every file of questions has its lesson', () => {
  expect(readdirSync('lessons/en/questions').toSorted()).toEqual(files.toSorted())
})
