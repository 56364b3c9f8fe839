import type { ReactNode } from 'react'
import { choiceOf, methods as family } from '../course/family/methods.ts'
import { type Knob, knobNames, knobs as names } from '../course/family/knobs.ts'
import { unknownName } from '../course/nearest.ts'
import { words } from '../words/en/lesson.ts'

interface MethodTableProps {
  /** Ids of the family: "grpo", in the order of the rows. */
  readonly methods: readonly string[]
  readonly knobs: readonly string[]
}

/** A few methods on a few knobs, read from the family's own data: as much of the matrix as an argument needs. */
export function MethodTable({ methods, knobs }: MethodTableProps): ReactNode {
  const rows = methods.map((id) => {
    const method = family.find((each) => each.id === id)
    if (!method)
      throw new RangeError(
        unknownName(
          'method',
          id,
          family.map((each) => each.id),
        ),
      )
    return method
  })
  for (const knob of knobs)
    if (!knobNames.some((name) => name === knob)) throw new RangeError(unknownName('knob', knob, knobNames))
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">{words.method}</th>
          {(knobs as readonly Knob[]).map((knob) => (
            <th key={knob} scope="col">
              {names[knob]}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((method) => (
          <tr key={method.id}>
            <th scope="row">{method.name}</th>
            {(knobs as readonly Knob[]).map((knob) => (
              <td key={knob}>{method.cells?.[knob]?.cell ?? choiceOf(method, knob).cell}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
