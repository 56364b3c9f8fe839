import type { Words } from './en.ts'
import { located, pieces } from '../../course/family/difference.ts'
import { knobs } from '../../course/family/knobs.ts'
import type { Method } from '../../course/family/methods.ts'
import type { Scene } from './model.ts'
import { useLoaded } from '../../figure/use-loaded.ts'

const loadFormulas = async () => (await import('./formulas.ts?tex')).default

/** Two methods one above the other: their formulas with what differs marked, and each changed knob in words. */
export function Difference({ pair, words }: { readonly pair: NonNullable<Scene['pair']>; readonly words: Words }) {
  const html = useLoaded('formulas', loadFormulas)
  const { from, to, changes } = pair
  return (
    <div className="control-wide method-matrix-pair">
      {html === 'failed' ? <p role="alert">{words.loadFailed}</p> : null}
      {html === 'loading' || html === 'failed' ? null : (
        <>
          <Side method={from} other={to} html={html} />
          <Side method={to} other={from} html={html} />
          <p className="method-matrix-quiet">{words.objectives}</p>
        </>
      )}
      <ul>
        {changes.map(({ knob, text }) => (
          <li key={knob}>
            <b>{knobs[knob]}</b>: {text}
          </li>
        ))}
      </ul>
    </div>
  )
}

interface SideProps {
  readonly method: Method
  readonly other: Method
  readonly html: Readonly<Record<string, string>>
}

/** The list under the formulas says the same in words, so these are for the eye. */
const Side = ({ method, other, html }: SideProps) => (
  <div className="objective side">
    <p className="kind">{method.name}</p>
    {located(method).map((line) => (
      <p key={line.name} aria-hidden="true">
        {line.groups.map((group, index) => (
          <span key={index} className="unbroken">
            {pieces(group).map(({ tex, without }) => (
              <span
                key={tex}
                className={without.split(' ').includes(other.id) ? 'changed' : undefined}
                dangerouslySetInnerHTML={{ __html: html[tex]! }}
              />
            ))}
          </span>
        ))}
      </p>
    ))}
  </div>
)
