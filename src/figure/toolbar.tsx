import { type KeyboardEvent, type ReactNode, useState } from 'react'

interface Tool {
  readonly name: string
  readonly text: ReactNode
  readonly onPress: () => void
  /** Set where the tool opens a panel: whether it is open. */
  readonly expanded?: boolean
}

interface ToolbarProps {
  readonly label: string
  readonly tools: readonly Tool[]
  /** The id of the panel that tools open. */
  readonly controls: string
  /** Stands after the first tool; a field has stops of its own, because it needs the arrow keys. */
  readonly field: ReactNode
}

const STEPS: Readonly<Record<string, (at: number, count: number) => number>> = {
  ArrowRight: (at, count) => (at + 1) % count,
  ArrowLeft: (at, count) => (at + count - 1) % count,
  Home: () => 0,
  End: (_, count) => count - 1,
}

/** Tools as one stop for the keyboard: arrow keys walk through them, so that a page of figures has few stops. */
export function Toolbar({ label, tools, controls, field }: ToolbarProps) {
  const [current, setCurrent] = useState(0)
  const walk = (event: KeyboardEvent<HTMLButtonElement>) => {
    const step = STEPS[event.key]
    const buttons = [...event.currentTarget.parentElement!.querySelectorAll<HTMLElement>(':scope > button')]
    const at = buttons.indexOf(event.currentTarget)
    if (!step || at < 0) return
    event.preventDefault()
    buttons[step(at, buttons.length)]!.focus()
  }
  const draw = ({ name, text, onPress, expanded }: Tool, index: number) => (
    <button
      key={name}
      type="button"
      tabIndex={index === current ? 0 : -1}
      {...(expanded === undefined ? {} : { 'aria-expanded': expanded, 'aria-controls': controls })}
      onFocus={() => setCurrent(index)}
      onKeyDown={walk}
      onClick={onPress}
    >
      {text}
    </button>
  )
  return (
    <div className="figure-tools script-only" role="toolbar" aria-label={label}>
      {tools.slice(0, 1).map(draw)}
      {field}
      {tools.slice(1).map((tool, index) => draw(tool, index + 1))}
    </div>
  )
}
