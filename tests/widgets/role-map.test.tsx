import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, test } from 'vitest'
import RoleMap, { Drawing } from '../../src/widgets/role-map/RoleMap.tsx'
import { lessonBySlug } from '../../src/course/catalogue.ts'
import { words } from '../../src/widgets/role-map/en.ts'
import { type Part, lessonsOf, roles, rolesOf, rows, scene, wires } from '../../src/widgets/role-map/model.ts'
import { parts } from '../../src/widgets/role-map/params.ts'

const draw = (part: Part, compact: boolean) => {
  const size = { width: compact ? 328 : 822, height: compact ? 386 : 314, compact }
  return renderToStaticMarkup(
    <svg xmlns="http://www.w3.org/2000/svg" viewBox={`0 0 ${size.width} ${size.height}`}>
      <Drawing size={size} scene={scene({ part })} words={words} />
    </svg>,
  ).replaceAll('><', '>\n<')
}

describe('role map', () => {
  test('every role is lit by exactly one part, and the third line lights two', () => {
    expect(parts.flatMap((part) => rolesOf[part]).sort()).toEqual([...roles].sort())
    for (const part of parts)
      expect(draw(part, false).match(/class="role-map-lit"/g)).toHaveLength(part === 'update' ? 2 : 1)
  })

  test('weights go round: from every role but the controller there is a way back to the rollout', () => {
    const next = (role: string) => wires.filter(({ from }) => from === role).map(({ to }) => to)
    for (const role of roles.filter((name) => name !== 'controller')) {
      const reached: string[] = [...next(role)]
      for (const found of reached) reached.push(...next(found).filter((to) => !reached.includes(to)))
      expect(reached).toContain('rollout')
    }
  })

  test('lessons are those of this course', () => {
    for (const { slug, number } of Object.values(lessonsOf).flat()) expect(lessonBySlug(slug).number, slug).toBe(number)
    expect(words.covered('reference')).toBe('Covered in lesson 9.')
    expect(words.covered('algorithm')).toBe('Covered in lessons 6, 7, 10 and 11.')
  })

  test('each part is told in words', () => {
    expect(words.narrate(scene({ part: 'score' }))).toBe(
      'The second line is the environment, which pays the reward. It answers and scores: a checker, a test suite, a game or a reward model turns each completion into a number. Covered in lesson 8.',
    )
    const update = words.narrate(scene({ part: 'update' }))
    expect(update).toContain('The algorithm turns rewards into advantages')
    expect(update).toContain('The trainer computes the gradient')
  })

  test('complete without scripts: all seven roles with their sentences stand in the page', () => {
    const html = renderToStaticMarkup(<RoleMap id="role-map" start={{ part: 'sample' }} words={words} />)
    for (const role of roles) expect(html).toContain(words.sentences[role])
    expect(html.match(/aria-pressed="true"/g)).toHaveLength(1)
  })

  test('the table has one row per role', () => {
    const cells = rows.map(words.table.row)
    expect(cells).toHaveLength(7)
    for (const row of cells) expect(row).toHaveLength(words.table.head.length)
    expect(cells[4]![2]).toBe('log-probabilities to algorithm')
    expect(cells[6]![2]).toBe('schedules all others')
  })
})
