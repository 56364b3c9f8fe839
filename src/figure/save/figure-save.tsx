/** The panel behind "save": files, embed code, full screen. Loaded when a reader opens it. */
import { useEffect, useRef, useState } from 'react'
import { words } from '../../words/en/figure-save.ts'
import { type Picture, pictureOf, pngOf, svgText } from './picture.ts'
import { HIDEABLE, type Hideable, csv, embedAddress, embedCode, fileName } from './text.ts'
import { download } from '../../progress/download.ts'
import { encodeParams } from '../link.ts'
import { type Spec, defaults } from '../params.ts'
import type { Live } from '../store.ts'

/** Space around a figure that stands alone, in px. */
const EMBED_MARGIN = 96

interface SaveProps<S extends Spec> {
  readonly live: Live<S>
  readonly table: Parameters<typeof csv>[0]
  readonly close: () => void
}

/** How high the figure is where it stands alone, at its present width: without its panel, with every control, or without the parts left out. */
function heightAlone(figure: HTMLElement, hidden: readonly Hideable[]): number {
  const heightOf = (selector: string) => figure.querySelector<HTMLElement>(selector)?.offsetHeight ?? 0
  figure.dataset.alone = ''
  const whole = figure.offsetHeight - heightOf('.figure-panel')
  const left = hidden.reduce((sum, part) => sum + heightOf(`.figure-${part}`), 0)
  delete figure.dataset.alone
  return whole - left + EMBED_MARGIN
}

/** Closes the panel and leads back to the tool that opened it. */
function leave(figure: HTMLElement, close: () => void) {
  const opener = figure.querySelector<HTMLElement>('.figure-tools [aria-expanded="true"]')
  close()
  opener?.focus({ preventScroll: true })
}

export function Save<S extends Spec>({ live, table, close }: SaveProps<S>) {
  const [figure, setFigure] = useState<HTMLElement | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  // Which widget this is, and what it is called: the island knows.
  const { widget = '', title = widget } = figure?.closest<HTMLElement>('x-island')?.dataset ?? {}
  // A figure may be a table: it has data to take along, and no picture.
  const hasPicture = figure?.querySelector('.drawing-container svg[role="img"]') != null

  const wanted = useRef(close)
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'Escape') leave(figure!, wanted.current)
    }
    figure?.addEventListener('keydown', onKey)
    return () => figure?.removeEventListener('keydown', onKey)
  }, [figure])

  const save = async (extension: string, make: (picture: Picture) => Blob | Promise<Blob>) => {
    setProblem(null)
    try {
      const picture = pictureOf(figure!, title)
      if (!picture) throw new Error('nothing is drawn')
      download(fileName(widget, extension), await make(picture))
    } catch {
      setProblem(words.failed)
    }
  }
  const switchScreen = async () => {
    try {
      if (document.fullscreenElement) await document.exitFullscreen()
      else await figure!.requestFullscreen()
      // The figure, not its panel, is what the reader wants to see large; focus waits at the tool.
      leave(figure!, close)
    } catch {
      setProblem(words.screenRefused)
    }
  }

  return (
    <div
      ref={(panel) => {
        if (panel) setFigure(panel.closest('figure'))
      }}
      className="figure-save"
      role="group"
      aria-label={words.title}
    >
      <p className="figure-save-files">
        {hasPicture ? (
          <>
            <button
              type="button"
              onClick={() => void save('svg', (picture) => new Blob([svgText(picture)], { type: 'image/svg+xml' }))}
            >
              {words.svg}
            </button>
            <button type="button" onClick={() => void save('png', (picture) => pngOf(picture, 2))}>
              {words.png}
            </button>
          </>
        ) : null}
        <button
          type="button"
          onClick={() => download(fileName(widget, 'csv'), new Blob([csv(table)], { type: 'text/csv;charset=utf-8' }))}
        >
          {words.csv}
        </button>
        {document.fullscreenEnabled ? (
          <button type="button" onClick={() => void switchScreen()}>
            {document.fullscreenElement ? words.leaveFullScreen : words.fullScreen}
          </button>
        ) : null}
      </p>
      {problem === null ? null : <p role="alert">{problem}</p>}
      {figure ? <Embed live={live} widget={widget} title={title} figure={figure} /> : null}
    </div>
  )
}

function Embed<S extends Spec>({
  live: { spec, params },
  widget,
  title,
  figure,
}: Pick<SaveProps<S>, 'live'> & { readonly widget: string; readonly title: string; readonly figure: HTMLElement }) {
  const field = useRef<HTMLTextAreaElement>(null)
  const [hidden, setHidden] = useState<readonly Hideable[]>([])
  const [copied, setCopied] = useState<boolean | null>(null)
  // An embedded figure begins at the table's own start, whatever a lesson or a step begins with.
  const query = encodeParams(spec, widget, params, defaults(spec), '')
  const site = new URL(import.meta.env.BASE_URL, location.href).href
  const code = embedCode({
    address: embedAddress(site, widget, query, hidden),
    title,
    height: heightAlone(figure, hidden),
  })
  const copy = () =>
    navigator.clipboard.writeText(code).then(
      () => {
        setCopied(true)
        setTimeout(() => setCopied(null), 2000)
      },
      () => {
        setCopied(false)
        field.current?.select()
      },
    )
  return (
    <>
      <label className="figure-save-code">
        {words.embed}
        <textarea
          ref={field}
          readOnly
          rows={4}
          spellCheck={false}
          value={code}
          onFocus={(event) => event.currentTarget.select()}
        />
      </label>
      <p className="figure-save-files">
        {HIDEABLE.map((part) => (
          <label key={part} className="control-switch">
            <input
              type="checkbox"
              checked={hidden.includes(part)}
              onChange={({ currentTarget: { checked } }) =>
                setHidden(HIDEABLE.filter((other) => (other === part ? checked : hidden.includes(other))))
              }
            />
            {words.hide[part]}
          </label>
        ))}
        <button type="button" onClick={() => void copy()}>
          <span aria-live="polite">{copied ? words.copied : words.copy}</span>
        </button>
      </p>
      {copied === false ? <p role="alert">{words.copyByHand}</p> : null}
    </>
  )
}
