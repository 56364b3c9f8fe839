/** What the site says about what it keeps. */
export const progressWords = {
  newer:
    'Your progress was written by a newer version of this course. It is left as it is; what you do on this page is not kept. Reload to get the newer version.',
  notKept: (reason: string) =>
    `${reason.replace(/\.?$/, '.')} What you do here counts until you close or leave the page.`,
  damaged: (key: string) =>
    `Your progress could not be read. It starts afresh; the unreadable text is kept in this browser as “${key}”.`,
  partlyDamaged: (dropped: number, key: string) =>
    `${dropped} ${dropped === 1 ? 'entry' : 'entries'} of your progress could not be read; the rest is kept. The text as it was is kept in this browser as “${key}”.`,
}
