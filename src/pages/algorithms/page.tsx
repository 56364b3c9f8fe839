import type { ReactNode } from 'react'
import { Contents } from '../../lesson/contents.tsx'
import { sourceByKey } from '../../course/sources.ts'
import { isWritten } from '../../course/written.ts'
import { href } from '../../course/address.ts'
import { formulaHtml } from '../../course/formula.ts'
import { lessonBySlug, lessonPath } from '../../course/catalogue.ts'
import {
  type Pair,
  change,
  changedKnobs,
  difference,
  located,
  pairOf,
  pairs,
  pieces,
} from '../../course/family/difference.ts'
import { engineCorrections, exampleWeights } from '../../course/family/engine.ts'
import { type Section, knobs } from '../../course/family/knobs.ts'
import { type Method, methods, parent } from '../../course/family/methods.ts'
import { relatives } from '../../course/family/relatives.ts'
import { libraries } from '../../course/libraries.ts'
import { fixed } from '../../plot/number.ts'
import { sentence } from '../../lesson/sentence.ts'
import { words as lessonWords } from '../../words/en/lesson.ts'
import { words } from '../../words/en/algorithms.ts'
import type { Pages } from '../page.ts'

const headings = Object.entries(words.headings).map(([id, text]) => ({ id, text }))

const sectionPath = ([lesson, anchor]: Section) => href(`${lessonPath(lesson)}#${anchor}`)

/** A link to the section once its lesson is written, plain words until then. */
const InLesson = ({ at, children }: { readonly at: Section | undefined; readonly children: ReactNode }): ReactNode =>
  at && isWritten(at[0]) ? <a href={sectionPath(at)}>{children}</a> : children

/**
 * The family of policy-gradient methods: as a tree, as a table, as formulas, and any two compared term by term.
 * `matrix` is the figure "method-matrix": the site knows how to bring it to life.
 */
export function Algorithms({ matrix }: { readonly matrix: ReactNode }): ReactNode {
  return (
    <div className="lesson reference algorithms">
      <header className="lesson-head">
        <p className="meta">{words.kind}</p>
        <h1>{words.title}</h1>
        <p>{words.about}</p>
      </header>
      <Contents label={lessonWords.contentsOfPage} headings={headings} />
      <div className="lesson-text prose">
        <h2 id="tree">{words.headings.tree}</h2>
        <p>{words.tree}</p>
        <ul className="family-tree">
          <Branch method={methods[0]!} />
        </ul>
        <h2 id="matrix">{words.headings.matrix}</h2>
        <p>{words.matrix}</p>
        <div className="wide">{matrix}</div>
        <h2 id="verdicts">{words.headings.verdicts}</h2>
        <p>{words.verdicts}</p>
        <Verdicts />
        <h2 id="engine">{words.headings.engine}</h2>
        <p>{words.engine}</p>
        <EngineCorrections />
        <h2 id="relatives">{words.headings.relatives}</h2>
        <p>{words.relatives}</p>
        <Relatives />
        <h2 id="neighbours">{words.headings.neighbours}</h2>
        <p>{words.neighbours}</p>
        {pairs
          .filter(({ from, to }) => parent(to) === from)
          .map((pair) => (
            <Comparison key={pair.id} pair={pair} />
          ))}
        <h2 id="objectives">{words.headings.objectives}</h2>
        <p>
          {sentence(
            words.objectives({
              question: <Tex tex="x" />,
              size: <Tex tex="\groupSize" />,
              answers: <Tex tex="y_1,\dots,y_{\groupSize}" />,
              mean: <Tex tex="\bar{\Reward}" />,
              last: <Tex tex="1_{t=|y_i|}" />,
              return: <Tex tex="\hat{G}_{i,t}" />,
              divergence: <Tex tex="k_3" />,
            }),
          )}
        </p>
        <p>{words.compare}</p>
        <Distances />
        <div className="family">
          {pairs.map(({ id, from, to }) => (
            <p key={id} id={id} className={`pair ${from.id} ${to.id}`}>
              {difference(from, to)} <a href="#objectives">{words.showAll}</a>
            </p>
          ))}
          {methods.map((method) => (
            <Objective key={method.id} method={method} />
          ))}
        </div>
      </div>
    </div>
  )
}

/** A formula within a sentence or a line. */
const Tex = ({ tex }: { readonly tex: string }): ReactNode => (
  <span className="formula-inline" dangerouslySetInnerHTML={{ __html: formulaHtml(tex, { display: false }) }} />
)

function Branch({ method }: { readonly method: Method }): ReactNode {
  const from = parent(method)
  const children = methods.filter((other) => parent(other) === method)
  return (
    <li>
      <a href={`#${method.id}`}>{method.name}</a>
      {from ? (
        <>
          {' '}
          <a className="turned" href={`#${pairOf(from, method)!.id}`}>
            {changedKnobs(from, method)
              .map((knob) => knobs[knob])
              .join(', ')}
          </a>
        </>
      ) : null}
      {children.length > 0 ? (
        <ul>
          {children.map((child) => (
            <Branch key={child.id} method={child} />
          ))}
        </ul>
      ) : null}
    </li>
  )
}

/** A method's objective. Each piece says which methods do not have it: the style sheet marks those when two are compared. */
function Objective({ method }: { readonly method: Method }): ReactNode {
  const [key, where] = method.source
  const source = sourceByKey(key)
  const { address } = source
  const name = `${source.name}${where ? `, ${where}` : ''}`
  return (
    <section className={`member ${method.id}`}>
      <h3 id={method.id}>{method.name}</h3>
      <dl className="objective">
        {located(method).map((line) => (
          <div key={line.name}>
            <dt>{words.lines[line.name]}</dt>
            <dd>
              {line.groups.map((group, index) => (
                <span key={index} className="unbroken">
                  {pieces(group).map(({ tex, without }) => (
                    <span
                      key={tex}
                      data-without={without || undefined}
                      dangerouslySetInnerHTML={{ __html: formulaHtml(tex, { display: false }) }}
                    />
                  ))}
                </span>
              ))}
            </dd>
          </div>
        ))}
      </dl>
      <p className="convention">
        {method.convention} <>{address ? <a href={address}>{name}</a> : name}</>
        {method.section && isWritten(method.section[0]) ? (
          <>
            ; <InLesson at={method.section}>{words.inLesson(lessonBySlug(method.section[0]).number)}</InLesson>
          </>
        ) : null}
        .
      </p>
    </section>
  )
}

/** One row for each method: what it mends, and how it fails. */
const Verdicts = (): ReactNode => (
  <div className="table-scroll" tabIndex={0} role="region" aria-label={words.headings.verdicts}>
    <table className="data-table verdicts">
      <thead>
        <tr>
          <th scope="col">{words.method}</th>
          <th scope="col">{words.fixes}</th>
          <th scope="col">{words.fails}</th>
        </tr>
      </thead>
      <tbody>
        {methods.map(({ id, name, verdict }) => (
          <tr key={id}>
            <th scope="row">
              <a href={`#${id}`}>{name}</a>
            </th>
            <td>{verdict.fixes}</td>
            <td>{verdict.fails}</td>
          </tr>
        ))}
      </tbody>
    </table>
  </div>
)

/** What each library makes of the same answer, computed here. */
const EngineCorrections = (): ReactNode => (
  <div className="table-scroll" tabIndex={0} role="region" aria-label={words.engineTable.caption}>
    <table className="data-table verdicts">
      <thead>
        <tr>
          {words.engineTable.head.map((name) => (
            <th key={name} scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {engineCorrections.map((correction) => (
          <tr key={correction.library}>
            <th scope="row">{libraries[correction.library].name}</th>
            <td>{words.engineTable.defaults[correction.left]}</td>
            <td>{correction.words}</td>
            <td>
              {exampleWeights(correction)
                .map((weight) => fixed(weight, 1))
                .join(', ')}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  </div>
)

const Relatives = (): ReactNode => (
  <ul>
    {relatives.map(({ name, eprint, line }) => (
      <li key={name}>
        <b>{name}</b> (<a href={`https://arxiv.org/abs/${eprint}`}>{`arXiv:${eprint}`}</a>): {line}
      </li>
    ))}
  </ul>
)

/** Every pair once: how far apart, and the way there. */
const Distances = (): ReactNode => (
  <div className="wide">
    <table className="distances">
      <thead>
        <tr>
          <th scope="col">
            <span className="visually-hidden">{words.method}</span>
          </th>
          {methods.slice(0, -1).map(({ id, name }) => (
            <th key={id} scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {methods.slice(1).map((row, index) => (
          <tr key={row.id}>
            <th scope="row">{row.name}</th>
            {methods.slice(0, index + 1).map((column) => (
              <td key={column.id}>
                <a
                  href={`#${pairOf(row, column)!.id}`}
                  aria-label={words.distance(row.name, column.name, changedKnobs(row, column).length)}
                >
                  {changedKnobs(row, column).length}
                </a>
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  </div>
)

/** A method and the one it hangs below: each change in words; the formulas stand further down, one click away. */
const Comparison = ({ pair: { id, from, to } }: { readonly pair: Pair }): ReactNode => (
  <>
    <h3>
      <a href={`#${id}`}>
        {from.name} → {to.name}
      </a>
    </h3>
    <ul>
      {changedKnobs(from, to).map((knob) => (
        <li key={knob}>{change(from, to, knob)}</li>
      ))}
    </ul>
  </>
)

export const pages: Pages = ({ island }) => [
  {
    path: '/algorithms/',
    kind: 'page',
    title: words.title,
    description: words.description,
    headings,
    content: () => <Algorithms matrix={island('method-matrix')} />,
  },
]
