import { type CSSProperties, type ReactNode, useEffect, useId, useState } from 'react'
import { words } from '../words/en/interface.ts'
import { CodeListing } from './code-listing.tsx'
import type { Room } from './definition.ts'
import { FigureQuestion } from './figure-question.tsx'
import { keptLetter } from '../course/kept-letter.ts'
import type { Listing } from '../course/listing.ts'
import type { NumberParameter, Spec } from './params.ts'
import { snap } from './params.ts'
import type { Live } from './store.ts'
import { Toolbar } from './toolbar.tsx'
import { useSteady } from './use-steady.ts'
import { useLoaded } from './use-loaded.ts'

interface Table {
  readonly caption: string
  readonly head: readonly string[]
  readonly rows: readonly (readonly string[])[]
}

interface FigureProps<S extends Spec> {
  readonly live: Live<S>
  /** The sentence that says what to look at. */
  readonly look: ReactNode
  readonly drawing: ReactNode
  readonly controls?: ReactNode
  /** One or two lines that say in words what is now the case. */
  readonly status: string
  readonly table: Table
  /** The core modules this figure runs. */
  readonly listings: readonly (() => Promise<{ default: Listing }>)[]
  /** The name of the parameter that holds the seed, if the figure draws at random. */
  readonly seed?: {
    readonly parameter: NumberParameter
    readonly value: number
    readonly onChange: (seed: number) => void
    /** True while nothing is drawn at random: the field keeps its room. */
    readonly isIdle?: boolean
  }
  /** True where the figure breaks out of the text column. */
  readonly wide?: boolean
  readonly className?: string
  readonly room?: Room
  /** Ids that links of the text may point at; they lead to the top of the figure. */
  readonly anchors?: readonly string[]
  /** The guess is made in the drawing, which then locks its own controls. */
  readonly isAskedInDrawing?: boolean
}

/** The anatomy every figure shares, from top to bottom: what to look at, drawing, status, controls, tools. */
export function Figure<S extends Spec>({
  live,
  look,
  drawing,
  controls,
  status,
  table,
  listings,
  seed,
  wide = true,
  className,
  room,
  anchors = [],
  isAskedInDrawing = false,
}: FigureProps<S>) {
  const lookId = useId()
  // A disabled fieldset locks every control inside it, also those a widget draws itself.
  const waits = live.question?.waits ?? false
  const steady = useSteady()
  return (
    <figure
      className={['figure', wide && 'wide', className].filter(Boolean).join(' ')}
      aria-labelledby={lookId}
      onClickCapture={steady}
      {...(room ? { style: roomStyle(room) } : {})}
    >
      {anchors.map((anchor) => (
        <span key={anchor} id={anchor} />
      ))}
      <p className="figure-look" id={lookId}>
        {look}
      </p>
      <Problems live={live} />
      <div className="figure-drawing">
        <fieldset role="none" disabled={waits && !isAskedInDrawing}>
          {drawing}
        </fieldset>
      </div>
      {waits ? <p className="figure-status-waits script-only">{words.statusWaits}</p> : null}
      <Status text={status} touched={live.touched} />
      {live.question ? <FigureQuestion question={live.question} isAskedHere={isAskedInDrawing} /> : null}
      {controls ? (
        <fieldset role="none" className="figure-controls" disabled={waits}>
          {controls}
        </fieldset>
      ) : null}
      <Tools live={live} table={table} listings={listings} {...(seed ? { seed } : {})} />
    </figure>
  )
}

/** For figure.css and live-formula.css. */
const roomStyle = ({ status, formula }: Room) =>
  ({
    '--status-wide': status?.wide,
    '--status-narrow': status?.narrow,
    '--formula-wide': formula && `${formula.wide}em`,
    '--formula-narrow': formula && `${formula.narrow}em`,
  }) as CSSProperties

/** What a link asked for and did not get: said where the reader looks, and gone when dismissed. */
function Problems<S extends Spec>({ live: { problems, dismissProblems } }: { readonly live: Live<S> }) {
  if (problems.length === 0) return null
  return (
    <div className="figure-problems" role="alert">
      <p>{words.refusedIntro}</p>
      <ul>
        {problems.slice(0, 5).map(({ parameter, value, allowed }, index) => (
          <li key={index}>{words.refused(parameter, value, allowed)}</li>
        ))}
      </ul>
      <button type="button" className="button button-quiet" onClick={dismissProblems}>
        {words.dismiss}
      </button>
    </div>
  )
}

/** How long a figure rests before its status is spoken: a slider under the finger does not chatter. */
const SPEAK_AFTER_MILLISECONDS = 700

function Status({ text, touched }: { readonly text: string; readonly touched: boolean }) {
  const [spoken, setSpoken] = useState('')
  useEffect(() => {
    if (!touched) return
    const timer = setTimeout(() => setSpoken(text), SPEAK_AFTER_MILLISECONDS)
    return () => clearTimeout(timer)
  }, [text, touched])
  return (
    <>
      <figcaption className="figure-status">{text}</figcaption>
      <p className="visually-hidden" role="status">
        {spoken}
      </p>
    </>
  )
}

type Panel = 'code' | 'data' | 'link' | 'save'

function Tools<S extends Spec>({
  live,
  table,
  listings,
  seed,
}: Pick<FigureProps<S>, 'live' | 'table' | 'listings' | 'seed'>) {
  const panelId = useId()
  const [panel, setPanel] = useState<Panel | null>(null)
  const [address, setAddress] = useState<string | null>(null)
  const [copied, setCopied] = useState(false)

  const copyLink = async () => {
    const link = live.link()
    try {
      await navigator.clipboard.writeText(link)
      setCopied(true)
      setTimeout(() => setCopied(false), 2000)
    } catch {
      // Not allowed here (an insecure address, an embed): show it, so that the reader can copy by hand.
      setAddress(link)
      setPanel('link')
    }
  }

  return (
    <>
      <Toolbar
        label={words.tools}
        controls={panelId}
        field={seed ? <SeedField {...seed} disabled={live.question?.waits ?? false} /> : null}
        tools={[
          { name: 'reset', text: words.reset, onPress: live.reset },
          {
            name: 'link',
            text: <span aria-live="polite">{copied ? words.linkCopied : words.link}</span>,
            onPress: () => void copyLink(),
          },
          ...(['code', 'data', 'save'] as const)
            .filter((name) => name !== 'code' || listings.length > 0)
            .map((name) => ({
              name,
              text: words[name],
              expanded: panel === name,
              onPress: () => setPanel(panel === name ? null : name),
            })),
        ]}
      />
      <div id={panelId} className="figure-panel" hidden={panel === null}>
        {panel === 'code' ? (
          <Loaded what="code" load={() => Promise.all(listings.map((load) => load()))}>
            {(modules) => modules.map(({ default: listing }) => <CodeListing key={listing.path} listing={listing} />)}
          </Loaded>
        ) : null}
        {panel === 'data' ? <DataTable table={table} /> : null}
        {panel === 'save' ? (
          <Loaded what="save" load={() => import('./save/figure-save.tsx')}>
            {({ Save }) => <Save live={live} table={table} close={() => setPanel(null)} />}
          </Loaded>
        ) : null}
        {panel === 'link' && address !== null ? (
          <label className="link-by-hand">
            {words.linkByHand}{' '}
            <input type="text" readOnly value={address} onFocus={(event) => event.currentTarget.select()} />
          </label>
        ) : null}
      </div>
    </>
  )
}

function SeedField({
  parameter,
  value,
  onChange,
  isIdle,
  disabled,
}: NonNullable<FigureProps<Spec>['seed']> & { readonly disabled: boolean }) {
  const [text, setText] = useState<string | null>(null)
  const commit = (next: string) => {
    const number = Number(next)
    if (next.trim() !== '' && Number.isInteger(number) && number >= parameter.min && number <= parameter.max)
      onChange(snap(parameter, number))
    setText(null)
  }
  return (
    <fieldset role="none" className="seed-field" disabled={disabled} data-idle={isIdle || undefined}>
      <label>
        {words.seed}{' '}
        <input
          type="text"
          inputMode="numeric"
          autoComplete="off"
          size={Math.max(3, String(text ?? value).length)}
          value={text ?? value}
          onChange={(event) => setText(event.currentTarget.value)}
          onBlur={(event) => commit(event.currentTarget.value)}
          onKeyDown={(event) => event.key === 'Enter' && commit(event.currentTarget.value)}
        />
      </label>
      <button type="button" onClick={() => onChange(value >= parameter.max ? parameter.min : value + 1)}>
        {words.newSeed}
      </button>
    </fieldset>
  )
}

function DataTable({ table: { caption, head, rows } }: { readonly table: Table }) {
  return (
    <div className="table-scroll" tabIndex={0} role="region" aria-label={caption}>
      <table className="data-table">
        <caption>{caption}</caption>
        <thead>
          <tr>
            {head.map((cell) => (
              <th key={cell} scope="col" {...keptLetter(cell)}>
                {cell}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <tr key={index}>
              {row.map((cell, column) =>
                column === 0 ? (
                  <th key={column} scope="row" {...keptLetter(cell)}>
                    {cell}
                  </th>
                ) : (
                  <td key={column} {...keptLetter(cell)}>
                    {cell}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** What few readers open is fetched when they do. */
function Loaded<T>({
  what,
  load,
  children,
}: {
  readonly what: string
  readonly load: (what: string) => Promise<T>
  readonly children: (loaded: T) => ReactNode
}) {
  // Functions are new at each call; what is fetched stays the same while its panel is open.
  const [first] = useState(() => load)
  const [attempt, setAttempt] = useState(1)
  const loaded = useLoaded(`${what} ${attempt}`, first)
  if (loaded === 'loading') return <p className="figure-loading">{words.loading}</p>
  if (loaded === 'failed')
    return (
      <p className="load-note" role="alert">
        {words.loadFailed}{' '}
        <button type="button" onClick={() => setAttempt(attempt + 1)}>
          {words.tryAgain}
        </button>
      </p>
    )
  return children(loaded)
}
