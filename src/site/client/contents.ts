/** The table of contents follows the reader: the last section that has passed the upper third is where you are. */
export function trackContents(): void {
  const links = [...document.querySelectorAll<HTMLAnchorElement>('.contents a[href*="#"]')]
  if (links.length === 0) return
  // The section's box is known even while what it holds waits to be laid out; asking its heading would force the layout.
  const sections = links.map((link) => {
    const heading = document.getElementById(decodeURIComponent(link.hash.slice(1)))
    return heading?.closest('.section') ?? heading
  })
  let current = -1
  const update = () => {
    const line = innerHeight / 3
    const atEnd = scrollY + innerHeight >= document.documentElement.scrollHeight - 2
    const index = atEnd
      ? links.length - 1
      : sections.findLastIndex((section) => section && section.getBoundingClientRect().top <= line)
    if (index === current) return
    links[current]?.removeAttribute('aria-current')
    links[index]?.setAttribute('aria-current', 'true')
    current = index
  }
  let waiting = false
  const updateSoon = () => {
    if (waiting) return
    waiting = true
    requestAnimationFrame(() => {
      waiting = false
      update()
    })
  }
  addEventListener('scroll', updateSoon, { passive: true })
  updateSoon()
}
