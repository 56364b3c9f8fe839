/**
 * Whether the words of a first frame are still those of the build. A translator may have changed them, in the page or on the way to
 * it; React, which takes over only the HTML it would have made itself, would then stop with an error.
 */
import { hashText } from '../course/text-hash.ts'

/** A short name of a text. White space does not count: parsers and formatters change it. */
export const textMark = (text: string): string => hashText(text.replace(/\s/g, '')).toString(36)

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', nbsp: '\u00a0' }

/** The text of HTML that React or KaTeX wrote, as `textContent` will give it. Throws at an entity that neither of them writes. */
export const textOf = (html: string): string =>
  html
    .replace(/<!--.*?-->|<[^>]*>/gs, '')
    .replace(/&(?:#x([\da-f]+)|#(\d+)|(\w+));/gi, (entity, hex?: string, decimal?: string, name?: string) => {
      const text = name
        ? ENTITIES[name]
        : String.fromCodePoint(hex ? Number.parseInt(hex, 16) : Number.parseInt(decimal!, 10))
      if (text === undefined)
        throw new Error(`a figure's HTML holds ${entity}; known are: ${Object.keys(ENTITIES).join(', ')}`)
      return text
    })
