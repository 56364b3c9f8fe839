/** Hands the reader a file. */
export function download(name: string, blob: Blob): void {
  const link = document.createElement('a')
  link.download = name
  link.href = URL.createObjectURL(blob)
  link.click()
  // The browser takes what it needs in its own time.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
}
