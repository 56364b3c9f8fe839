/** The recorded runs, which the figure's script does not carry: the browser fetches them (`recording` of src/figure/definition.ts). */
import address from '../../../lessons/recorded/curves/fresh-batches.json?url'

export interface Curves {
  /** After how many batches a point was kept. */
  readonly batches: readonly number[]
  /** By passes, lag and step size: one line for the three rules. */
  readonly settings: Readonly<Record<string, string>>
}

let curves: Curves | null = import.meta.env.SSR
  ? (await import('../../../lessons/recorded/curves/fresh-batches.json')).default
  : null

/** @throws Error if asked before the recording has come. */
export function recordedCurves(): Curves {
  if (!curves) throw new Error('lessons/recorded/curves/fresh-batches.json has not come yet')
  return curves
}

export const recording = {
  address,
  keep: (json: unknown) => {
    curves = json as Curves
  },
}
