import type { ReactNode } from 'react'
import { words } from '../words/en/interface.ts'
import type { Play } from './use-play.ts'

/** The buttons that move a run, in one row; on a phone they share its width. */
export const RunButtons = ({ label, children }: { readonly label: string; readonly children: ReactNode }) => (
  <div className="control-buttons" role="group" aria-label={label}>
    {children}
  </div>
)

interface RunButtonProps {
  readonly onPress: () => void
  /** The one button a reader should press first. */
  readonly primary?: boolean
  readonly disabled?: boolean
  /** Set where it shows and hides a part of the figure: whether that is shown. */
  readonly expanded?: boolean
  readonly children: ReactNode
}

export const RunButton = ({ onPress, primary = false, disabled = false, expanded, children }: RunButtonProps) => (
  <button
    type="button"
    className={primary ? 'button' : 'button button-quiet'}
    disabled={disabled}
    aria-expanded={expanded}
    onClick={onPress}
  >
    {children}
  </button>
)

/** Play or pause, in a button that keeps its width. `again` replaces "play" where a finished run starts over. */
export function PlayButton({
  play: { playing, play, pause },
  again,
  onPause,
}: {
  readonly play: Play
  readonly again?: string | undefined
  readonly onPause?: () => void
}) {
  const stop = () => {
    pause()
    onPause?.()
  }
  return (
    <RunButton primary onPress={playing ? stop : play}>
      {playing ? words.pause : (again ?? words.play)}
    </RunButton>
  )
}
