import { chromium } from '@playwright/test'
const b = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox','--disable-quic','--disable-background-networking'] })
for (const [w,dark] of [[390,false],[768,true],[1440,false]]) {
  const c = await b.newContext({ viewport: { width: w, height: 900 }, colorScheme: dark?'dark':'light', reducedMotion: 'reduce' })
  const p = await c.newPage()
  await p.goto('http://localhost:4345/algorithms/'); await p.waitForTimeout(1500)
  await p.locator('.method-matrix').scrollIntoViewIfNeeded(); await p.waitForTimeout(400)
  await p.locator('.method-matrix-figure').evaluate(e=>e.scrollIntoView({block:'start'})); await p.waitForTimeout(400)
  await p.screenshot({ path: `/tmp/w/p6s/mm-${w}.png` })
  await p.goto('http://localhost:4345/lessons/softmax/'); await p.waitForTimeout(1200)
  await p.evaluate(()=>document.querySelector('#predict-the-others').scrollIntoView()); await p.waitForTimeout(1500)
  await p.evaluate(()=>document.querySelector('x-island#nudge').scrollIntoView()); await p.waitForTimeout(1200)
  await p.screenshot({ path: `/tmp/w/p6s/nu-${w}.png` })
  await p.goto('http://localhost:4345/lessons/groups/#lengths'); await p.waitForTimeout(1200)
  await p.evaluate(()=>[...document.querySelectorAll('.prose table')].at(1)?.scrollIntoView({block:'center'})); await p.waitForTimeout(900)
  await p.screenshot({ path: `/tmp/w/p6s/tb-${w}.png` })
  await c.close()
}
await b.close()
