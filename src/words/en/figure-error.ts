/** What stands in the place of a figure that stopped. */
export const words = {
  stopped: (title: string) => `This figure stopped: ${title}.`,
  rest: 'The rest of the page is not affected. Reset takes the figure back to its start and drops its state from the address.',
  reset: 'reset',
}
