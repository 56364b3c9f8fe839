/** How two methods differ on one knob; apart from the page that compares them, because a figure says it too. */
export const words = {
  gone: (before: string) => `${before} is gone`,
  added: (after: string) => `${after} is added`,
  instead: (after: string, before: string) => `${after} instead of ${before}`,
}
