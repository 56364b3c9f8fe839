/** Five scores each that show one edge of softmax. The last keeps the gaps of the start: the same policy, three lower. */
export const PRESETS = {
  equal: [1, 1, 1, 1, 1],
  huge: [12, 1, 0.5, 0, -1],
  extreme: [1000, 999, 0, -999, -1000],
  negative: [-1, -2, -2.5, -3, -4],
} as const
export type Preset = keyof typeof PRESETS
