/** A module's text as the build hands it to a figure: see src/site/listing.ts. */
export interface Listing {
  /** Path below the repository's root. */
  readonly path: string
  /** Highlighted source, classes only. */
  readonly html: string
  /** The source as it stands. */
  readonly text: string
}
