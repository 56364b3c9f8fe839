/** What scrolls sideways inside itself, a long formula or a table on a phone, must be within reach of the keyboard. */
export function reachOverflow(): void {
  const update = () => {
    for (const element of document.querySelectorAll<HTMLElement>('.formula, .table-scroll')) {
      if (element.scrollWidth > element.clientWidth + 1) element.tabIndex = 0
      else element.removeAttribute('tabindex')
    }
  }
  update()
  addEventListener('resize', update)
}
