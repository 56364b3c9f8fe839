/** Progress as a file: what is saved on one machine is read on another. */
import { words } from '../words/en/progress.ts'
import { type Progress, mergeProgress, parseProgress, progressText } from './document.ts'

/** A file of ours with every question of the course is a tenth of this. */
export const LARGEST_FILE = 256 * 1024
const FORMAT = 'advantage-progress'

/** The document, and a mark by which it is known again. */
export const fileText = (progress: Progress): string =>
  `${JSON.stringify({ format: FORMAT, ...(JSON.parse(progressText(progress)) as object) }, null, 2)}\n`

export type Import =
  | { readonly progress: Progress; readonly words: string }
  /** Nothing was changed, and why. */
  | { readonly problem: string }

/** @param name - of the file, for what is said. */
export function importText(text: string, name: string, here: Progress): Import {
  if (text.length > LARGEST_FILE) return { problem: words.tooLarge(name, LARGEST_FILE / 1024) }
  let format: unknown
  try {
    format = (JSON.parse(text) as { format?: unknown } | null)?.format
  } catch {
    return { problem: words.notOurs(name) }
  }
  const reading = parseProgress(text)
  if (format !== FORMAT || reading.kind === 'damaged') return { problem: words.notOurs(name) }
  if (reading.kind === 'newer') return { problem: words.fileNewer(name) }
  const { answers, predictions, tests, opened } = reading.progress
  const said = words.imported(name, answers.size + predictions.size + tests.size + opened.size)
  return {
    progress: mergeProgress(here, reading.progress),
    words: reading.dropped > 0 ? `${said} ${words.importedPartly(reading.dropped)}` : said,
  }
}
