import type { Pages } from '../../src/pages/page.ts'

/** In the place of the page of algorithms, whose links lead to sections of real lessons. */
export const pages: Pages = () => [
  {
    path: '/algorithms/',
    kind: 'page',
    title: 'Algorithms',
    description: 'A page that every footer leads to.',
    content: () => <h1>Algorithms</h1>,
  },
]
