/**
 * What the site keeps on the reader's machine, behind one versioned key. Storage may be absent, full, blocked or damaged:
 * reading then gives the empty state, writing returns what went wrong, and the page works on.
 */
import { words } from '../words/en/storage.ts'

const KEY = 'advantage'
const VERSION = 1

/** Where src/progress keeps what it knows of the reader; here, so that a page can ask whether there is anything without loading it. */
export const PROGRESS_KEY = 'advantage-progress'

/** Questions that were skipped before the script that keeps answers had come: "lesson/prediction", a line each. */
export const SKIPPED_KEY = `${PROGRESS_KEY}-skipped`

/** A model's state that another lesson may offer to continue from; never applied unasked. */
export interface Carried {
  /** Where it was left, in the reader's words: "lesson 1". */
  readonly from: string
  readonly params: Readonly<Record<string, number | string | boolean>>
}

export interface Stored {
  readonly theme?: 'light' | 'dark' | undefined
  readonly carried?: Readonly<Record<string, Carried>>
}

export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** The text under a key; null if there is none, or no storage. */
export function readText(key: string): string | null {
  try {
    return localStorage.getItem(key)
  } catch {
    return null
  }
}

/** @returns null, or why it could not be kept. */
export function writeText(key: string, text: string): string | null {
  try {
    localStorage.setItem(key, text)
    return null
  } catch (error) {
    return words.notKept(error instanceof Error ? error.message : String(error))
  }
}

export function removeText(key: string): void {
  try {
    localStorage.removeItem(key)
  } catch {
    // Without storage there is nothing to remove.
  }
}

function readCarried(value: unknown): Record<string, Carried> {
  if (!isRecord(value)) return {}
  const isPlain = (item: unknown) => ['number', 'string', 'boolean'].includes(typeof item)
  return Object.fromEntries(
    Object.entries(value).filter(
      ([, item]) =>
        isRecord(item) &&
        typeof item.from === 'string' &&
        isRecord(item.params) &&
        Object.values(item.params).every(isPlain),
    ),
  ) as unknown as Record<string, Carried>
}

/** Reads what is there; what is not ours or not valid is left out. */
function parseStored(text: string | null): Stored {
  let value: unknown
  try {
    value = JSON.parse(text ?? '')
  } catch {
    return {}
  }
  if (!isRecord(value) || value.version !== VERSION) return {}
  const { theme } = value
  return { ...(theme === 'light' || theme === 'dark' ? { theme } : {}), carried: readCarried(value.carried) }
}

export const readStorage = (): Stored => parseStored(readText(KEY))

/** Merges `patch` into what is stored. @returns null, or why it could not be kept. */
export const writeStorage = (patch: Partial<Stored>): string | null =>
  writeText(KEY, JSON.stringify({ ...readStorage(), ...patch, version: VERSION }))
