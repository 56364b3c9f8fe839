/** What is said where a script is late or did not come. Every page loads this, so it is apart from the other words. */
export const words = {
  late: 'This is still loading.',
  lost: 'This could not be loaded. Check the connection.',
  gone: 'This could not be loaded, because the site has changed since you opened this page.',
  again: 'try again',
  reload: 'reload the page',
}
