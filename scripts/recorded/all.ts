/** Makes every recording anew, one after the other: `npm run record`. */
import { spawnSync } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'

const helpers = ['all.ts', 'record.ts']
const scripts = readdirSync(import.meta.dirname).filter((name) => name.endsWith('.ts') && !helpers.includes(name))
for (const script of scripts.sort()) {
  const { status, error } = spawnSync(process.execPath, ['--import', 'tsx', join(import.meta.dirname, script)], {
    stdio: 'inherit',
  })
  if (error) throw error
  if (status !== 0) throw new Error(`scripts/recorded/${script} ended with status ${status}.`)
}
