/** `tsx bench/live-formula.ts`: what a dragged slider pays for the numbers in a formula, per frame. */
import { createServer } from 'vite'
import { listings } from '../src/site/build/listing.ts'
import { texMacro } from '../src/site/build/tex-macro.ts'

const FRAMES = 20_000
const server = await createServer({
  configFile: false,
  logLevel: 'error',
  server: { middlewareMode: true, watch: null, ws: false },
  optimizeDeps: { noDiscovery: true },
  plugins: [listings(), texMacro()],
})
const { fillSlots } = (await server.ssrLoadModule('/src/figure/live-formula.tsx')) as {
  fillSlots: (html: string, values: Readonly<Record<string, string>>) => string
}
const { formulaHtml } = (await server.ssrLoadModule('/src/course/formula.ts')) as {
  formulaHtml: (tex: string, options: { display: boolean }) => string
}
const html = formulaHtml(
  String.raw`\min\bigl(\underset{\slot{ratio}{\text{0}}}{\ratio}\underset{\slot{advantage}{\text{0}}}{\advantage},\slot{clip}{\text{0}}\bigr)=\slot{result}{\text{0}}`,
  { display: false },
)
const values = (n: number) => ({ ratio: (n / 7).toFixed(2), advantage: '+1', clip: '1.20', result: (n / 3).toFixed(3) })
for (let n = 0; n < 2000; n += 1) fillSlots(html, values(n))
const before = performance.now()
for (let n = 0; n < FRAMES; n += 1) fillSlots(html, values(n))
console.log(`fillSlots: ${(((performance.now() - before) / FRAMES) * 1000).toFixed(1)} µs per frame`)
await server.close()
