import { describe, expect, test } from 'vitest'
import { checkPages } from '../../src/site/build/check-pages.ts'

const page = (body: string) => `<!doctype html><html lang="en"><head><title>t</title></head><body>${body}</body></html>`

describe('checkPages', () => {
  test('a whole site passes', () => {
    const pages = new Map([
      ['/', page('<a href="/lessons/a/#there">a</a>')],
      ['/lessons/a/', page('<h2 id="there">x</h2><a href="#there">x</a><a href="https://example.org/">out</a>')],
    ])
    expect(checkPages({ pages, basePath: '/' })).toEqual([])
  })

  test('a dead internal link is named', () => {
    expect(checkPages({ pages: new Map([['/', page('<a href="/lessons/b/">b</a>')]]), basePath: '/' })).toEqual([
      '/: the link "/lessons/b/" leads to no page of this site',
    ])
  })

  test('a hash that leads nowhere is named', () => {
    expect(checkPages({ pages: new Map([['/', page('<a href="#no">b</a>')]]), basePath: '/' })[0]).toContain(
      'leads to no place',
    )
  })

  test('a duplicate anchor is named', () => {
    expect(checkPages({ pages: new Map([['/', page('<p id="a"></p><p id="a"></p>')]]), basePath: '/' })).toEqual([
      expect.stringMatching(/^\/: the id "a" stands twice on the page; give one another/),
    ])
  })

  test('a link that forgets the base path is named', () => {
    expect(checkPages({ pages: new Map([['/', page('<a href="/x/">x</a>')]]), basePath: '/some/path/' })[0]).toContain(
      'does not begin with /some/path/',
    )
  })

  test('files outside the pages may be linked', () => {
    expect(
      checkPages({
        pages: new Map([['/', page('<a href="/llms.txt">x</a>')]]),
        basePath: '/',
        files: new Set(['/llms.txt']),
      }),
    ).toEqual([])
  })

  test('what is near is offered', () => {
    const pages = new Map([
      ['/', page('<a href="/lessons/pp/">a</a><a href="/lessons/ppo/#clipp">b</a>')],
      ['/lessons/ppo/', page('<h2 id="clip">x</h2>')],
    ])
    expect(checkPages({ pages, basePath: '/' })).toEqual([
      '/: the link "/lessons/pp/" leads to no page of this site; did you mean "/lessons/ppo/"?',
      '/: the link "/lessons/ppo/#clipp" leads to no place on /lessons/ppo/; did you mean "clip"?',
    ])
  })

  test('a problem of a lesson names file and line, also under a base path', () => {
    const pages = new Map([['/lessons/ppo/', page('<a href="/base/lessons/b/#x">b</a><p id="a"></p><p id="a"></p>')]])
    const sourcesOf = () => [{ file: 'lessons/en/10-ppo.mdx', text: 'One\n\n## A [#a]\n\n[b](/lessons/b/#x)\n' }]
    expect(checkPages({ pages, basePath: '/base/', sourcesOf })).toEqual([
      expect.stringMatching(/^lessons\/en\/10-ppo\.mdx:3 \(\/lessons\/ppo\/\): the id "a" stands twice/),
      expect.stringMatching(/^lessons\/en\/10-ppo\.mdx:5 \(\/lessons\/ppo\/\): the link "\/base\/lessons\/b\/#x"/),
    ])
  })

  test('one page alone is checked without rendering those it does not link to by a place', () => {
    const pages = new Map([
      ['/', page('<a href="#no">a</a>')],
      ['/other/', page('<a href="#no">a</a>')],
    ])
    expect(checkPages({ pages, basePath: '/', only: '/other/' })).toEqual([expect.stringMatching(/^\/other\/: /)])
  })
})
