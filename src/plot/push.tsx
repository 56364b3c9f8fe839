import type { ReactNode } from 'react'
import { Label, Triangle } from './marks.tsx'
import { at } from './number.ts'

interface PushProps<Kind extends string> {
  readonly x: number
  /** The base line of the words. */
  readonly y: number
  readonly push: Kind
  /** What stands beside the mark; null for the mark alone. */
  readonly words: Readonly<Record<Kind, string>> | null
}

const conceptOf = (push: string) => (push === 'up' ? 'advantage-up' : push === 'down' ? 'advantage-down' : undefined)

/** Where a gradient step moves a probability: ▲, ▼, or a bar that says stop; words alone for anything else. */
export function Push<Kind extends string>({ x, y, push, words }: PushProps<Kind>): ReactNode {
  const concept = conceptOf(push)
  return (
    <>
      {concept ? <Triangle x={x + 6} y={y - 5} size={5.5} up={push === 'up'} /> : null}
      {push === 'none' ? <Stop x={x + 1.5} y={y - 11} height={13} /> : null}
      {words === null ? null : (
        <Label x={x + (concept ? 17 : push === 'none' ? 10 : 0)} y={y} quiet={!concept} concept={concept}>
          {words[push]}
        </Label>
      )}
    </>
  )
}

/** No gradient: a bar from y down. */
export const Stop = ({ x, y, height }: { readonly x: number; readonly y: number; readonly height: number }) => (
  <path className="push-stop" d={`M${at(x)} ${at(y)}v${at(height)}`} />
)

interface PushAlongProps extends PushProps<'up' | 'down' | 'none'> {
  readonly words: Readonly<Record<'up' | 'down' | 'none', string>>
  /** True where the mark ends at x, for a handle at the right end of its axis. */
  readonly end?: boolean
}

/** The same beside a handle: an arrow in the direction the value goes on its axis, up to the right. */
export function PushAlong({ x, y, push, words, end = false }: PushAlongProps): ReactNode {
  const side = end ? -1 : 1
  const left = end ? x - 26 : x
  const arrow =
    push === 'up' ? `M${at(left)} ${at(y + 4)}h26m-6 -5l6 5l-6 5` : `M${at(left + 26)} ${at(y + 4)}h-26m6 -5l-6 5l6 5`
  return (
    <g data-concept={conceptOf(push) ?? 'ink'}>
      {push === 'none' ? <Stop x={x} y={y - 10} height={14} /> : <path className="push-arrow" d={arrow} />}
      <Label x={x + side * (push === 'none' ? 8 : 34)} y={y + 2} anchor={end ? 'end' : 'start'} halo>
        {words[push]}
      </Label>
    </g>
  )
}
