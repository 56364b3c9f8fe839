/** What the build adds to the language: see tex-macro.ts, listing.ts, lessons. */
declare const tex: (source: TemplateStringsArray) => string
declare const drawnTex: (source: TemplateStringsArray) => string

declare module '*?listing' {
  import type { Listing } from '../course/listing.ts'
  const listing: Listing
  export default listing
}

/** `module.ts?of=one,another&listing`. */
declare module '*&listing' {
  import type { Listing } from '../course/listing.ts'
  const listing: Listing
  export default listing
}
