import { Children, type ReactElement, type ReactNode, isValidElement } from 'react'
import { paramsAtStep, stepAnchor } from '../../figure/steps.ts'
import { words } from '../../words/en/scrolly.ts'
import { renderIsland, stillFrame } from './island.tsx'

interface StepProps {
  readonly title: string
  /** What this step changes; everything else stays as the steps before left it. */
  readonly set?: Readonly<Record<string, unknown>>
  readonly children?: ReactNode
}

/** One step of a Scrolly. Drawn by Scrolly itself. */
export function Step(_: StepProps): ReactNode {
  throw new Error('<Step> stands directly inside <Scrolly>')
}

interface ScrollyProps {
  readonly widget: string
  readonly id?: string
  readonly start?: Readonly<Record<string, unknown>>
  /** The Predict whose guess the figure's controls wait for; the steps do not wait. */
  readonly question?: string
  /** Where the figure moves after that guess. */
  readonly shows?: Readonly<Record<string, unknown>>
  readonly children: ReactNode
}

/** Finds the steps, also behind the wrapper that knows their line. */
const stepsOf = (children: ReactNode): ReactElement<StepProps>[] =>
  Children.toArray(children).filter(
    (child): child is ReactElement<StepProps> => isValidElement(child) && 'title' in (child.props as object),
  )

/**
 * Scrollytelling: the figure stays, the steps pass and drive its parameters. The steps are static HTML with anchors of their own;
 * the figure is an island that watches them. Without scripts each step stands beside its own still frame.
 */
export function Scrolly({ widget, id = widget, start = {}, question, shows, children }: ScrollyProps): ReactNode {
  const steps = stepsOf(children)
  if (steps.length < 2) throw new Error(`<Scrolly widget="${widget}"> needs at least two <Step title="...">`)
  const sets = steps.map((step) => step.props.set ?? {})
  const anchor = (k: number) => stepAnchor(id, k)
  return (
    <section className="scrolly" data-scrolly={id} aria-label={words.steps(steps.length)}>
      <div className="scrolly-stage">
        {renderIsland({ widget, id, start: paramsAtStep(start, sets, 0), steps: sets, question, shows })}
      </div>
      <ol className="scrolly-steps">
        {steps.map(({ props: { title, children: text } }, k) => (
          <li key={anchor(k)} className="scrolly-step" id={anchor(k)} data-step={k}>
            <div
              className="scrolly-picture"
              dangerouslySetInnerHTML={{
                __html: `<noscript>${stillFrame(widget, `${id}-still-${k + 1}`, paramsAtStep(start, sets, k))}</noscript>`,
              }}
            />
            <div className="scrolly-text">
              <p className="meta">{words.stepOf(k + 1, steps.length)}</p>
              <h3>{title}</h3>
              {text}
              <p className="stepper">
                {k > 0 ? <a href={`#${anchor(k - 1)}`}>{words.previous}</a> : null}
                {k < steps.length - 1 ? <a href={`#${anchor(k + 1)}`}>{words.next}</a> : null}
              </p>
            </div>
          </li>
        ))}
      </ol>
    </section>
  )
}
