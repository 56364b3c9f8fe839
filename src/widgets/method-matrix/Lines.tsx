import { fixed, signed } from '../../plot/number.ts'
import type { Words } from './en.ts'
import type { MethodId } from '../../course/family/methods.ts'
import { ANSWERS, type Step, type groups } from './lines/batch.ts'
import { code } from './lines/index.ts'
import type { Scene } from './model.ts'
import { useLoaded } from '../../figure/use-loaded.ts'

const loadListing = async (id: string) => (await code[id as MethodId].listing()).default

/** A method as code, and what that code makes of a small batch, now. */
export function Lines({ lines, words }: { readonly lines: NonNullable<Scene['lines']>; readonly words: Words }) {
  const { method, outputs } = lines
  const listing = useLoaded(method.id, loadListing)
  return (
    <div className="control-wide method-matrix-lines">
      {listing === 'loading' ? <p className="method-matrix-quiet">{words.loading}</p> : null}
      {listing === 'failed' ? <p role="alert">{words.loadFailed}</p> : null}
      {listing === 'loading' || listing === 'failed' ? null : (
        <div className="code-listing">
          <pre tabIndex={0} role="region" aria-label={listing.path}>
            <code translate="no" dangerouslySetInnerHTML={{ __html: listing.lines.html }} />
          </pre>
        </div>
      )}
      <p className="method-matrix-quiet">{words.linesLook}</p>
      {(['mixed', 'silent'] as const).map((name) => (
        <Output key={name} name={name} step={outputs[name]} words={words} />
      ))}
    </div>
  )
}

/** One number for an answer, or one for each of its tokens; nothing for padding. */
const numbersText = (
  value: number | readonly number[],
  length: number,
  write: (value: number, digits: number) => string,
): string => (typeof value === 'number' ? [value] : value.slice(0, length)).map((entry) => write(entry, 3)).join(' ')

const COLUMNS = ['advantages', 'ratios', 'terms'] as const

interface OutputProps {
  readonly name: keyof typeof groups
  readonly step: Step | null
  readonly words: Words
}

function Output({ name, step, words }: OutputProps) {
  if (step === null)
    return (
      <p>
        <b>{words.groups[name]}</b>: {words.skipped}
      </p>
    )
  const columns = COLUMNS.filter((column) => step[column] !== null)
  return (
    <div className="table-scroll" tabIndex={0} role="region" aria-label={words.groups[name]}>
      <table className="data-table">
        <caption>
          <b>{words.groups[name]}</b>, {words.objective} {fixed(step.objective, 4)}
        </caption>
        <thead>
          <tr>
            <th scope="col">{words.answer}</th>
            {columns.map((column) => (
              <th key={column} scope="col">
                {words.columns[column]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {ANSWERS.map((answer, i) => (
            <tr key={i}>
              <th scope="row">{answer.join(' ')}</th>
              {columns.map((column) => (
                <td key={column}>
                  {numbersText(step[column]![i]!, ANSWERS[i]!.length, column === 'ratios' ? fixed : signed)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
