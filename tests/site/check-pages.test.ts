import { describe, expect, test } from 'vitest'
import { checkPages } from '../../src/site/build/check-pages.ts'

const page = (body: string) => `<!doctype html><html lang="en"><head><title>t</title></head><body>${body}</body></html>`

describe('checkPages', () => {
  test('a whole site passes', () => {
    const pages = new Map([
      ['/', page('<a href="/lessons/a/#there">a</a>')],
      ['/lessons/a/', page('<h2 id="there">x</h2><a href="#there">x</a><a href="https://example.org/">out</a>')],
    ])
    expect(checkPages(pages, '/')).toEqual([])
  })

  test('a dead internal link is named', () => {
    expect(checkPages(new Map([['/', page('<a href="/lessons/b/">b</a>')]]), '/')).toEqual([
      '/: the link "/lessons/b/" leads to no page of this site',
    ])
  })

  test('a hash that leads nowhere is named', () => {
    expect(checkPages(new Map([['/', page('<a href="#no">b</a>')]]), '/')[0]).toContain('leads to no place')
  })

  test('a duplicate anchor is named', () => {
    expect(checkPages(new Map([['/', page('<p id="a"></p><p id="a"></p>')]]), '/')).toEqual([
      '/: the id "a" stands twice on the page',
    ])
  })

  test('a link that forgets the base path is named', () => {
    expect(checkPages(new Map([['/', page('<a href="/x/">x</a>')]]), '/some/path/')[0]).toContain(
      'does not begin with /some/path/',
    )
  })

  test('files outside the pages may be linked', () => {
    expect(checkPages(new Map([['/', page('<a href="/llms.txt">x</a>')]]), '/', new Set(['/llms.txt']))).toEqual([])
  })
})
