import { execFileSync, execSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import { chromium } from '@playwright/test'

/** Flags that keep the browser quiet on machines without a network; --no-sandbox only where root needs it. */
export const BROWSER_ARGUMENTS = [
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  '--disable-quic',
  '--disable-background-networking',
]

const SYSTEM_NAMES = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome']

const onPath = (name: string): string | undefined => {
  try {
    return execFileSync(process.platform === 'win32' ? 'where' : 'which', [name], {
      stdio: ['ignore', 'pipe', 'ignore'],
    })
      .toString()
      .trim()
      .split('\n')[0]
  } catch {
    return undefined
  }
}

/** A browser for the tests: CHROMIUM_PATH, then Playwright's own, then the system's Chrome or Chromium. */
export function findBrowser(): string | undefined {
  const given = process.env.CHROMIUM_PATH
  if (given) {
    if (!existsSync(given)) throw new Error(`CHROMIUM_PATH is "${given}", but there is no such file.`)
    return given
  }
  const own = chromium.executablePath()
  if (own && existsSync(own)) return own
  for (const name of SYSTEM_NAMES) {
    const found = onPath(name)
    if (found) return found
  }
  return [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
  ].find(existsSync)
}

const inContainer = () =>
  existsSync('/.dockerenv') || existsSync('/run/.containerenv') || Boolean(process.env.container)

/** Installs a browser, but only where nobody minds: CI, or root in a container. */
function install(): void {
  const isRoot = process.getuid?.() === 0
  if (process.env.CI !== 'true' && !(isRoot && inContainer())) {
    console.error(
      'No browser found for the end-to-end tests. Install one with\n\n  npx playwright install chromium\n\nor name one: CHROMIUM_PATH=/path/to/chromium npm test',
    )
    process.exit(1)
  }
  for (const command of [
    'npx playwright install --with-deps chromium',
    ...(isRoot
      ? ['apt-get update && apt-get install -y chromium']
      : ['sudo apt-get update && sudo apt-get install -y chromium']),
  ]) {
    try {
      execSync(command, { stdio: 'inherit' })
    } catch {
      continue
    }
    if (findBrowser()) return
  }
  console.error('No browser could be installed. Install Chrome or Chromium, or set CHROMIUM_PATH.')
  process.exit(1)
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  if (!findBrowser()) install()
  console.log(`browser: ${findBrowser()}`)
}
