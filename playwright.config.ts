import { defineConfig } from '@playwright/test'
import { BROWSER_ARGUMENTS, findBrowser } from './scripts/browser.ts'

/** The same build stands under / and under a path: what works under one must work under the other. */
export const BASE_PATH = '/some/path/'
const executablePath = findBrowser()

export default defineConfig({
  testDir: 'tests/e2e',
  outputDir: 'test-results',
  fullyParallel: true,
  workers: 2,
  retries: 0,
  timeout: 60_000,
  reporter: [['list', { printSteps: false }]],
  use: {
    baseURL: 'http://localhost:4180',
    launchOptions: { args: BROWSER_ARGUMENTS, ...(executablePath ? { executablePath } : {}) },
    viewport: { width: 1280, height: 900 },
  },
  webServer: [
    { command: 'npx vite preview --port 4180 --strictPort --outDir dist', port: 4180, reuseExistingServer: false },
    {
      command: `npx vite preview --port 4181 --strictPort --outDir dist-base`,
      env: { BASE_PATH, OUT_DIR: 'dist-base' },
      port: 4181,
      reuseExistingServer: false,
    },
  ],
})
