import { Children, type ReactNode, useId } from 'react'
import { keptLetter } from '../course/kept-letter.ts'
import { signed } from '../plot/number.ts'
import { words } from '../words/en/lesson.ts'

interface CardProps {
  /** One formula, one picture, a list of three errors and a `<Discuss>`, in this order; the build holds authors to it. */
  readonly children: ReactNode
}

/** What to take along: the end of a lesson on one card. */
export function Card({ children }: CardProps): ReactNode {
  const [formula, picture, errors, discussion] = Children.toArray(children).filter(
    (child) => typeof child !== 'string' || child.trim() !== '',
  )
  return (
    <div className="card">
      {formula}
      {picture}
      <p className="kind">{words.commonErrors}</p>
      {errors}
      {discussion}
    </div>
  )
}

/** A question without a right answer, for a class. */
export function Discuss({ children }: CardProps): ReactNode {
  const id = useId()
  return (
    <div role="note" className="discuss" aria-labelledby={id}>
      <p className="kind" id={id}>
        {words.discuss}
      </p>
      {children}
    </div>
  )
}

interface BarsProps {
  /** What the numbers are. */
  readonly caption: string
  /** What the rows are: "answer". */
  readonly corner: string
  readonly rows: readonly string[]
  /** A lesson writes the name of a list of lessons/numbers; the build puts in what it is: one number for each row. */
  readonly columns: readonly { readonly name: string; readonly values: readonly unknown[] }[]
  readonly digits?: number
}

/** A still picture: signed numbers as bars in a table, all on one scale. */
export function Bars({ caption, corner, rows, columns, digits = 2 }: BarsProps): ReactNode {
  for (const { name, values } of columns)
    if (values.length !== rows.length || !values.every(Number.isFinite))
      throw new RangeError(
        `<Bars> has ${rows.length} rows, and the column "${name}" is ${JSON.stringify(values)}; allowed: as many numbers`,
      )
  const largest = Math.max(...columns.flatMap(({ values }) => (values as number[]).map(Math.abs)))
  return (
    <table className="bars">
      <caption>{caption}</caption>
      <thead>
        <tr>
          <th scope="col" {...keptLetter(corner)}>
            {corner}
          </th>
          {columns.map(({ name }) => (
            <th key={name} scope="col" {...keptLetter(name)}>
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row, index) => (
          <tr key={row}>
            <th scope="row" {...keptLetter(row)}>
              {row}
            </th>
            {columns.map(({ name, values }) => {
              const value = values[index] as number
              return (
                <td key={name} data-concept={value > 0 ? 'advantage-up' : value < 0 ? 'advantage-down' : undefined}>
                  <span className="bar-number">{signed(value, digits)}</span>
                  <span className="bar" style={{ inlineSize: `${((5 * Math.abs(value)) / largest).toFixed(2)}rem` }} />
                </td>
              )
            })}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
