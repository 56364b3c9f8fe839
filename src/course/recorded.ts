/** A file of lessons/recorded: what a committed, seeded script measured. */
export interface Recording {
  readonly command: string
  readonly seeds: readonly [first: number, last: number]
  /** Hash of the core's sources when it was recorded. */
  readonly core: string
  readonly rows: readonly Readonly<Record<string, unknown>>[]
}

const files = import.meta.glob<Recording>('../../lessons/recorded/*.json', { eager: true, import: 'default' })

/** Every recording by the name of its file, in order. */
export const recordings: ReadonlyMap<string, Recording> = new Map(
  Object.entries(files)
    .map(
      ([path, recording]) =>
        [
          path
            .split('/')
            .at(-1)!
            .replace(/\.json$/, ''),
          recording,
        ] as const,
    )
    .sort(([a], [b]) => a.localeCompare(b)),
)

/** What a lesson asks of a recording. */
export interface RecordedValue {
  /** The file under lessons/recorded, without its ending. */
  readonly record: string
  /** What the row says: enough of it that only one row fits. */
  readonly row: Readonly<Record<string, unknown>>
  /** The entry of the row; with a dot, an entry of an entry: "lost.clip". */
  readonly value: string
}

/**
 * One number of one row.
 * @throws RangeError naming what there is, unless exactly one row fits and its entry is a number.
 */
export function recordedNumber({ record, row, value }: RecordedValue): number {
  const recording = recordings.get(record)
  if (!recording) throw new RangeError(`no recording "${record}"; there are: ${[...recordings.keys()].join(', ')}`)
  const asked = JSON.stringify(row)
  const fitting = recording.rows.filter((candidate) =>
    Object.entries(row).every(([name, entry]) => candidate[name] === entry),
  )
  if (fitting.length !== 1)
    throw new RangeError(`${fitting.length} rows of lessons/recorded/${record}.json fit ${asked}; allowed: exactly one`)
  const found = value
    .split('.')
    .reduce<unknown>((entry, name) => (entry as Record<string, unknown> | undefined)?.[name], fitting[0])
  if (typeof found !== 'number')
    throw new RangeError(
      `the row ${asked} of lessons/recorded/${record}.json has no number "${value}"; it has: ${Object.keys(fitting[0]!).join(', ')}`,
    )
  return found
}
