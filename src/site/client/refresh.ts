import { trackContents } from './contents.ts'
import { mountPractice } from './practice/practice.ts'

const fileOf = (sheet: HTMLLinkElement) => new URL(sheet.href).pathname

/** An edit may show what the page has not shown before: its sheet takes the place it has in the new page. */
function bringSheets(next: Document) {
  const present = new Map(
    [...document.querySelectorAll<HTMLLinkElement>('link[rel="stylesheet"]')].map((sheet) => [fileOf(sheet), sheet]),
  )
  let before: HTMLLinkElement | undefined
  for (const sheet of next.querySelectorAll<HTMLLinkElement>('link[rel="stylesheet"]')) {
    const here = present.get(fileOf(sheet))
    if (!here) before?.after(sheet)
    before = here ?? sheet
  }
}

/** In development, after a lesson was edited: swaps the page's content and keeps the islands that are alive. */
export async function refresh(): Promise<void> {
  const key = (element: Element) => `${element.id} ${element.getAttribute('data-start')}`
  const response = await fetch(location.href)
  // A mistake in the lesson: Vite's overlay says so, and the page stays as it was.
  if (response.status >= 500) return
  const next = new DOMParser().parseFromString(await response.text(), 'text/html')
  const live = new Map([...document.querySelectorAll('x-island')].map((element) => [key(element), element]))
  for (const element of next.querySelectorAll('x-island')) element.replaceWith(live.get(key(element)) ?? element)
  bringSheets(next)
  document.title = next.title
  document.querySelector('main')!.replaceChildren(...next.querySelector('main')!.childNodes)
  trackContents()
  mountPractice()
}
