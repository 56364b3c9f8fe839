/** Lines and candidates as formulas, made at build; ∇ is the gradient in θ. */
import type { FormId } from './lines.ts'

export const formulas: Readonly<Record<FormId, string>> = {
  objective: drawnTex`J(\parameters)=\displaystyle\sum_a\pi(a)\,\reward(a)`,
  gradients: drawnTex`\nabla J=\displaystyle\sum_a\nabla\bigl[\pi(a)\,\reward(a)\bigr]`,
  constant: drawnTex`\nabla J=\displaystyle\sum_a\reward(a)\,\nabla\pi(a)`,
  timesOne: drawnTex`\nabla J=\displaystyle\sum_a\pi(a)\,\frac{\nabla\pi(a)}{\pi(a)}\,\reward(a)`,
  log: drawnTex`\nabla J=\displaystyle\sum_a\pi(a)\,\reward(a)\,\nabla\log\pi(a)`,
  average: drawnTex`\nabla J=\mathbb E_{a\sim\pi}\bigl[\,\reward(a)\,\nabla\log\pi(a)\,\bigr]`,
  rewardMoves: drawnTex`\nabla J=\displaystyle\sum_a\pi(a)\,\nabla\reward(a)`,
  objectiveAgain: drawnTex`\nabla J=\displaystyle\sum_a\pi(a)\,\reward(a)`,
  noReward: drawnTex`\nabla J=\displaystyle\sum_a\nabla\pi(a)`,
  productRule: drawnTex`\nabla J=\displaystyle\sum_a\bigl[\reward(a)\,\nabla\pi(a)+\pi(a)\bigr]`,
  inFront: drawnTex`\nabla J=\displaystyle\sum_a\pi(a)\,\reward(a)\,\nabla\pi(a)`,
  divided: drawnTex`\nabla J=\displaystyle\sum_a\reward(a)\,\frac{\nabla\pi(a)}{\pi(a)}`,
  innerLost: drawnTex`\nabla J=\displaystyle\sum_a\pi(a)\,\frac{1}{\pi(a)}\,\reward(a)`,
  inTheLog: drawnTex`\nabla J=\displaystyle\sum_a\pi(a)\,\nabla\log\bigl[\pi(a)\,\reward(a)\bigr]`,
  anyDraw: drawnTex`\nabla J=\mathbb E_{a\sim\text{uniform}}\bigl[\,\reward(a)\,\nabla\log\pi(a)\,\bigr]`,
  twice: drawnTex`\nabla J=\mathbb E_{a\sim\pi}\bigl[\,\pi(a)\,\reward(a)\,\nabla\log\pi(a)\,\bigr]`,
}
