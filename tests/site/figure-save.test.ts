import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { csv, embedAddress, embedCode, fileName, publicFonts, unknownParts } from '../../src/figure/save/text.ts'
import { hideScript } from '../../src/site/render/hide-script.ts'

/** Reads RFC 4180 by the letter, to hold the writer against. */
function readCsv(text: string): string[][] {
  const rows: string[][] = []
  let row: string[] = []
  const cell = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/gy
  for (let match = cell.exec(text); match; match = cell.exec(text)) {
    row.push(match[1]?.replaceAll('""', '"') ?? match[2]!)
    if (match[3] === ',') continue
    rows.push(row)
    row = []
  }
  return rows
}

describe('csv', () => {
  test('what is read back is what the table holds, whatever the cells contain', () => {
    const cell = fc.string().filter((text) => !text.startsWith('−'))
    fc.assert(
      fc.property(fc.array(fc.array(cell, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 5 }), (rows) => {
        expect(readCsv(csv({ head: rows[0]!, rows: rows.slice(1) }))).toEqual(rows)
      }),
    )
  })

  test('quotes, commas and line ends', () => {
    expect(csv({ head: ['a', 'b, c'], rows: [['say "so"', 'two\nlines']] })).toBe(
      'a,"b, c"\r\n"say ""so""","two\nlines"\r\n',
    )
  })

  test('a true minus sign becomes one that programs read; a minus in words stays', () => {
    expect(csv({ head: ['−'], rows: [['−0.50'], ['+0.50'], ['1 − ε'], ['−∞']] })).toBe(
      '−\r\n-0.50\r\n+0.50\r\n1 − ε\r\n−∞\r\n',
    )
  })
})

test('a file is called after its widget', () => {
  expect(fileName('ppo-clip', 'svg')).toBe('ppo-clip.svg')
  expect(fileName('../../etc/passwd', 'csv')).toBe('etc-passwd.csv')
  expect(fileName('', 'png')).toBe('figure.png')
})

describe('embed', () => {
  const site = 'https://example.org/some/path/'

  test('the address carries the state, then what is hidden', () => {
    expect(embedAddress(site, 'ppo-clip', '?v=1&ppo-clip.ratio=1.4', ['controls', 'tools'])).toBe(
      'https://example.org/some/path/embed/ppo-clip/?v=1&ppo-clip.ratio=1.4&hide=controls,tools',
    )
    expect(embedAddress(site, 'ppo-clip', '', ['tools'])).toBe(
      'https://example.org/some/path/embed/ppo-clip/?hide=tools',
    )
    expect(embedAddress(site, 'ppo-clip', '', [])).toBe('https://example.org/some/path/embed/ppo-clip/')
  })

  test('nothing in the address or the title leaves its attribute', () => {
    const code = embedCode({ address: 'https://a/?a=1&b="><script>', title: 'a "b" <c> & d', height: 700.2 })
    expect(code).toContain('src="https://a/?a=1&amp;b=&quot;&gt;&lt;script&gt;"')
    expect(code).toContain('title="a &quot;b&quot; &lt;c&gt; &amp; d"')
    expect(code).toContain('height="701"')
    expect(code.match(/<\/?\w+/g)).toEqual(['<iframe', '</iframe', '<script', '</script'])
  })

  test('the frame follows the height its figure tells, and no other frame does', () => {
    const [, script] = /<script>(.*)<\/script>/.exec(embedCode({ address: 'https://a/', title: 't', height: 1 }))!
    let tell = (_: object): void => {}
    const [own, other] = [
      { contentWindow: {}, height: 1 },
      { contentWindow: {}, height: 2 },
    ]
    // What a page that holds the code does.
    // oxlint-disable-next-line typescript/no-implied-eval
    new Function('addEventListener', 'document', script!)((_: string, listener: typeof tell) => (tell = listener), {
      querySelectorAll: () => [own, other],
    })
    tell({ source: own.contentWindow, data: { type: 'advantage:height', height: 640 } })
    tell({ source: own.contentWindow, data: { type: 'another', height: 3 } })
    tell({ source: own.contentWindow, data: null })
    expect([own.height, other.height]).toEqual([640, 2])
  })

  test('parts that cannot be hidden are found, whatever they are', () => {
    expect(unknownParts('controls,tools')).toEqual([])
    expect(unknownParts('')).toEqual([])
    expect(unknownParts('controls,status,__proto__')).toEqual(['status', '__proto__'])
  })

  test('the script in the head marks exactly the parts that can be hidden', () => {
    const marks = (search: string) => {
      const classes: string[] = []
      // oxlint-disable-next-line no-new-func, typescript/no-implied-eval
      new Function('location', 'document', hideScript)(
        { search },
        { documentElement: { classList: { add: (name: string) => classes.push(name) } } },
      )
      return classes
    }
    expect(marks('?v=1&hide=controls,tools')).toEqual(['hide-controls', 'hide-tools'])
    expect(marks('?hide=tools')).toEqual(['hide-tools'])
    expect(marks('?hide=status,constructor')).toEqual([])
    expect(marks('')).toEqual([])
  })
})

test('fonts have the names they have elsewhere, without this site’s fallbacks', () => {
  expect(publicFonts('Label, "Label fallback", sans-serif')).toBe("'Source Sans 3', sans-serif")
  expect(publicFonts('KaTeX_Math, Text, serif')).toBe("'KaTeX_Math', 'Newsreader', serif")
  expect(publicFonts('Text, "Text fallback", "Text fallback 2", serif')).toBe("'Newsreader', serif")
})
