import { defineConfig } from '@playwright/test'
import { BROWSER_ARGUMENTS, findBrowser } from './scripts/browser.ts'
import { BASE_PATH } from './tests/built/pages.ts'
import { SPECIMEN_DIRECTORY } from './tests/specimen/build.ts'

/** The port of the build under /; the one under a path and the specimen take the next two. Set E2E_PORT to test two checkouts at a time. */
const PORT = Number(process.env.E2E_PORT || 4180)
if (!Number.isInteger(PORT) || PORT < 1024 || PORT > 65533)
  throw new Error(`E2E_PORT is "${process.env.E2E_PORT}"; allowed is a whole number from 1024 to 65533`)
export const ORIGIN = `http://localhost:${PORT}`
export const ORIGIN_UNDER_PATH = `http://localhost:${PORT + 1}`
export const ORIGIN_OF_SPECIMEN = `http://localhost:${PORT + 2}`
const executablePath = findBrowser()

export default defineConfig({
  testDir: 'tests/e2e',
  outputDir: 'test-results',
  fullyParallel: true,
  workers: 2,
  retries: 0,
  timeout: 120_000,
  // Two browsers on two busy cores may keep a page waiting.
  expect: { timeout: 15_000 },
  reporter: [['list', { printSteps: false }], ['./tests/e2e/load-guard.ts']],
  use: {
    launchOptions: { args: BROWSER_ARGUMENTS, ...(executablePath ? { executablePath } : {}) },
    viewport: { width: 1280, height: 900 },
    // Recording slows every test down; it pays where nobody can watch the browser.
    trace: process.env.CI ? 'retain-on-failure' : 'off',
  },
  // Pages and figures are those readers see; features are tried on lessons that only tests read.
  projects: [
    { name: 'site', testIgnore: 'features/**', use: { baseURL: ORIGIN } },
    { name: 'features', testDir: 'tests/e2e/features', use: { baseURL: ORIGIN_OF_SPECIMEN } },
  ],
  webServer: [
    { command: `npx vite preview --port ${PORT} --strictPort --outDir dist`, port: PORT, reuseExistingServer: false },
    {
      command: `npx vite preview --port ${PORT + 1} --strictPort --outDir dist-base`,
      env: { BASE_PATH, OUT_DIR: 'dist-base' },
      port: PORT + 1,
      reuseExistingServer: false,
    },
    {
      command: `npx vite preview --port ${PORT + 2} --strictPort --outDir ${SPECIMEN_DIRECTORY}`,
      port: PORT + 2,
      reuseExistingServer: false,
    },
  ],
})
