const STEPS: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowLeft: -1, Home: -Infinity, End: Infinity }

/** The lessons over a page as one stop for the keyboard: arrow keys walk through them, so that the text is near. Without scripts each is a stop. */
export function joinLessonWay(): void {
  const links = [...document.querySelectorAll<HTMLElement>('.lesson-way a')]
  const stopAt = (stop: EventTarget | undefined) => links.forEach((link) => (link.tabIndex = link === stop ? 0 : -1))
  stopAt(links.find((link) => link.ariaCurrent) ?? links[0])
  links.forEach((link, at) => {
    link.addEventListener('focus', () => stopAt(link))
    link.addEventListener('keydown', (event) => {
      const step = STEPS[event.key]
      if (!step || event.ctrlKey || event.altKey || event.metaKey) return
      event.preventDefault()
      const next = links[at + step] ?? links.at(step < 0 ? 0 : -1)
      next!.focus()
    })
  })
}
