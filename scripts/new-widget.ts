/** `npm run new:widget learning-rate`: a folder with a working figure of one slider, and its test. */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { format, resolveConfig } from 'prettier'
import { componentName } from '../src/course/component-name.ts'

const name = process.argv[2] ?? ''
if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(name)) {
  console.error(
    `The widget's name is "${name}"; allowed: lower case words joined by hyphens, as in "npm run new:widget learning-rate".`,
  )
  process.exit(1)
}
const folder = `src/widgets/${name}`
if (existsSync(folder)) {
  console.error(`${folder} exists already.`)
  process.exit(1)
}
const component = componentName(name)
const files: Record<string, string> = {
  [`${folder}/params.ts`]: `import { type Spec, number } from '../../figure/params.ts'

/** What this figure lets the reader change. */
export const spec = {
  logit: number({ min: -5, max: 5, step: 0.1, start: 1 }),
} satisfies Spec
`,
  [`${folder}/model.ts`]: `import type { Params } from '../../figure/params.ts'
import { softmax } from '../../core/numerics/softmax.ts'
import type { spec } from './params.ts'

export interface Scene {
  readonly logit: number
  readonly probability: number
}

/** All numbers the drawing shows, from the core. */
export function scene({ logit }: Params<typeof spec>): Scene {
  return { logit, probability: softmax([logit, 0], 1)[0]! }
}
`,
  [`${folder}/en.ts`]: `import { fixed } from '../../plot/number.ts'
import type { Scene } from './model.ts'

const narrate = ({ logit, probability }: Scene) => \`A logit of \${fixed(logit, 1)} against one of 0 has probability \${fixed(probability, 3)}.\`

export const words = {
  title: '${name.replaceAll('-', ' ')}',
  look: 'Move the logit and watch its probability.',
  logit: 'logit z',
  narrate,
  table: { caption: 'The state of the figure', head: ['logit', 'probability'] },
}
export type Words = typeof words
`,
  [`${folder}/${component}.tsx`]: `import { Figure } from '../../figure/figure.tsx'
import { Slider } from '../../figure/inputs.tsx'
import { type WidgetProps, useWidget } from '../../figure/store.ts'
import { Label } from '../../plot/marks.tsx'
import { at, fixed } from '../../plot/number.ts'
import { Responsive, type Size } from '../../plot/responsive.tsx'
import type { Words } from './en.ts'
import { type Scene, scene } from './model.ts'
import { spec } from './params.ts'

const listings = [() => import('../../core/numerics/softmax.ts?listing')]

/** The picture alone: same scene, same SVG. */
export function Drawing({ size: { width }, scene: { probability } }: { readonly size: Size; readonly scene: Scene }) {
  return (
    <g data-concept="policy">
      <rect className="bar" x="0" y="24" width={at(width * probability)} height="24" />
      <Label x={0} y={16} concept="policy">
        {fixed(probability, 3)}
      </Label>
    </g>
  )
}

export default function ${component}({ id, start, words }: WidgetProps<typeof spec, Words>) {
  const live = useWidget(spec, { id, start })
  const s = scene(live.params)
  return (
    <Figure
      live={live}
      look={words.look}
      drawing={<Responsive heights={{ wide: 56, narrow: 56 }} label={words.narrate(s)} draw={(size) => <Drawing size={size} scene={s} />} />}
      controls={<Slider parameter={spec.logit} value={s.logit} onChange={(logit) => live.set({ logit })} label={words.logit} text={fixed(s.logit, 1)} />}
      status={words.narrate(s)}
      table={{ ...words.table, rows: [[fixed(s.logit, 1), fixed(s.probability, 3)]] }}
      listings={listings}
    />
  )
}
`,
  [`${folder}/index.ts`]: `import { defineWidget } from '../../figure/widget.ts'
import { words } from './en.ts'
import { spec } from './params.ts'
import ${component} from './${component}.tsx'

export const widget = defineWidget({ spec, Component: ${component}, words: { en: words }, title: words.title })
`,
  [`tests/widgets/${name}.test.tsx`]: `import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { defaults } from '../../src/figure/params.ts'
import { scene } from '../../src/widgets/${name}/model.ts'
import { spec } from '../../src/widgets/${name}/params.ts'
import { Drawing } from '../../src/widgets/${name}/${component}.tsx'

test('draws the start as recorded', async () => {
  const svg = renderToStaticMarkup(<Drawing size={{ width: 640, height: 56, compact: false }} scene={scene(defaults(spec))} />)
  await expect(svg.replaceAll('><', '>\\n<')).toMatchFileSnapshot('../output/${name}.svg')
})

test('equal logits share the probability', () => {
  expect(scene({ logit: 0 }).probability).toBe(0.5)
})
`,
}
mkdirSync(folder, { recursive: true })
const style = (await resolveConfig('package.json')) ?? {}
for (const [path, text] of Object.entries(files)) writeFileSync(path, await format(text, { ...style, filepath: path }))
console.log(
  `${Object.keys(files).join('\n')}\n\nSee it at /embed/${name}/ with "npm run dev"; in a lesson write <${component} />.`,
)
