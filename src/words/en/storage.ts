/** Apart from the other words on progress, because every page loads what keeps things. */
export const words = {
  notKept: (reason: string) => `Your browser did not keep this: ${reason}`,
}
