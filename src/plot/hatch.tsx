import { type ReactNode, useId } from 'react'

/** Hatching for what teaches nothing: the value of `fill`, and the pattern, which must stand in the same drawing. */
export function useHatch(): readonly [fill: string, pattern: ReactNode] {
  const id = `${useId()}hatch`
  return [
    `url(#${id})`,
    <defs key="hatch">
      <pattern id={id} width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(-45)">
        <path className="hatch-line" d="M0 0H7" />
      </pattern>
    </defs>,
  ]
}

/** What is drawn inside, cut at a window; the window as children of a clip path. */
export function Clip({ window, children }: { readonly window: ReactNode; readonly children: ReactNode }) {
  const id = `${useId()}clip`
  return (
    <>
      <clipPath id={id}>{window}</clipPath>
      <g clipPath={`url(#${id})`}>{children}</g>
    </>
  )
}
