import { lessonPath } from '../../course/catalogue.ts'
import type { Words } from './en.ts'
import { type Section, knobNames, knobs } from '../../course/family/knobs.ts'
import type { Cell, Scene } from './model.ts'

const address = ([lesson, anchor]: Section) =>
  `${import.meta.env.BASE_URL.replace(/\/$/, '')}${lessonPath(lesson)}#${anchor}`

/** The family as a table; complete without scripts. */
export const Matrix = ({ scene: { rows }, words }: { readonly scene: Scene; readonly words: Words }) => (
  <>
    <p className="method-matrix-more">{words.more(knobNames.length)}</p>
    <div className="table-scroll" tabIndex={0} role="region" aria-label={words.caption}>
      <table className="method-matrix">
        <caption className="visually-hidden">{words.caption}</caption>
        <thead>
          <tr>
            <th scope="col">{words.method}</th>
            {knobNames.map((knob) => (
              <th key={knob} scope="col">
                {knobs[knob]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ method, cells, isCompared }) => (
            <tr key={method.id} data-compared={isCompared || undefined}>
              <th scope="row">{method.section ? <a href={address(method.section)}>{method.name}</a> : method.name}</th>
              {cells.map((cell) => (
                <td key={cell.knob}>
                  <CellText cell={cell} words={words} />
                </td>
              ))}
            </tr>
          ))}
          {rows.length === 0 ? (
            <tr>
              <td colSpan={knobNames.length + 1}>{words.noRows}</td>
            </tr>
          ) : null}
        </tbody>
      </table>
    </div>
  </>
)

function CellText({ cell: { text, section, isChanged }, words }: { readonly cell: Cell; readonly words: Words }) {
  const content = section && text ? <a href={address(section)}>{text}</a> : text
  if (!isChanged) return content
  return (
    <span className="changed">
      {content || words.emptyCell}
      <span className="visually-hidden"> ({words.changed})</span>
    </span>
  )
}
