import { defineConfig } from 'vitest/config'
import { listings } from './src/site/listing.ts'
import { texMacro } from './src/site/tex-macro.ts'

export default defineConfig({
  plugins: [listings(), texMacro()],
  test: {
    environment: 'node',
    include: ['tests/{core,widgets,lessons,site}/**/*.test.{ts,tsx}'],
    testTimeout: 30_000,
  },
})
