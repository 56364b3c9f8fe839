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
const files: Record<string, string> = {
  [`${folder}/params.ts`]: `import { type Spec, number } from '../../figure/params.ts'

/** What this figure lets the reader change. */
export const spec = {
  logit: number({ min: -5, max: 5, step: 0.1, start: 1 }),
} satisfies Spec
`,
  [`${folder}/model.ts`]: `import { softmax } from '../../core/numerics/softmax.ts'
import type { Params } from '../../figure/params.ts'
import type { spec } from './params.ts'

export interface Scene {
  readonly logit: number
  readonly probability: number
}

/** All numbers the drawing shows, from the core. */
export function scene({ logit }: Params<typeof spec>): Scene {
  return { logit, probability: softmax([logit, 0], 1)[0]! }
}

/** The numbers of the table. */
export const rows = (s: Scene): readonly Scene[] => [s]
`,
  [`${folder}/en.ts`]: `import { fixed, probabilityText } from '../../plot/number.ts'
import type { Scene } from './model.ts'

const narrate = ({ logit, probability }: Scene) =>
  \`A logit of \${fixed(logit, 1)} against one of 0 has probability \${probabilityText(probability)}.\`

export const words = {
  title: '${name.replaceAll('-', ' ')}',
  look: 'Move the logit and watch its probability.',
  narrate,
  picture: narrate,
  controls: { logit: 'logit z' },
  table: {
    caption: 'The state of the figure',
    head: ['logit', 'probability'],
    row: ({ logit, probability }: Scene) => [fixed(logit, 1), probabilityText(probability)],
  },
}
export type Words = typeof words
`,
  [`${folder}/drawing.tsx`]: `import type { DrawingProps } from '../../figure/definition.ts'
import { ProbabilityBar } from '../../plot/bars.tsx'
import type { Size } from '../../plot/responsive.tsx'
import { scaleLinear } from '../../plot/scale.ts'
import type { Words } from './en.ts'
import type { Scene } from './model.ts'

/** Where things lie at one size. */
export const layout = ({ width }: Size) => ({ x: scaleLinear([0, 1], [0, width - 60]), y: 28 })

export const Drawing = ({ plot: { x, y }, scene: s }: DrawingProps<Scene, Words, ReturnType<typeof layout>>) => (
  <ProbabilityBar x={x} y={y} value={s.probability} digits={3} />
)
`,
  [`${folder}/index.ts`]: `import { defineWidget } from '../../figure/widget.ts'
import { Drawing, layout } from './drawing.tsx'
import { words } from './en.ts'
import { rows, scene } from './model.ts'
import { spec } from './params.ts'

export const widget = defineWidget({
  spec,
  words: { en: words },
  scene,
  rows,
  Drawing,
  layout,
  size: { wide: 56, narrow: 56 },
  controls: ['logit'],
  code: [() => import('../../core/numerics/softmax.ts?of=softmaxInto&listing')],
})
`,
  [`tests/widgets/${name}.test.tsx`]: `import { expect, test } from 'vitest'
import { scene } from '../../src/widgets/${name}/model.ts'
import { spec } from '../../src/widgets/${name}/params.ts'
import { scenes } from './kit.tsx'

const at = scenes(spec, scene)

test('equal logits share the probability', () => {
  expect(at({ logit: 0 }).probability).toBe(0.5)
})
`,
}
mkdirSync(folder, { recursive: true })
const style = (await resolveConfig('package.json')) ?? {}
for (const [path, text] of Object.entries(files)) writeFileSync(path, await format(text, { ...style, filepath: path }))
console.log(
  `${Object.keys(files).join('\n')}\n\nSee it at /embed/${name}/ with "npm run dev"; in a lesson write <${componentName(name)} />.
How the parts fit stands at the head of src/figure/widget.ts. Record its drawing, and look at it, with
npx vitest run tests/widgets/figures.test.tsx -t ${name} -u`,
)
