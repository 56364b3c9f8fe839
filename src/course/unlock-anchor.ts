/** Where a link points that shows a waiting control of a figure; without scripts it leads to the figure. */
export const unlockAnchor = (figure: string, control: string): string => `${figure}.${control}`
