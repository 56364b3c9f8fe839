/** What a page says whose scripts are late or did not come at all. It is part of the page, because no script is there to say it. */
export const words = {
  late: 'The scripts of this page are still loading. Until they are here, figures and exercises do nothing.',
  failed: 'The scripts of this page could not be loaded. You can read everything, but the figures do not respond.',
  again: 'try again',
  stillLost: 'There is still no connection.',
}
