import { useSlices } from '../../run/slices.ts'
import { NO_READERS, READERS, type ReaderSettings, type Readers, addReader } from './readers.ts'

/** The readers for these settings, as they finish. */
export const useReaders = ({ stepSize, baseline }: ReaderSettings): Readers =>
  useSlices(`${stepSize} ${baseline}`, {
    start: NO_READERS,
    add: (readers) => addReader(readers, { stepSize, baseline }),
    isDone: ({ done }) => done >= READERS,
    slice: 3,
  })
