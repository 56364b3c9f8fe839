/** The table of contents follows the reader: the last heading that has passed the upper third is where you are. */
export function followContents(): void {
  const links = [...document.querySelectorAll<HTMLAnchorElement>('.contents a[href*="#"]')]
  const headings = links.map((link) => document.getElementById(decodeURIComponent(link.hash.slice(1))))
  if (links.length === 0) return
  let current = -1
  const update = () => {
    const line = innerHeight / 3
    const atEnd = scrollY + innerHeight >= document.documentElement.scrollHeight - 2
    const index = atEnd
      ? links.length - 1
      : headings.findLastIndex((heading) => heading && heading.getBoundingClientRect().top <= line)
    if (index === current) return
    links[current]?.removeAttribute('aria-current')
    links[index]?.setAttribute('aria-current', 'true')
    current = index
  }
  let waiting = false
  addEventListener(
    'scroll',
    () => {
      if (waiting) return
      waiting = true
      requestAnimationFrame(() => {
        waiting = false
        update()
      })
    },
    { passive: true },
  )
  update()
}
