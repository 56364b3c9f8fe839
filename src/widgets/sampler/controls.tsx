import type { ReactElement } from 'react'
import type { Use } from '../../figure/definition.ts'
import type { Words } from './en.ts'
import type { Scene } from './model.ts'
import { spec } from './params.ts'

/** Draws on from the seed, one token or a thousand at a time. */
export function drawButtons({ params: { draws }, words, set }: Use<typeof spec, Scene, Words>): ReactElement {
  const draw = (more: number) => set({ draws: Math.min(spec.draws.max, draws + more) })
  const isFull = draws >= spec.draws.max
  return (
    <div key="draws" className="control-row control-buttons">
      <button type="button" className="button" disabled={isFull} onClick={() => draw(1)}>
        {words.drawOne}
      </button>
      <button type="button" className="button" disabled={isFull} onClick={() => draw(1000)}>
        {words.drawMany}
      </button>
      <button type="button" className="button button-quiet" disabled={draws === 0} onClick={() => set({ draws: 0 })}>
        {words.clear}
      </button>
    </div>
  )
}
