import { words } from '../../words/en/report.ts'

/** "Report an error here" carries where the reader stands: the page with the state of its figures. */
export function addStateToReports(): void {
  document.addEventListener('click', (event) => {
    const link = (event.target as Element).closest<HTMLAnchorElement>('a[data-report]')
    if (!link) return
    const url = new URL(link.href)
    url.searchParams.set('body', `${words.seenAt(location.href)}\n\n`)
    link.href = url.href
  })
}
