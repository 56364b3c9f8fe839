import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    environment: 'node',
    include: ['tests/{core,widgets,lessons,site}/**/*.test.{ts,tsx}'],
    testTimeout: 30_000,
  },
})
