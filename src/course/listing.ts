/** A module's text, or some functions of it, as the build hands it to a figure: see src/site/build/listing.ts. */
export interface Listing {
  /** Path below the repository's root. */
  readonly path: string
  /** The functions that were cut out of it; none: the whole module. */
  readonly names: readonly string[]
  /** Highlighted source, a `.line` for each line; identifiers of the symbol table carry data-term and data-concept. */
  readonly html: string
  /** The source as it stands. */
  readonly text: string
}
