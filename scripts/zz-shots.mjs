import { chromium } from '@playwright/test'
const figs = process.argv[2].split(',')
const specs = process.argv[3].split(',') // 768l
const out = process.argv[4]
const port = process.argv[5] ?? 4345
const b = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox','--disable-quic','--disable-background-networking'] })
for (const f of figs) for (const s of specs) {
  const w = parseInt(s), dark = s.endsWith('d')
  const c = await b.newContext({ viewport: { width: w, height: 1100 }, colorScheme: dark ? 'dark' : 'light', reducedMotion: 'reduce' })
  const p = await c.newPage()
  await p.goto(`http://localhost:${port}/embed/${f}/`)
  await p.waitForTimeout(1500)
  await p.locator('figure').first().screenshot({ path: `${out}/p6-${f}-${s}.png` }).catch(e => console.log(f, s, e.message))
  await c.close()
}
await b.close()
