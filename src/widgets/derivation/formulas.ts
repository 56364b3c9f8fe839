/** Lines and candidates as formulas, made at build; ∇ is the gradient in θ. */
import type { FormId } from './lines.ts'

export const formulas: Readonly<Record<FormId, string>> = {
  objective: tex`J(\parameters)=\displaystyle\sum_a\pi(a)\,\reward(a)`,
  gradients: tex`\nabla J=\displaystyle\sum_a\nabla\bigl[\pi(a)\,\reward(a)\bigr]`,
  constant: tex`\nabla J=\displaystyle\sum_a\reward(a)\,\nabla\pi(a)`,
  timesOne: tex`\nabla J=\displaystyle\sum_a\pi(a)\,\frac{\nabla\pi(a)}{\pi(a)}\,\reward(a)`,
  log: tex`\nabla J=\displaystyle\sum_a\pi(a)\,\reward(a)\,\nabla\log\pi(a)`,
  average: tex`\nabla J=\mathbb E_{a\sim\pi}\bigl[\,\reward(a)\,\nabla\log\pi(a)\,\bigr]`,
  rewardMoves: tex`\nabla J=\displaystyle\sum_a\pi(a)\,\nabla\reward(a)`,
  objectiveAgain: tex`\nabla J=\displaystyle\sum_a\pi(a)\,\reward(a)`,
  noReward: tex`\nabla J=\displaystyle\sum_a\nabla\pi(a)`,
  productRule: tex`\nabla J=\displaystyle\sum_a\bigl[\reward(a)\,\nabla\pi(a)+\pi(a)\bigr]`,
  inFront: tex`\nabla J=\displaystyle\sum_a\pi(a)\,\reward(a)\,\nabla\pi(a)`,
  divided: tex`\nabla J=\displaystyle\sum_a\reward(a)\,\frac{\nabla\pi(a)}{\pi(a)}`,
  innerLost: tex`\nabla J=\displaystyle\sum_a\pi(a)\,\frac{1}{\pi(a)}\,\reward(a)`,
  inTheLog: tex`\nabla J=\displaystyle\sum_a\pi(a)\,\nabla\log\bigl[\pi(a)\,\reward(a)\bigr]`,
  anyDraw: tex`\nabla J=\mathbb E_{a\sim\text{uniform}}\bigl[\,\reward(a)\,\nabla\log\pi(a)\,\bigr]`,
  twice: tex`\nabla J=\mathbb E_{a\sim\pi}\bigl[\,\pi(a)\,\reward(a)\,\nabla\log\pi(a)\,\bigr]`,
}
