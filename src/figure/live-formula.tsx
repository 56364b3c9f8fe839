import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import { words } from '../words/en/interface.ts'

/** What stands in the slots of a formula now: name to text. */
export type SlotValues = Readonly<Record<string, string>>

const escape = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;')

/** A formula's HTML cut at its slots: `between[k]` stands before slot `names[k]`, the last piece after all. */
interface Cut {
  readonly between: readonly string[]
  readonly names: readonly string[]
}

/** Formulas by the key that stands for them in a build: read from the page, which carries them for its figures. */
const carried = new Map<string, string>()

/** @throws Error if the page does not carry the formula. */
function carriedHtml(key: string): string {
  if (carried.size === 0)
    for (const element of document.querySelector<HTMLTemplateElement>('#formulas')?.content.children ?? [])
      carried.set(`#${element.id}`, element.innerHTML)
  const html = carried.get(key)
  if (html === undefined) throw new Error(`this page does not carry the formula ${key}`)
  return html
}

/** The HTML of what tex`...` stands for: that, or in a build's scripts the key of what the page carries. */
export const formulaOf = (formula: string) => (formula.startsWith('#') ? carriedHtml(formula) : formula)

const SLOT = /(data-slot="([^"]*)"[^>]*>(?:<span[^>]*>)*)[^<]*/g

/** Formulas are constants of the build, so each is cut once. */
const cuts = new Map<string, Cut>()

function cutAtSlots(html: string): Cut {
  const known = cuts.get(html)
  if (known) return known
  const between: string[] = []
  const names: string[] = []
  let end = 0
  for (const match of html.matchAll(SLOT)) {
    between.push(html.slice(end, match.index) + match[1]!)
    names.push(match[2]!)
    end = match.index + match[0].length
  }
  const cut = { between: [...between, html.slice(end)], names }
  cuts.set(html, cut)
  return cut
}

/**
 * The HTML of a formula made at build with \slot{name}{\text{initial}}, with the present values in its slots.
 * @throws RangeError if a value has no slot, or a slot no value: a formula must not show a stale number.
 */
export function fillSlots(html: string, values: SlotValues): string {
  const { between, names } = cutAtSlots(html)
  for (const name of Object.keys(values))
    if (!names.includes(name)) throw new RangeError(`the formula has no slot "${name}"`)
  return between.reduce((filled, piece, index) => {
    const name = names[index - 1]!
    const value = values[name]
    if (value === undefined) throw new RangeError(`the slot "${name}" has no value`)
    return filled + escape(value) + piece
  })
}

// React warns about layout effects on the server, where nothing changes.
const useBrowserLayoutEffect = typeof document === 'undefined' ? useEffect : useLayoutEffect

/** Writes the present values into the standing text of a formula: no markup is read, and only what changed is laid out anew. */
function writeSlots(formula: Element, values: SlotValues): void {
  for (const slot of formula.querySelectorAll<HTMLElement>('[data-slot]')) {
    const value = values[slot.dataset.slot!]
    if (value === undefined) throw new RangeError(`the slot "${slot.dataset.slot}" has no value`)
    // The first text in the slot, as SLOT finds it: KaTeX may put the space before a "−" behind the number, inside the slot.
    let text: Node = slot
    while (text.firstChild) text = text.firstChild
    if (text.textContent !== value) text.textContent = value
  }
}

/** React sets the HTML once; after that its slots are text that we change. */
function Drawn({ html, values }: { readonly html: string; readonly values: SlotValues }) {
  const element = useRef<HTMLDivElement>(null)
  const [first] = useState(() => fillSlots(html, values))
  useBrowserLayoutEffect(() => writeSlots(element.current!, values))
  return <div ref={element} aria-hidden="true" dangerouslySetInnerHTML={{ __html: first }} />
}

interface LiveFormulaProps {
  /** tex`...`; \wrap marks where a narrow container may begin a new line. */
  readonly formula: string
  readonly values: SlotValues
  /** The formula with its present values, in words. */
  readonly label: string
  /** The branch of a min or max that counts now; the others go quiet. */
  readonly winner?: string
  /** A number with the sign of the advantage: its symbol, and a slot called "result", take the colour of the sign. */
  readonly sign?: number
  /** Set where it stands under the drawing, as a walk's last station; "waits" keeps its room until then. */
  readonly under?: 'shown' | 'waits'
}

/** A displayed objective whose terms show the figure's present numbers under them. */
export function LiveFormula({ formula, values, label, winner, sign, under }: LiveFormulaProps) {
  const html = formulaOf(formula)
  return (
    <div className="holds-terms" data-under={under}>
      <div
        className="live-formula"
        role="math"
        aria-label={label}
        data-winner={winner}
        data-sign={sign === undefined ? undefined : sign > 0 ? 'up' : sign < 0 ? 'down' : 'zero'}
      >
        <Drawn key={html} html={html} values={values} />
      </div>
      {html.includes('data-term=') ? (
        <button type="button" className="list-terms script-only">
          {words.formulaTerms}
        </button>
      ) : null}
    </div>
  )
}
