/**
 * Sections and figures that stood in one lesson and now stand elsewhere. Links from outside name the first: its page keeps the
 * anchors, at its end, as links to the new place, and the page's script follows them at once. A row is never taken away.
 */
export interface MovedPart {
  readonly from: string
  /** A page of this site, by its path. */
  readonly to: string
  /** Anchors of sections and exercises. */
  readonly anchors: readonly string[]
  /** Ids of figures: their state travels with the link. */
  readonly figures: readonly string[]
}

export const movedParts: readonly MovedPart[] = [
  {
    from: 'groups',
    to: '/lessons/family/',
    anchors: [
      'dapo',
      'entropy',
      'ratios',
      'gspo',
      'cispo',
      'knobs',
      'matrix',
      'established',
      'exercise-gspo-clips-more',
    ],
    figures: ['ratio-unit'],
  },
  { from: 'groups', to: '/algorithms/', anchors: [], figures: ['method-matrix'] },
]
