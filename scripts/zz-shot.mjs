import { chromium } from '@playwright/test'
const [name, query = '', tag = 'a', widths = '1440,360', schemes = 'light', click = ''] = process.argv.slice(2)
const b = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox', '--disable-quic', '--disable-background-networking'] })
for (const w of widths.split(',').map(Number)) for (const scheme of schemes.split(',')) {
  const p = await b.newPage({ viewport: { width: w, height: w < 500 ? 800 : 900 }, colorScheme: scheme })
  p.on('console', (m) => m.type() === 'error' && console.log('console:', m.text().slice(0, 300)))
  p.on('pageerror', (e) => console.log('pageerror:', e.message.slice(0, 300)))
  await p.goto(`http://127.0.0.1:${process.env.PORT ?? 4850}/embed/${name}/${query}`, { waitUntil: 'load', timeout: 120000 })
  await p.waitForTimeout(Number(process.env.WAIT ?? 4000))
  if (click) { await p.getByRole('button', { name: click, exact: true }).first().click(); await p.waitForTimeout(2500) }
  const over = await p.evaluate(() => document.documentElement.scrollWidth - innerWidth)
  console.log(w, scheme, 'overflow', over, 'height', await p.evaluate(() => document.querySelector('figure')?.getBoundingClientRect().height))
  await p.screenshot({ path: `/tmp/w/code-${name}-${tag}-${w}-${scheme}.png`, fullPage: w > 500 })
  await p.close()
}
await b.close()
