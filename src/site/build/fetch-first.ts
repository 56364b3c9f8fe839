import type { Plugin } from 'vite'

/** The module that Vite imports `__vitePreload` from wherever a build has an import(). */
const HELPER = '\0vite/preload-helper.js'

/** Scripts are fetched before they are imported, by src/site/client/fetch-first.ts: so a failed import can be tried again. */
export const fetchFirst = (): Plugin => ({
  name: 'fetch-first',
  enforce: 'pre',
  apply: 'build',
  config: () => ({
    build: {
      modulePreload: {
        polyfill: false,
        // Vite leaves out the file itself where it imports nothing; it may fail as well.
        resolveDependencies: (file, files, { hostType }) =>
          hostType === 'js' ? [...new Set([file, ...files])] : files,
      },
    },
  }),
  load: (id) =>
    id === HELPER ? "export { fetchFirst as __vitePreload } from '/src/site/client/fetch-first.ts'" : undefined,
})
