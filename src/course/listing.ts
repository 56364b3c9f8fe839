/** A module's text, or some functions of it, as the build hands it to a figure: see src/site/build/listing.ts. */
export interface Listing {
  /** Path below the repository's root. */
  readonly path: string
  /** The functions that were cut out of it; none: the whole module. */
  readonly names: readonly string[]
  /** What opens. */
  readonly lines: Source
  /** The module behind it, where functions were cut out of it. */
  readonly module: Source | null
}

export interface Source {
  /** Highlighted, a `.line` for each line; identifiers of the symbol table carry data-term and data-concept. */
  readonly html: string
  /** The source as it stands. */
  readonly text: string
}
