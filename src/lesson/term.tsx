import type { ReactNode } from 'react'
import { href } from '../course/address.ts'
import { type TermName, isTerm, symbols } from '../course/symbols.ts'
import { Glyph, type GlyphName } from './glyph.tsx'

interface TermProps {
  readonly name: string
  /** For an advantage whose sign is known: ▲ or ▼ instead of both. */
  readonly sign?: 'up' | 'down'
  readonly children: ReactNode
}

const glyphs: Readonly<Record<string, GlyphName>> = {
  reward: 'star',
  advantage: 'both',
  'advantage-up': 'up',
  'advantage-down': 'down',
}

/**
 * A concept named in prose: its colour, its second cue, and lit together with its symbol. The word itself stays the author's.
 * It leads to the glossary, so that the keyboard reaches it too: focus lights the term as the pointer does.
 */
export function Term({ name, sign, children }: TermProps): ReactNode {
  if (!isTerm(name)) throw new RangeError(`unknown term "${name}"; allowed: ${Object.keys(symbols).join(', ')}`)
  const entry = symbols[name satisfies TermName]
  if (sign !== undefined && (entry.concept !== 'advantage' || !['up', 'down'].includes(sign)))
    throw new RangeError(`sign="${sign}" on the term "${name}"; allowed: up or down, and only on an advantage`)
  const concept = sign ? `advantage-${sign}` : entry.concept
  const glyph = glyphs[concept]
  return (
    <a
      className="term"
      href={href(`/glossary/#${name}`)}
      data-term={name}
      data-concept={concept}
      title={entry.definition}
    >
      {glyph ? <WithGlyph name={glyph}>{children}</WithGlyph> : children}
    </a>
  )
}

/** The glyph and the word it belongs to stay on one line. */
function WithGlyph({ name, children }: { readonly name: GlyphName; readonly children: ReactNode }): ReactNode {
  const end = typeof children === 'string' ? children.indexOf(' ') : -1
  const isWords = typeof children === 'string' && end > 0
  return (
    <>
      <span className="unbroken">
        <Glyph name={name} />
        {isWords ? children.slice(0, end) : children}
      </span>
      {isWords ? children.slice(end) : null}
    </>
  )
}
