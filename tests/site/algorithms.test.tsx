import { readFileSync } from 'node:fs'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, test } from 'vitest'
import { bibliography } from '../../src/course/sources.ts'
import { Algorithms } from '../../src/pages/algorithms/page.tsx'
import { change, changedKnobs, difference, located, marked, pairOf, pairs } from '../../src/course/family/difference.ts'
import { engineCorrections, exampleWeights } from '../../src/course/family/engine.ts'
import { choices, knobNames } from '../../src/course/family/knobs.ts'
import { choiceOf, methods, parent } from '../../src/course/family/methods.ts'
import { objective } from '../../src/course/family/objective.ts'
import { movedParts } from '../../src/course/moved.ts'
import { lessonTexts } from '../../src/course/texts.ts'
import { formulaHtml } from '../../src/course/formula.ts'

/** The lesson an anchor stands in now: old addresses are followed. */
const standsNow = (lesson: string, anchor: string) =>
  movedParts.find(({ from, anchors }) => from === lesson && anchors.includes(anchor))?.to.split('/')[2] ?? lesson
const method = (id: string) => methods.find((item) => item.id === id)!
const ordered = methods.flatMap((one) => methods.filter((other) => other !== one).map((other) => [one, other] as const))
const markedKnobs = (one: (typeof methods)[number], other: (typeof methods)[number]) =>
  marked(one, other)
    .flatMap(({ groups }) => groups.flat())
    .filter(({ isChanged }) => isChanged)
    .map(({ knob }) => knob)

describe('the difference of two objectives', () => {
  test('exists for all 66 pairs', () => {
    expect(pairs).toHaveLength(66)
    expect(new Set(pairs.map(({ id }) => id)).size).toBe(66)
  })

  test('is symmetric', () => {
    for (const [one, other] of ordered) {
      expect(changedKnobs(one, other)).toEqual(changedKnobs(other, one))
      expect(pairOf(one, other)).toBe(pairOf(other, one))
    }
  })

  test('marks a piece of formula for every knob that changed, and none for the others', () => {
    for (const [one, other] of ordered) {
      const changed = changedKnobs(one, other)
      expect(changed.length).toBeGreaterThan(0)
      const pieces = new Set([...markedKnobs(one, other), ...markedKnobs(other, one)])
      expect([...pieces].sort(), `${one.name} and ${other.name}`).toEqual([...changed].sort())
    }
  })

  test('names every changed knob in words, and only those', () => {
    for (const [one, other] of ordered) {
      const words = difference(one, other)
      for (const knob of knobNames) {
        const [before, after] = [choiceOf(one, knob).words, choiceOf(other, knob).words]
        const isChanged = one.settings[knob] !== other.settings[knob]
        for (const phrase of [before, after])
          if (phrase !== null) expect(words.includes(phrase), `${words} | ${phrase}`).toBe(isChanged)
      }
    }
  })

  test('reads as a sentence', () => {
    expect(difference(method('grpo'), method('dr-grpo'))).toBe(
      'GRPO → Dr. GRPO: the division by the group’s std is gone; the sum over an answer’s tokens, divided by a constant length instead of the mean over each answer’s tokens; the KL estimate k3 in the loss is gone.',
    )
  })

  test('leaves what agrees unmarked: DAPO and GRPO share min, clip( and the ratio', () => {
    const pieces = marked(method('dapo'), method('grpo')).flatMap(({ groups }) => groups.flat())
    for (const tex of ['\\min\\bigl(', '\\operatorname{clip}(', '\\ratio_{i,t}'])
      expect(pieces.find((piece) => piece.tex === tex)?.isChanged, tex).toBe(false)
  })
})

test('a knob is off in words exactly where its setting is "none"', () => {
  for (const [knob, settings] of Object.entries(choices))
    for (const [id, { words }] of Object.entries(settings)) expect(words === null, `${knob} ${id}`).toBe(id === 'none')
})

test('the methods stand in the order of publication', () => {
  const numbers = methods.slice(1).map(({ source }) => Number(bibliography.get(source[0])!.arxiv))
  expect(methods[0]!.name).toBe('REINFORCE')
  expect(numbers).toEqual(numbers.toSorted((one, other) => one - other))
})

test('each method says what it fixes and how it fails, on the page', () => {
  const html = renderToStaticMarkup(<Algorithms matrix={null} />)
  for (const { verdict } of methods) {
    expect(html).toContain(verdict.fixes)
    expect(html).toContain(verdict.fails)
  }
})

test('the engine corrections on the page are what the core computes: ratios 4 and 0.5', () => {
  const weights = engineCorrections.map((correction) => exampleWeights(correction).map((weight) => weight.toFixed(3)))
  expect(weights).toEqual([
    ['2.000', '2.000'],
    ['2.000', '0.500'],
    ['2.000', '0.500'],
    ['4.000', '0.500'],
    ['4.000', '0.500'],
  ])
})

test('every objective renders, whole and in pieces', () => {
  for (const item of methods)
    for (const { groups } of objective(item))
      for (const group of groups) {
        expect(formulaHtml(group.map(({ tex }) => tex).join(''), { display: false })).toContain('katex')
        for (const { tex } of group) expect(formulaHtml(tex, { display: false })).toContain('katex')
      }
})

test('the tree hangs each method below an earlier one, and no earlier one is nearer', () => {
  for (const [index, item] of methods.entries()) {
    const above = parent(item)
    if (index === 0) expect(above).toBeUndefined()
    else {
      const earlier = methods.slice(0, index)
      expect(earlier).toContain(above)
      const nearest = Math.min(...earlier.map((other) => changedKnobs(other, item).length))
      expect(changedKnobs(above!, item), item.name).toHaveLength(nearest)
    }
  }
})

test('every section named exists in its lesson, and every source in the bibliography', () => {
  const sections = [
    ...Object.values(choices).flatMap((settings) => Object.values(settings)),
    ...methods,
    ...methods.flatMap(({ cells }) => Object.values(cells ?? {})),
  ].flatMap((item) => ('section' in item && item.section ? [item.section] : []))
  expect(sections.length).toBeGreaterThan(10)
  for (const [lesson, anchor] of sections)
    expect(lessonTexts.get(standsNow(lesson, anchor)), `lesson ${lesson}`).toMatch(
      new RegExp(`^#+ .*\\[#${anchor}[\\]:]`, 'm'),
    )
  for (const { source } of methods) expect(bibliography.has(source[0]), source[0]).toBe(true)
})

describe('the page', () => {
  const html = renderToStaticMarkup(<Algorithms matrix={null} />)

  test('holds every pair under its own address, in words', () => {
    for (const { id, from, to } of pairs) {
      expect(html).toContain(`href="#${id}"`)
      const words = html.split(` id="${id}"`)[1] ?? html.split(`id="${id}"`)[1]!
      expect(words.startsWith(` class="pair ${from.id} ${to.id}">${from.name} → ${to.name}: `), id).toBe(true)
    }
  })

  test('says of each piece which methods lack it', () => {
    for (const item of methods)
      for (const [line, { groups }] of located(item).entries())
        for (const [at, group] of groups.entries())
          for (const [index, { tex, without }] of group.entries())
            for (const other of methods.filter((candidate) => candidate !== item))
              expect(without.includes(other.id), `${item.id} ${other.id} ${tex}`).toBe(
                marked(item, other)[line]!.groups[at]![index]!.isChanged,
              )
  })

  test('has a rule of the style sheet for each method, so that any two can be compared', () => {
    const css = readFileSync('src/site/styles/reference.css', 'utf8')
    for (const { id } of methods) {
      expect(css).toContain(`.family:has(.${id}:target) .member.${id}.${id}`)
      expect(css).toContain(`.family:has(.${id}:target) [data-without~='${id}']`)
    }
  })

  test('marks changes by a line under them, not by colour alone', () => {
    const css = readFileSync('src/site/styles/reference.css', 'utf8')
    expect(css).toMatch(/\[data-without~='dppo'\] \{\n {2}display: inline-block;\n {2}border-bottom: 2px solid/)
  })

  test('says of each method what it changes in the one it hangs below, and leads to both formulas', () => {
    for (const to of methods.slice(1)) {
      const from = parent(to)!
      const [, said] = html.split(`<h3><a href="#${pairOf(from, to)!.id}">${from.name} → ${to.name}</a></h3>`)
      const changes = changedKnobs(from, to).map((knob) => `<li>${change(from, to, knob)}</li>`)
      expect(said?.startsWith(`<ul>${changes.join('')}</ul>`), to.name).toBe(true)
    }
  })

  test('has no script and shows no LaTeX', () => {
    expect(html).not.toContain('<script')
    expect(html.replace(/<[^>]*>/g, '')).not.toMatch(/\\[a-z]+/)
  })
})
