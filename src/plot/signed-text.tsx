import type { ReactNode } from 'react'

/** A label that begins with ▲ or ▼ and a number: those take the colour of their sign, the words after them stay ink. */
export function signedText(text: string): ReactNode {
  const [, sign, rest] = /^([▲▼]\s\S+)(.*)$/.exec(text) ?? []
  if (sign === undefined) return text
  return (
    <>
      <span data-concept={sign.startsWith('▲') ? 'advantage-up' : 'advantage-down'}>{sign}</span>
      {rest}
    </>
  )
}
