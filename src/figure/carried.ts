/**
 * A model's state that goes along from page to page. It is kept when the reader works on a model and offered on the next page
 * that shows the same model; nothing is applied unless the reader asks for it.
 */
import { useState, useSyncExternalStore } from 'react'
import { type Params, type Spec, checkValue, sameValue } from './params.ts'
import { type Carried, readStorage, writeStorage } from '../progress/storage.ts'

export interface Offer<S extends Spec> {
  /** Where it was left, in words: "the home page". */
  readonly from: string
  readonly params: Partial<Params<S>>
}

/** What of a stored state fits this figure's table; null if nothing does. */
export function readOffer<S extends Spec>(spec: S, carried: Carried | null | undefined): Offer<S> | null {
  if (!carried) return null
  const entries = Object.entries(carried.params).flatMap(([name, stored]) => {
    const result = Object.hasOwn(spec, name) ? checkValue(spec[name]!, stored) : undefined
    return result?.value === undefined ? [] : [[name, result.value]]
  })
  return entries.length === 0 ? null : { from: carried.from, params: Object.fromEntries(entries) as Partial<Params<S>> }
}

const never = () => () => {}

/** The state this model was left in, on another page or here last time; null at first and where it is already shown. */
export function useOffer<S extends Spec>(model: string, spec: S, params: Params<S>): Offer<S> | null {
  // Static HTML knows no storage, so the first frame offers nothing.
  const text = useSyncExternalStore(
    never,
    () => JSON.stringify(readStorage().carried?.[model] ?? null),
    () => 'null',
  )
  const offer = readOffer(spec, JSON.parse(text) as Carried | null)
  const isShown =
    offer !== null && Object.entries(offer.params).every(([name, value]) => sameValue(value, params[name]))
  return isShown ? null : offer
}

/**
 * Keeps a model's state for other pages.
 * @param onlyWatched - the figure moved by itself: what the reader left elsewhere stays.
 * @returns null, or why it could not be kept.
 */
export function keepCarried(model: string, carried: Carried, onlyWatched: boolean): string | null {
  const all = readStorage().carried ?? {}
  if (onlyWatched && all[model] && all[model].from !== carried.from) return null
  return writeStorage({ carried: { ...all, [model]: carried } })
}

/** The same for a figure: `keep` is called where the state changes, `problem` says why the browser did not keep it. */
export function useKeep(model: string, from: string) {
  const [problem, setProblem] = useState<string | null>(null)
  return {
    problem,
    keep: (params: Carried['params'], { onlyWatched }: { onlyWatched: boolean }) =>
      setProblem(keepCarried(model, { from, params }, onlyWatched)),
  }
}
