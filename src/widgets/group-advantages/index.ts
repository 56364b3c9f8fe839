import { defineWidget } from '../../figure/widget.ts'
import { answers, rewardInputs } from './controls.tsx'
import { Drawing, layout, size } from './drawing.tsx'
import { words } from './en.ts'
import { rows, scene } from './model.ts'
import { PRESETS, spec } from './params.ts'

/**
 * One answer's advantage, by the knob "divide by": GRPO, Shao et al. 2024, §4.1.2; Dr. GRPO, Liu et al. 2025; beside it
 * RLOO, Ahmadian et al. 2024. R̄ is the mean of the group, R̄₋ᵢ that of the others.
 */
const formulas = {
  divided: tex`\advantage_{\slot{member}{\text{3}}}=\dfrac{\Reward_{\slot{member}{\text{3}}}-\bar{\Reward}}{\operatorname{std}+ε}\wrap=\dfrac{\slot{reward}{\text{0}}-\slot{mean}{\text{0}}}{\slot{std}{\text{0}}+\slot{epsilon}{\text{0}}}=\slot{result}{\text{0}}\qquad\wrap\text{RLOO:}\;\;\Reward_{\slot{member}{\text{3}}}-\bar{\Reward}_{\text{others}}\wrap=\slot{reward}{\text{0}}-\slot{others}{\text{0}}=\slot{rloo}{\text{0}}`,
  centred: tex`\vphantom{\dfrac{R}{ε}}\advantage_{\slot{member}{\text{3}}}=\Reward_{\slot{member}{\text{3}}}-\bar{\Reward}\wrap=\slot{reward}{\text{0}}-\slot{mean}{\text{0}}=\slot{result}{\text{0}}\qquad\wrap\text{RLOO:}\;\;\Reward_{\slot{member}{\text{3}}}-\bar{\Reward}_{\text{others}}\wrap=\slot{reward}{\text{0}}-\slot{others}{\text{0}}=\slot{rloo}{\text{0}}`,
} as const

export const widget = defineWidget({
  spec,
  words: { en: words },
  scene,
  rows,
  Drawing,
  layout,
  size,
  formula: ({ form, advantages, member }) => ({
    formula: formulas[form === 'none' ? 'centred' : 'divided'],
    // What prints as 0 has no sign colour.
    sign: Number((advantages?.grpo.values[member] ?? 0).toFixed(3)),
  }),
  controls: (use) => [{ presets: PRESETS }, 'std', 'epsilon', answers(use)],
  handles: rewardInputs,
  room: { status: { wide: 2, narrow: 4 }, formula: { wide: 2.3, narrow: 5.45 } },
  code: [
    () => import('../../core/advantages/group-advantages.ts?of=groupAdvantages&listing'),
    () => import('../../core/advantages/rloo.ts?of=rlooAdvantages&listing'),
  ],
})
