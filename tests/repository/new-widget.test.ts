import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, readdirSync, rmSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { drawingOf, frame } from '../widgets/kit.tsx'
import type { WidgetDefinition } from '../../src/figure/definition.ts'

/** A copy of the repository's outline in which the script may write: its source is linked, src/widgets is its own. */
let root = ''
const script = (...names: string[]) =>
  execFileSync(process.execPath, ['--import', 'tsx', join(process.cwd(), 'scripts/new-widget.ts'), ...names], {
    cwd: root,
    encoding: 'utf8',
    stdio: 'pipe',
  })

beforeAll(() => {
  root = mkdtempSync('node_modules/.new-widget-')
  for (const name of ['node_modules', 'package.json', '.prettierrc.json'])
    symlinkSync(join(process.cwd(), name), join(root, name))
  execFileSync('mkdir', ['-p', join(root, 'src/widgets'), join(root, 'tests/widgets')])
  for (const folder of ['core', 'course', 'figure', 'plot', 'progress', 'run', 'words'])
    symlinkSync(join(process.cwd(), 'src', folder), join(root, 'src', folder))
  script('learning-rate')
})
afterAll(() => rmSync(root, { recursive: true }))

const folder = () => join(root, 'src/widgets/learning-rate')

describe('npm run new:widget', () => {
  test('writes a figure that draws', async () => {
    const { widget } = (await import(join(process.cwd(), folder(), 'index.ts'))) as { widget: WidgetDefinition }
    const html = frame(widget, { logit: 0 })
    expect(drawingOf(html, 'narrow')).toContain('0.500')
    expect(html).toContain('A logit of 0.0 against one of 0 has probability 0.500.')
    expect(html).toMatch(/<input type="range"[^>]*aria-valuetext="0\.0"/)
  })

  test('has at most 40 lines of plumbing: imports, types, what wires the parts', () => {
    const lines = readdirSync(folder()).flatMap((name) => {
      const text = readFileSync(join(folder(), name), 'utf8').trim().split('\n')
      return name === 'index.ts' ? text : text.filter((line) => /^(import|export type)\b/.test(line))
    })
    expect(lines.length).toBeLessThanOrEqual(40)
  })

  test('refuses a name that is no folder name, and a figure that exists', () => {
    expect(() => script('Learning Rate')).toThrow('allowed: lower case words joined by hyphens')
    expect(() => script('learning-rate')).toThrow('exists already')
  })
})
