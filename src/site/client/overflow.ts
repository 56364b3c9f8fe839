/** What scrolls sideways inside itself, a long formula or a table on a phone, must be within reach of the keyboard. */
export function makeOverflowFocusable(): void {
  // Reported after layout, and only for what is laid out: measuring costs nothing and forces nothing.
  const sizes = new ResizeObserver((entries) => {
    for (const { target } of entries as (ResizeObserverEntry & { target: HTMLElement })[]) {
      if (target.scrollWidth > target.clientWidth + 1) target.tabIndex = 0
      else target.removeAttribute('tabindex')
    }
  })
  for (const element of document.querySelectorAll('.formula, .live-formula, .table-scroll')) sizes.observe(element)
}
