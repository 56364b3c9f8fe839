/**
 * The id on the reference page of a module of the core ("objectives-ppo-clip"), or of one name it exports ("ppoClip").
 * No two names of the core are alike, and a module's id has a hyphen, which no name has.
 */
export const referenceAnchor = (path: string, name?: string): string =>
  name ??
  path
    .replace(/^src\/core\//, '')
    .replace(/\.ts$/, '')
    .replaceAll('/', '-')

/** Where the reference page documents a module of the core, or one name it exports. */
export const referenceAddress = (path: string, name?: string): string =>
  `${import.meta.env.BASE_URL}reference/core/#${referenceAnchor(path, name)}`
