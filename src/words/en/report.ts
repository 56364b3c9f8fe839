/** What a report of an error begins with. */
export const words = {
  seenAt: (address: string) => `Seen at ${address}`,
}
