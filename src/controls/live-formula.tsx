/** What stands in the slots of a formula now: name to text. */
export type SlotValues = Readonly<Record<string, string>>

const escape = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;')

/**
 * The HTML of a formula made at build with \slot{name}{\text{initial}}, with the present values in its slots.
 * @throws RangeError if a value has no slot: a formula must not show a stale number.
 */
export function fillSlots(html: string, values: SlotValues): string {
  let filled = html
  for (const [name, value] of Object.entries(values)) {
    const slot = new RegExp(`(data-slot="${name}"[^>]*>(?:<span[^>]*>)*)[^<]*`, 'g')
    if (!slot.test(filled)) throw new RangeError(`the formula has no slot "${name}"`)
    filled = filled.replace(slot, (_, before: string) => before + escape(value))
  }
  return filled
}

interface LiveFormulaProps {
  /** tex`...`, for a wide and for a narrow container. */
  readonly wide: string
  readonly narrow: string
  readonly values: SlotValues
  /** The formula with its present values, in words. */
  readonly label: string
  /** The branch of a min or max that counts now; the others go quiet. */
  readonly winner?: string
}

/** A displayed objective whose terms show the figure's present numbers under them. */
export function LiveFormula({ wide, narrow, values, label, winner }: LiveFormulaProps) {
  return (
    <div className="live-formula" role="math" aria-label={label} data-winner={winner}>
      <div className="drawing-wide" aria-hidden="true" dangerouslySetInnerHTML={{ __html: fillSlots(wide, values) }} />
      <div
        className="drawing-narrow"
        aria-hidden="true"
        dangerouslySetInnerHTML={{ __html: fillSlots(narrow, values) }}
      />
    </div>
  )
}
