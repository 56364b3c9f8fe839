import type { PointerEvent, ReactElement } from 'react'
import type { Use } from '../../figure/definition.ts'
import { at } from '../../plot/number.ts'
import type { Size } from '../../plot/responsive.tsx'
import type { Layout } from './drawing.tsx'
import type { Words } from './en.ts'
import { type Scene, paramsOf } from './model.ts'
import type { spec } from './params.ts'

/** The new policy under the pointer; the sliders do the same by keys. */
export function policyHandle(
  { set }: Use<typeof spec, Scene, Words>,
  { next, isInView, policyAt }: Layout,
  { width }: Size,
): (ReactElement | null)[] {
  const drag = (event: PointerEvent<HTMLDivElement>) => {
    const handle = event.currentTarget
    if (event.type === 'pointerdown') {
      handle.setPointerCapture(event.pointerId)
      event.preventDefault()
    }
    if (!handle.hasPointerCapture(event.pointerId)) return
    const { left, top } = handle.parentElement!.getBoundingClientRect()
    set(paramsOf(policyAt(event.clientX - left, event.clientY - top)))
  }
  if (!isInView) return [null]
  return [
    <div
      key="policy"
      className="trust-region-handle script-only"
      style={{ left: `${at((100 * next[0]) / width)}%`, top: `${at(next[1])}px` }}
      onPointerDown={drag}
      onPointerMove={drag}
      aria-hidden="true"
    />,
  ]
}
