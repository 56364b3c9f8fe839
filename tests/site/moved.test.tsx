import { readFileSync, readdirSync } from 'node:fs'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, test } from 'vitest'
import { lessons } from '../../src/course/catalogue.ts'
import { movedParts } from '../../src/course/moved.ts'
import { Moved } from '../../src/lesson/moved.tsx'
import { emptyProgress } from '../../src/progress/document.ts'
import { fileText, importText } from '../../src/progress/file.ts'
import { movedTo } from '../../src/site/client/moved.ts'

const textOf = (slug: string) => {
  const name = readdirSync('lessons/en').find((file) => file.endsWith(`-${slug}.mdx`))!
  return readFileSync(`lessons/en/${name}`, 'utf8')
}

describe('the table', () => {
  test.each(movedParts)('from $from to $to: every anchor stands there, and no longer here', ({ from, to, anchors }) => {
    const now = /^\/lessons\/(.*)\/$/.exec(to)?.[1]
    if (now !== undefined) expect(lessons.map(({ slug }) => slug)).toContain(now)
    const stands = (text: string, anchor: string) =>
      text.includes(`[#${anchor}]`) ||
      text.includes(`[#${anchor}:`) ||
      text.includes(`<Exercise id="${anchor.replace('exercise-', '')}" />`)
    for (const anchor of anchors) {
      expect(stands(textOf(now!), anchor), anchor).toBe(true)
      expect(stands(textOf(from), anchor), anchor).toBe(false)
    }
  })

  test('the page keeps its anchors, each with a link that needs no script', () => {
    const html = renderToStaticMarkup(<Moved lesson="groups" />)
    for (const anchor of ['gspo', 'exercise-gspo-clips-more', 'ratio-unit', 'method-matrix'])
      expect(html).toContain(`id="${anchor}"`)
    expect(html).toContain('href="/lessons/family/"')
    expect(html).toContain('href="/algorithms/"')
    expect(renderToStaticMarkup(<Moved lesson="ppo" />)).toBe('')
  })
})

describe('an old link', () => {
  const notes = movedParts.map(({ to, anchors, figures }) => ({
    href: `https://example.org/base${to}`,
    anchors,
    figures,
  }))
  const follow = (search: string, hash: string) => movedTo(notes, { search, hash })

  test('an address that is no well-formed escape names nothing, and is no error', () => {
    expect(follow('', '#50%')).toBeNull()
  })

  test.each([
    ['', '#gspo', 'https://example.org/base/lessons/family/#gspo'],
    [
      '?v=1&ratio-unit.advantage=negative',
      '#ratio-unit',
      'https://example.org/base/lessons/family/?v=1&ratio-unit.advantage=negative#ratio-unit',
    ],
    [
      '?v=1&ratio-unit.epsilon=0.3',
      '',
      'https://example.org/base/lessons/family/?v=1&ratio-unit.epsilon=0.3#ratio-unit',
    ],
    ['', '#ratio-unit.epsilon', 'https://example.org/base/lessons/family/#ratio-unit.epsilon'],
    [
      '?v=1&method-matrix.std=group&aggregation.mode=token-mean',
      '#method-matrix',
      'https://example.org/base/algorithms/?v=1&method-matrix.std=group#method-matrix',
    ],
  ])('%s%s leads to the new place, with the state of the figures that moved', (search, hash, target) => {
    expect(follow(search, hash)).toBe(target)
  })

  test.each([
    ['', ''],
    ['', '#silent'],
    ['?v=1&aggregation.mode=token-mean', '#aggregation'],
    ['?v=1&aggregation.mode=token-mean&ratio-unit.epsilon=0.3', ''],
    ['', '#"]'],
  ])('%s%s stays on its page', (search, hash) => {
    expect(follow(search, hash)).toBeNull()
  })
})

describe('kept answers', () => {
  const old = (answers: object) => JSON.stringify({ format: 'advantage-progress', version: 1, answers })
  const answer = (at: number, right = true) => ({ right, misses: 0, at })

  test('to a question that moved count where it stands now; a test’s result stays with its lesson', () => {
    const text = JSON.stringify({
      format: 'advantage-progress',
      version: 1,
      answers: { 'groups/gspo-clips-more': answer(5), 'groups/one-wrong': answer(6) },
      tests: { groups: { right: 8, of: 8, at: 7 } },
    })
    const read = importText(text, 'old.json', emptyProgress)
    expect(read).toMatchObject({
      progress: {
        answers: new Map([
          ['family/gspo-clips-more', answer(5)],
          ['groups/one-wrong', answer(6)],
        ]),
        tests: new Map([['groups', { right: 8, of: 8, at: 7 }]]),
      },
    })
    expect(read).not.toHaveProperty('problem')
  })

  test.each([
    [{ 'groups/gspo-clips-more': answer(5, false), 'family/gspo-clips-more': answer(9) }],
    [{ 'family/gspo-clips-more': answer(9), 'groups/gspo-clips-more': answer(5, false) }],
  ])('of two the later one stays, in whichever order they stand', (answers) => {
    const read = importText(old(answers), 'old.json', emptyProgress)
    expect(read).toMatchObject({ progress: { answers: new Map([['family/gspo-clips-more', answer(9)]]) } })
  })

  test('saved again, they stand under the new name only', () => {
    const read = importText(old({ 'groups/gspo-clips-more': answer(5) }), 'old.json', emptyProgress)
    expect('progress' in read && fileText(read.progress)).not.toContain('groups/')
  })
})
