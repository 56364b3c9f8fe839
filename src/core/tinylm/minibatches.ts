/** One batch in parts: each pass of a training step goes through all of them, in a new order, and updates after each. */
import { type Random } from '../random/mulberry32.ts'
import { shuffle } from '../random/shuffle.ts'
import type { TrainingBatch } from './trainer-batch.ts'

/** The rows of a batch that a minibatch trains on. */
export function selectRows(batch: TrainingBatch, rows: readonly number[]): TrainingBatch {
  const pick = <Item>(items: readonly Item[]): Item[] => rows.map((row) => items[row] as Item)
  return {
    ...batch,
    rollouts: pick(batch.rollouts),
    mask: pick(batch.mask),
    behaviourLogProbs: pick(batch.behaviourLogProbs),
    oldLogProbs: pick(batch.oldLogProbs),
    refLogProbs: pick(batch.refLogProbs),
    advantages: pick(batch.advantages),
  }
}

/** The batch's rows in as many parts as there are minibatches, shuffled if there is more than one. */
export function minibatchRows(count: number, parts: number, random: Random): number[][] {
  const rows = Array.from({ length: count }, (_, row) => row)
  if (parts === 1) return [rows]
  const order = shuffle(rows, random)
  return Array.from({ length: parts }, (_, part) =>
    order.slice(Math.floor((part * count) / parts), Math.floor(((part + 1) * count) / parts)),
  )
}
