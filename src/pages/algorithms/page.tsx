import type { ReactNode } from 'react'
import { Contents } from '../../lesson/contents.tsx'
import { sourceByKey } from '../../course/sources.ts'
import { isWritten } from '../../course/written.ts'
import { href } from '../../course/address.ts'
import { formulaHtml } from '../../course/formula.ts'
import { lessonBySlug, lessonPath } from '../../course/catalogue.ts'
import {
  type MarkedLine,
  type Pair,
  change,
  changedKnobs,
  comparison,
  difference,
  located,
  pairOf,
  pairs,
  pieces,
} from '../../course/family/difference.ts'
import { type Section, knobs } from '../../course/family/knobs.ts'
import { type Method, methods, parent } from '../../course/family/methods.ts'
import type { LineName } from '../../course/family/objective.ts'
import type { Pages } from '../page.ts'

const headings = [
  { id: 'tree', text: 'The family as a tree' },
  { id: 'matrix', text: 'The family as a table' },
  { id: 'neighbours', text: 'Neighbours in the tree' },
  { id: 'objectives', text: 'Any two of the eight' },
] as const

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
        <p className="meta">Reference</p>
        <h1>Eight methods, few differences</h1>
        <p>
          REINFORCE, PPO, RLOO, GRPO, DAPO, Dr. GRPO, CISPO and GSPO set the same ten knobs. Here each method is written
          as its settings, as published; the trees, tables and comparisons below are computed from those.
        </p>
      </header>
      <Contents label="on this page" headings={headings} />
      <div className="lesson-text prose">
        <h2 id="tree">The family as a tree</h2>
        <p>
          Each method hangs below the one it builds on; no earlier one differs from it on fewer knobs. The words beside
          a name are the knobs that were turned.
        </p>
        <ul className="family-tree">
          <Branch method={methods[0]!} />
        </ul>
        <h2 id="matrix">The family as a table</h2>
        <p>Libraries mix the columns freely: read a configuration by columns, not by its name.</p>
        <div className="wide">{matrix}</div>
        <h2 id="neighbours">Neighbours in the tree</h2>
        <p>
          One stands above the other. What the other does not have is underlined, and lines that agree are left out. The
          letters are explained below.
        </p>
        {pairs
          .filter(({ from, to }) => parent(to) === from)
          .map((pair) => (
            <Comparison key={pair.id} pair={pair} />
          ))}
        <h2 id="objectives">Any two of the eight</h2>
        <p>
          Each is to be maximised, for one question <Tex tex="x" /> with <Tex tex="\groupSize" /> answers{' '}
          <Tex tex="y_1,\dots,y_{\groupSize}" />; the average over questions is left out. <Tex tex="\bar{\Reward}" /> is
          the mean reward of the group, <Tex tex="1_{t=|y_i|}" /> is 1 on an answer’s last token and 0 elsewhere, and{' '}
          <Tex tex="\hat{G}_{i,t}" /> is the return that the critic should have foretold. Advantages count as constants,
          and <Tex tex="k_3" /> is an estimate of the KL divergence from the reference.
        </p>
        <p>To compare two, choose a row and a column. The number says on how many knobs they differ.</p>
        <Distances />
        <div className="family">
          {pairs.map(({ id, from, to }) => (
            <p key={id} id={id} className={`pair ${from.id} ${to.id}`}>
              {difference(from, to)} <a href="#objectives">show all eight</a>
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

const LINE_WORDS: Record<LineName, string> = {
  maximise: 'maximise',
  advantage: 'advantage',
  reward: 'reward',
  ratio: 'ratio',
  groups: 'groups kept',
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
            <dt>{LINE_WORDS[line.name]}</dt>
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
            ; <InLesson at={method.section}>in lesson {lessonBySlug(method.section[0]).number}</InLesson>
          </>
        ) : null}
        .
      </p>
    </section>
  )
}

/** Every pair once: how far apart, and the way there. */
const Distances = (): ReactNode => (
  <div className="wide">
    <table className="distances">
      <thead>
        <tr>
          <th scope="col">
            <span className="visually-hidden">method</span>
          </th>
          {methods.map(({ id, name }) => (
            <th key={id} scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {methods.map((row) => (
          <tr key={row.id}>
            <th scope="row">{row.name}</th>
            {methods.map((column) => {
              const pair = pairOf(row, column)
              return (
                <td key={column.id}>
                  {pair ? (
                    <a
                      href={`#${pair.id}`}
                      aria-label={`${row.name} and ${column.name}: ${changedKnobs(row, column).length}`}
                    >
                      {changedKnobs(row, column).length}
                    </a>
                  ) : null}
                </td>
              )
            })}
          </tr>
        ))}
      </tbody>
    </table>
  </div>
)

function Comparison({ pair: { from, to } }: { readonly pair: Pair }): ReactNode {
  const [above, below] = comparison(from, to)
  return (
    <section className="comparison">
      <h3>
        {from.name} → {to.name}
      </h3>
      <Side method={from} lines={above} />
      <Side method={to} lines={below} />
      <ul>
        {changedKnobs(from, to).map((knob) => (
          <li key={knob}>{change(from, to, knob)}</li>
        ))}
      </ul>
    </section>
  )
}

/** Neighbouring pieces that are marked alike become one formula, so that KaTeX can space them. */
function runs(group: MarkedLine['groups'][number]): { tex: string; isChanged: boolean }[] {
  const found: { tex: string; isChanged: boolean }[] = []
  for (const { tex, isChanged } of group) {
    const last = found.at(-1)
    if (last?.isChanged === isChanged) last.tex += tex
    else found.push({ tex, isChanged })
  }
  return found
}

/** The sight of a formula without its MathML: the whole objective, for every reader, stands further up the page. */
const drawn = (tex: string) =>
  formulaHtml(tex, { display: false }).replace(/<span class="katex-mathml">[\s\S]*?<\/math><\/span>/, '')

const Side = ({ method, lines }: { readonly method: Method; readonly lines: readonly MarkedLine[] }): ReactNode => (
  <div className="objective side">
    <p className="kind">{method.name}</p>
    {lines.map((line) => (
      <p key={line.name} aria-hidden="true">
        {line.groups.map((group, index) => (
          <span key={index} className="unbroken">
            {runs(group).map(({ tex, isChanged }) => (
              <span
                key={tex}
                {...(isChanged ? { className: 'changed' } : {})}
                dangerouslySetInnerHTML={{ __html: drawn(tex) }}
              />
            ))}
          </span>
        ))}
      </p>
    ))}
  </div>
)

export const pages: Pages = ({ island }) => [
  {
    path: '/algorithms/',
    kind: 'page',
    title: 'Eight methods, few differences',
    description:
      'REINFORCE, PPO, RLOO, GRPO, DAPO, Dr. GRPO, CISPO and GSPO: a tree, a table, and any two compared term by term.',
    headings,
    content: () => <Algorithms matrix={island('method-matrix')} />,
  },
]
