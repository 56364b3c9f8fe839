import { type ReactNode, useEffect, useLayoutEffect, useRef, useState } from 'react'

export interface Size {
  readonly width: number
  readonly height: number
  /** True below 560 px of container: fewer labels, same text size. */
  readonly compact: boolean
}

interface ResponsiveProps {
  /** Heights in px, fixed, so that nothing jumps when the real width is known. */
  readonly heights: { readonly wide: number; readonly narrow: number }
  /** Widths in px of the two static drawings; 822 is a wide figure of a lesson. */
  readonly widths?: { readonly wide: number; readonly narrow: number }
  /** What the drawing shows, in one sentence; the accessible name of the picture. */
  readonly label: string
  /** The content of the SVG at a given size. Text is drawn at its true size; only a reader's own text size enlarges the whole. */
  readonly draw: (size: Size) => ReactNode
  /** Native inputs that lie on the drawing, placed in percent of its width and px of its height. */
  readonly overlay?: (size: Size) => ReactNode
}

const LESSON_WIDTHS = { wide: 822, narrow: 328 }
const BREAKPOINT = 560
/** The narrowest that a drawing is made for, in px. */
const NARROWEST = 288

/** How much larger the reader's text is than a browser's own, as far as a drawing of this width in px can follow. */
function enlargement(width: number): number {
  const text = Number.parseFloat(getComputedStyle(document.documentElement).fontSize) / 16
  return Math.max(1, Math.min(text, width / NARROWEST))
}

// React warns about layout effects on the server, where nothing has a width.
const useBrowserLayoutEffect = typeof document === 'undefined' ? useEffect : useLayoutEffect

/**
 * A drawing that fits its container without scaling its text. In static HTML it stands there twice, wide and narrow, and a
 * container query shows one; once scripts run, it is redrawn at the exact width.
 */
export function Responsive({ heights, widths = LESSON_WIDTHS, label, draw, overlay }: ResponsiveProps) {
  const container = useRef<HTMLDivElement>(null)
  const [width, setWidth] = useState<number | null>(null)
  const [zoom, setZoom] = useState(1)
  useBrowserLayoutEffect(() => {
    const element = container.current!
    const measure = () => {
      const room = element.clientWidth
      const larger = enlargement(room)
      setZoom(larger)
      setWidth(Math.round(room / larger) || null)
    }
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    return () => observer.disconnect()
  }, [])
  const sizes: Record<'wide' | 'narrow', Size> = {
    wide: { width: width ?? widths.wide, height: heights.wide, compact: false },
    narrow: { width: width ?? widths.narrow, height: heights.narrow, compact: true },
  }
  const shown = (['wide', 'narrow'] as const).filter(
    (kind) => width === null || (kind === 'narrow') === width < BREAKPOINT,
  )
  return (
    // Its words have no room for other lengths, and a figure changes them under a translator: the table and the sentence say the same.
    <div
      ref={container}
      className="drawing-container"
      translate="no"
      // Measured, it asks no container query any more; in Chromium one that is asked in vain can leave it at height 0.
      {...(width === null ? {} : { style: { containerType: 'normal' } })}
    >
      {shown.map((kind) => (
        // Measured, it is the only form, and shows whatever a container query last said: never neither.
        <div
          key={kind}
          className={`drawing-${kind}`}
          {...(width === null ? {} : { style: zoom === 1 ? { display: 'block' } : { display: 'block', zoom } })}
        >
          <svg
            viewBox={`0 0 ${sizes[kind].width} ${sizes[kind].height}`}
            style={{ height: sizes[kind].height }}
            role="img"
            aria-label={label}
          >
            {draw(sizes[kind])}
          </svg>
          {overlay?.(sizes[kind])}
        </div>
      ))}
    </div>
  )
}
