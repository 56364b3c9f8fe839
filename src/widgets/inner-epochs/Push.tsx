import { Label, Triangle } from '../../plot/marks.tsx'
import { at } from '../../plot/number.ts'

interface PushProps<Kind extends string> {
  readonly x: number
  readonly y: number
  readonly push: Kind
  /** What stands beside the mark; null for the mark alone. */
  readonly words: Readonly<Record<Kind, string>> | null
}

/** Where an action's own samples push it next: up, down, or a bar that says stop. */
export function Push<Kind extends string>({ x, y, push, words }: PushProps<Kind>) {
  const isMoved = push === 'up' || push === 'down'
  const concept = push === 'up' ? 'advantage-up' : push === 'down' ? 'advantage-down' : undefined
  return (
    <>
      {isMoved ? <Triangle x={x + 6} y={y - 5} size={5.5} up={push === 'up'} /> : null}
      {push === 'none' ? <path className="push-stop" d={`M${at(x + 1.5)} ${at(y - 11)}v13`} /> : null}
      {words === null ? null : (
        <Label x={x + (isMoved ? 17 : push === 'none' ? 10 : 0)} y={y} quiet={!isMoved} concept={concept}>
          {words[push]}
        </Label>
      )}
    </>
  )
}
