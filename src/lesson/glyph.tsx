import type { ReactNode } from 'react'

const paths = {
  up: 'M5 .8L9.8 9.2H.2Z',
  down: 'M5 9.2L.2 .8H9.8Z',
  both: 'M5 .2L9 4.4H1ZM5 9.8L1 5.6H9Z',
  star: 'M5 .3L6.4 3.5L9.9 3.9L7.3 6.2L8 9.7L5 7.9L2 9.7L2.7 6.2L.1 3.9L3.6 3.5Z',
} as const

export type GlyphName = keyof typeof paths

/** The second cue of a concept in running text: ▲ ▼ ★, drawn, so that no face has to hold them. */
export const Glyph = ({ name }: { readonly name: GlyphName }): ReactNode => (
  <svg className="glyph" viewBox="0 0 10 10" aria-hidden="true">
    <path d={paths[name]} />
  </svg>
)
