import { defineConfig } from 'vitest/config'
import { listings } from './src/site/build/listing.ts'
import { texMacro } from './src/site/build/tex-macro.ts'

export default defineConfig({
  plugins: [listings(), texMacro()],
  test: {
    environment: 'node',
    include: ['tests/{core,plot,widgets,lessons,site,repository}/**/*.test.{ts,tsx}'],
    testTimeout: 30_000,
  },
})
