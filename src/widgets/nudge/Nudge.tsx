import { Figure } from '../../figure/figure.tsx'
import { Choice, Slider } from '../../figure/inputs.tsx'
import { LiveFormula } from '../../figure/live-formula.tsx'
import { type WidgetProps, useWidget } from '../../figure/store.ts'
import { signed } from '../../plot/number.ts'
import { Responsive } from '../../plot/responsive.tsx'
import { Drawing } from './drawing.tsx'
import type { Words } from './en.ts'
import { scene, table } from './model.ts'
import { spec } from './params.ts'

const listings = [
  () => import('../../core/numerics/log-softmax.ts?listing'),
  () => import('../../core/bandit/exact-gradient.ts?listing'),
]

/** The gradient of one logprob in its own logit and in another's: the row of e_a − π the figure draws as arrows. */
const formula = tex`\dfrac{\partial\log\pi_{\slot{own}{\text{a}}}}{\partial \logit_{\slot{own}{\text{a}}}}=1-\underset{\slot{p}{\text{0}}}{\pi_{\slot{own}{\text{a}}}}=\slot{result}{\text{0}}\qquad\wrap\dfrac{\partial\log\pi_{\slot{own}{\text{a}}}}{\partial \logit_{\slot{other}{\text{b}}}}=-\underset{\slot{q}{\text{0}}}{\pi_{\slot{other}{\text{b}}}}=\slot{otherResult}{\text{0}}`

export default function Nudge({ id, start, words, steps }: WidgetProps<typeof spec, Words>) {
  const live = useWidget(spec, { id, start, ...(steps ? { steps } : {}) })
  const { params, set } = live
  const s = scene(params)
  return (
    <Figure
      live={live}
      className="nudge"
      look={words.look}
      drawing={
        <>
          <LiveFormula formula={formula} values={words.slots(s)} label={words.formula(s)} />
          <Responsive
            heights={{ wide: 268, narrow: 392 }}
            label={words.picture(s)}
            draw={(size) => <Drawing size={size} scene={s} words={words} />}
          />
        </>
      }
      controls={
        <>
          <Choice
            parameter={spec.token}
            value={params.token}
            onChange={(token) => set({ token })}
            label={words.token}
            names={words.tokens}
          />
          <Slider
            parameter={spec.push}
            value={params.push}
            onChange={(push) => set({ push })}
            label={words.push}
            text={signed(params.push, 1)}
            spoken={words.pushSpoken(s)}
          />
          <Choice
            parameter={spec.from}
            value={params.from}
            onChange={(from) => set({ from })}
            label={words.from}
            names={words.starts}
          />
        </>
      }
      status={words.narrate(s)}
      table={table(s, words)}
      listings={listings}
    />
  )
}
