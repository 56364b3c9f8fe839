/** Words for saving and embedding a figure; apart from the others, because few readers open them. */
export const words = {
  title: 'save this figure',
  svg: 'SVG',
  png: 'PNG, twice the size',
  csv: 'CSV, the data',
  fullScreen: 'full screen',
  leaveFullScreen: 'leave full screen',
  embed: 'embed code, with this state',
  hide: { controls: 'without controls', tools: 'without tools' },
  copy: 'copy the code',
  copied: 'copied',
  copyByHand: 'Copying is not allowed here. The code is selected: copy it by hand.',
  failed: 'This browser could not make the picture. The SVG holds the same drawing.',
  screenRefused: 'This browser does not allow full screen here.',
  hideRefused: 'The address asked to hide a part that cannot be hidden, so it stays.',
}
