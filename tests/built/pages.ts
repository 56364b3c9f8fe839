import { readdirSync } from 'node:fs'

/** The same build stands under / and under a path: what works under one must work under the other. */
export const BASE_PATH = '/some/path/'

/** Every page of the build in `directory`, as a path: "/", "/404.html", "/lessons/ppo/". */
export const builtPages = (directory = 'dist'): string[] =>
  readdirSync(directory, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.html'))
    .map((name) => `/${name.replaceAll('\\', '/')}`.replace(/index\.html$/, ''))
    .toSorted()
