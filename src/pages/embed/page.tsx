import type { Pages } from '../page.ts'

/** Every figure alone, for other people's pages. */
export const pages: Pages = ({ figures, island }) =>
  Array.from(figures, ([name, { title }]) => ({
    path: `/embed/${name}/`,
    kind: 'embed',
    title,
    description: title,
    content: () => island(name),
  }))
