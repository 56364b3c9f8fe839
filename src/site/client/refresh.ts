import { trackContents } from './contents.ts'
import { mountPractice } from './practice/practice.ts'

/** In development, after a lesson was edited: swaps the page's content and keeps the islands that are alive. */
export async function refresh(): Promise<void> {
  const key = (element: Element) => `${element.id} ${element.getAttribute('data-start')}`
  const response = await fetch(location.href)
  // A mistake in the lesson: Vite's overlay says so, and the page stays as it was.
  if (response.status >= 500) return
  const next = new DOMParser().parseFromString(await response.text(), 'text/html')
  const live = new Map([...document.querySelectorAll('x-island')].map((element) => [key(element), element]))
  for (const element of next.querySelectorAll('x-island')) element.replaceWith(live.get(key(element)) ?? element)
  document.title = next.title
  document.querySelector('main')!.replaceChildren(...next.querySelector('main')!.childNodes)
  trackContents()
  mountPractice()
}
