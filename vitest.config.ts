import { defineConfig } from 'vitest/config'
import { listings } from './src/site/build/listing.ts'
import { texMacro } from './src/site/build/tex-macro.ts'

/** Tests that render the site from a copy whose files they change. They share one copy, so they share a process. */
const COPIES = ['tests/site/{built-site,questions-build}.test.ts', 'tests/lessons/draws.test.tsx']

export default defineConfig({
  plugins: [listings(), texMacro()],
  test: {
    environment: 'node',
    testTimeout: 30_000,
    hookTimeout: 30_000,
    setupFiles: ['tests/fast-check.ts'],
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['tests/{core,plot,widgets,lessons,site,repository}/**/*.test.{ts,tsx}'],
          exclude: COPIES,
        },
      },
      { extends: true, test: { name: 'copies', include: COPIES, isolate: false } },
      // Reads dist and dist-base: runs after the build.
      { extends: true, test: { name: 'built', include: ['tests/built/**/*.test.ts'] } },
    ],
  },
})
