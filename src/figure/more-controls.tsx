import { words } from '../words/en/interface.ts'

/** Shows the controls that wait (`.controls-rest` beside it). The button goes with the last of them; the keyboard moves on to what it brought. */
export function MoreControls({ waiting, onPress }: { readonly waiting: number; readonly onPress: () => void }) {
  return (
    <button
      type="button"
      className="controls-more script-only"
      aria-expanded={false}
      onClick={({ currentTarget }) => {
        const first = currentTarget.parentElement!.querySelector('.controls-rest:not([data-open])')
        onPress()
        requestAnimationFrame(() => first?.querySelector<HTMLElement>('input, button, select')?.focus())
      }}
    >
      {words.moreControls(waiting)}
    </button>
  )
}
