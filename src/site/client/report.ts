/** "Report an error here" carries where the reader stands: the page with the state of its figures. */
export function addStateToReports(): void {
  document.addEventListener('click', (event) => {
    const link = (event.target as Element).closest<HTMLAnchorElement>('a[data-report]')
    if (!link) return
    const url = new URL(link.href)
    url.searchParams.set('body', `Seen at ${location.href}\n\n`)
    link.href = url.href
  })
}
