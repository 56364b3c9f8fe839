import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, test } from 'vitest'
import { referenceAddress, referenceAnchor } from '../../src/course/reference-address.ts'
import * as core from '../../src/core/index.ts'
import { widgets } from '../../src/site/render/island.tsx'
import { Reference } from '../../src/pages/reference/page.tsx'
import { usedBy, usedByKey } from '../../src/pages/reference/used-by.ts'

const html = renderToStaticMarkup(<Reference figures={widgets} />)
const ids = Array.from(html.matchAll(/ id="([^"]+)"/g), ([, id]) => id!)
/** The part of the page that documents a name. */
const entry = (name: string) => html.split(` id="${name}"`)[1]?.split('<h4')[0] ?? ''

describe('addresses of the reference page', () => {
  test('a module and a function', () => {
    expect(referenceAnchor('src/core/objectives/ppo-clip.ts')).toBe('objectives-ppo-clip')
    expect(referenceAddress('src/core/objectives/ppo-clip.ts')).toBe('/reference/core/#objectives-ppo-clip')
    expect(referenceAddress('src/core/objectives/ppo-clip.ts', 'ppoClip')).toBe('/reference/core/#ppoClip')
  })

  test('every function and constant that the core exports is an anchor', () => {
    expect(Object.keys(core).length).toBeGreaterThan(100)
    expect(Object.keys(core).filter((name) => !ids.includes(referenceAnchor('', name)))).toEqual([])
  })

  test('no two things share one', () => {
    expect(ids.filter((id, i) => ids.indexOf(id) !== i)).toEqual([])
  })
})

describe('which figure calls which function', () => {
  const sources = {
    'src/widgets/one/model.ts': `import { ppoClip, type PpoClip } from '../../core/objectives/ppo-clip.ts'
      import type { Gae } from '../../core/returns/gae.ts'
      import { play } from '../../run/play.ts'
      import { layout } from './layout.ts'`,
    'src/widgets/one/layout.ts': `import { scene } from './model.ts'`,
    'src/widgets/two/Two.tsx': `import { play as start } from '../../run/play.ts'
      const listings = [() => import('../../core/returns/gae.ts?listing')]
      export const Two = () => <p>{start()}</p>`,
    'src/run/play.ts': `import { softmax as normalise } from '../core/numerics/softmax.ts'`,
    'src/run/idle.ts': `import { tilt } from '../core/kl/tilt.ts'`,
  }
  const callers = usedBy(sources)

  test('the one that imports it, under the name it has in the core', () => {
    expect(callers.get(usedByKey('src/core/objectives/ppo-clip.ts', 'ppoClip'))).toEqual(['one'])
  })

  test('also through a file that figures share', () => {
    expect(callers.get(usedByKey('src/core/numerics/softmax.ts', 'softmax'))).toEqual(['one', 'two'])
  })

  test('types, listings and files that no figure imports do not count', () => {
    expect(callers.size).toBe(2)
  })
})

describe('the page', () => {
  test('names the figures that call a function, and links them', () => {
    expect(entry('klBall')).toContain('<dt>used by</dt><dd><a href="/embed/trust-region/">')
    expect(entry('ppoClip')).toMatch(/used by.*\/embed\/ppo-clip\/.*\/embed\/trust-region\//)
    expect(entry('stepBandit')).not.toContain('/embed/ppo-clip/')
  })

  test('says nothing where no figure calls it', () => {
    expect(entry('checkTrainerConfig')).not.toBe('')
    expect(entry('checkTrainerConfig')).not.toContain('used by')
  })
})
