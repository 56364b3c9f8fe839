/** What a saved figure is called and contains, as plain text in and plain text out. */

/** "ppo-clip.svg": the widget's name, so that a file can be found and its figure again. */
export const fileName = (widget: string, extension: string): string =>
  `${widget.replace(/[^a-z0-9-]+/gi, '-').replace(/^-+|-+$/g, '') || 'figure'}.${extension}`

/** Numbers are printed with a true minus sign, which no program reads as a number. */
const plainNumber = (cell: string): string => (/^−(?=[\d.])/.test(cell) ? `-${cell.slice(1)}` : cell)

const csvCell = (text: string): string => {
  const cell = plainNumber(text)
  return /[",\r\n]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell
}

/** A table as RFC 4180 has it: a comma between cells, CRLF after each row, quotes doubled within quotes. */
export const csv = ({
  head,
  rows,
}: {
  readonly head: readonly string[]
  readonly rows: readonly (readonly string[])[]
}): string => [head, ...rows].map((row) => `${row.map(csvCell).join(',')}\r\n`).join('')

const attribute = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

/** Follows what an embed says of its height: a frame is as high as its figure at any width, and stays so. */
const FOLLOW =
  "addEventListener('message',({source,data})=>{if(data?.type==='advantage:height')for(const f of document.querySelectorAll('iframe'))if(f.contentWindow===source)f.height=Number(data.height)})"

/** The iframe a reader pastes into a page of their own, with a height for pages that drop its script. */
export const embedCode = ({
  address,
  title,
  height,
}: {
  readonly address: string
  readonly title: string
  readonly height: number
}): string =>
  `<iframe src="${attribute(address)}" title="${attribute(title)}" width="100%" height="${Math.ceil(height)}" style="border: 0" allow="fullscreen; clipboard-write"></iframe><script>${FOLLOW}</script>`

export const HIDEABLE = ['controls', 'tools'] as const
export type Hideable = (typeof HIDEABLE)[number]

/** The address of a widget standing alone. `query` is empty or begins with '?'. */
export function embedAddress(site: string, widget: string, query: string, hidden: readonly Hideable[]): string {
  const hide = hidden.length > 0 ? `hide=${hidden.join(',')}` : ''
  return `${site}embed/${widget}/${hide ? `${query ? `${query}&` : '?'}${hide}` : query}`
}

/** What a list of parts to hide asked for that cannot be hidden. Never throws. */
export const unknownParts = (text: string): string[] =>
  text.split(',').filter((part) => part !== '' && !(HIDEABLE as readonly string[]).includes(part))

/** The site names its faces by their use; a file that stands alone needs the names they have elsewhere. */
const FACES: Readonly<Record<string, string>> = {
  Label: 'Source Sans 3',
  Text: 'Newsreader',
  Display: 'Newsreader',
  Code: 'JetBrains Mono',
}

/** `Label, "Label fallback", sans-serif` becomes `"Source Sans 3", sans-serif`. */
export const publicFonts = (family: string): string =>
  [
    ...new Set(
      family
        .split(',')
        .map((name) => name.trim().replace(/^["']|["']$/g, ''))
        .filter((name) => name !== '' && !/ fallback( \d+)?$/.test(name))
        .map((name) => FACES[name] ?? name),
    ),
  ]
    .map((name) => (/^[a-z-]+$/.test(name) ? name : `'${name}'`))
    .join(', ')
