import { Component, Fragment, type MouseEvent, type ReactNode } from 'react'
import { RefusalError } from '../../core/refusal.ts'
import { words } from '../../words/en/figure-error.ts'
import { words as refusals } from '../../words/en/refusals.ts'

function messageOf(error: unknown): string {
  if (error instanceof RefusalError) return refusals.core(error.refusal)
  return error instanceof Error ? error.message : String(error)
}

/** A widget that throws shows what happened and a way back; the rest of the page lives on. */
export class Boundary extends Component<
  { readonly title: string; readonly children: ReactNode },
  { readonly message: string | null; readonly attempt: number }
> {
  override state = { message: null, attempt: 0 }

  static getDerivedStateFromError(error: unknown) {
    return { message: messageOf(error) }
  }

  reset = ({ currentTarget }: MouseEvent) => {
    const island = currentTarget.closest('x-island')
    const url = new URL(location.href)
    for (const key of Array.from(url.searchParams.keys())) if (key.includes('.')) url.searchParams.delete(key)
    history.replaceState(history.state, '', url)
    this.setState(
      ({ attempt }) => ({ message: null, attempt: attempt + 1 }),
      // The button goes: the keyboard stays at the figure, or at the button of the next box if it stops again.
      () => island?.querySelector<HTMLElement>('.figure-error button, .figure-tools button')?.focus(),
    )
  }

  override render() {
    const { message, attempt } = this.state
    if (message === null) return <Fragment key={attempt}>{this.props.children}</Fragment>
    return (
      <div className="figure-error" role="alert">
        <p>
          <strong>{words.stopped(this.props.title)}</strong> {message}
        </p>
        <p>{words.rest}</p>
        <button type="button" className="button" onClick={this.reset}>
          {words.reset}
        </button>
      </div>
    )
  }
}
