/**
 * Sections and figures that stood in one lesson and now stand in another. Links from outside name the first: its page keeps the
 * anchors, at its end, as links to the new place, and the page's script follows them at once. A row is never taken away.
 */
export interface MovedPart {
  readonly from: string
  readonly to: string
  /** Anchors of sections, guesses and exercises. */
  readonly anchors: readonly string[]
  /** Ids of figures: their state travels with the link. */
  readonly figures: readonly string[]
}

export const movedParts: readonly MovedPart[] = [
  {
    from: 'groups',
    to: 'family',
    anchors: [
      'dapo',
      'entropy',
      'ratios',
      'gspo',
      'cispo',
      'knobs',
      'matrix',
      'established',
      'predict-who-still-moves',
      'exercise-gspo-clips-more',
    ],
    figures: ['ratio-unit', 'method-matrix'],
  },
]
