import { useCallback, useEffect, useState } from 'react'
import { useStore } from 'zustand'
import { type StoreApi, createStore } from 'zustand/vanilla'
import { decodeParams, encodeParams } from './link.ts'
import { type Params, type Problem, type Spec, sameValue } from './params.ts'
import { type Question, useQuestion } from './question.ts'
import { paramsAtStep, stepAnchor, stepOfHash, useSteps } from './steps.ts'

/** How long a widget rests before its state is written to the address. Safari refuses more than 100 writes in 30 seconds. */
const DEBOUNCE_MILLISECONDS = 350

interface WidgetState<S extends Spec> {
  readonly params: Params<S>
  /** Where reset leads: the start, or the state of the current step of a Scrolly. */
  readonly base: Params<S>
  /** What the figure showed before the reader changed anything: the start, what a link asked for, or a step. */
  readonly arrived: Params<S>
  /** The step that `base` belongs to; null outside a Scrolly. */
  readonly step: number | null
  /** What the link asked for and did not get. */
  readonly problems: readonly Problem[]
  /** True once the reader or a link has changed something. */
  readonly touched: boolean
  readonly set: (patch: Partial<Params<S>>) => void
  readonly reset: () => void
  readonly dismissProblems: () => void
}

type Store<S extends Spec> = StoreApi<WidgetState<S>>

const createWidgetStore = <S extends Spec>(start: Params<S>, step: number | null = null): Store<S> =>
  createStore<WidgetState<S>>()((set) => ({
    params: start,
    base: start,
    arrived: start,
    step,
    problems: [],
    touched: false,
    set: (patch) => set(({ params }) => ({ params: { ...params, ...patch }, touched: true })),
    reset: () => set(({ base }) => ({ params: base, problems: [], touched: true })),
    dismissProblems: () => set({ problems: [] }),
  }))

const differs = <S extends Spec>(spec: S, a: Params<S>, b: Params<S>) =>
  Object.keys(spec).some((name) => !sameValue(a[name], b[name]))

/** The page's path with this widget's present state in it. */
function pathOf<S extends Spec>(store: Store<S>, spec: S, id: string): string {
  const { params, base } = store.getState()
  return location.pathname + encodeParams(spec, id, params, base, location.search)
}

/** What the address bar holds: where the reader is, and this widget's present state. */
function addressOf<S extends Spec>(store: Store<S>, spec: S, id: string): string {
  const { params, base, step } = store.getState()
  // State that belongs to a step is read back at that step.
  const hash = step !== null && differs(spec, params, base) ? `#${stepAnchor(id, step)}` : location.hash
  return pathOf(store, spec, id) + hash
}

/** What the reader hands on: it opens at this figure, at its step if it has steps. */
function linkOf<S extends Spec>(store: Store<S>, spec: S, id: string): string {
  const { step } = store.getState()
  return `${location.origin}${pathOf(store, spec, id)}#${step === null ? id : stepAnchor(id, step)}`
}

/** Reads the widget's part of the address now, writes it after every change, follows back and forward. */
function connectToAddress<S extends Spec>(store: Store<S>, spec: S, id: string): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  const read = () => {
    const { base, params: before } = store.getState()
    const { patch, problems } = decodeParams(spec, id, location.search)
    const params = { ...base, ...patch }
    if (differs(spec, params, before) || problems.length > 0)
      store.setState({ params, arrived: params, problems, touched: Object.keys(patch).length > 0 })
  }
  const write = () => {
    clearTimeout(timer)
    timer = undefined
    const address = addressOf(store, spec, id)
    if (address !== location.pathname + location.search + location.hash)
      history.replaceState(history.state, '', address)
  }
  const flush = () => timer !== undefined && write()
  // A jump to an anchor is a popstate too: what is not yet in the address must not be lost to it.
  const follow = () => (timer === undefined ? read() : write())
  const unsubscribe = store.subscribe((state, previous) => {
    if (state.params === previous.params) return
    clearTimeout(timer)
    timer = setTimeout(write, DEBOUNCE_MILLISECONDS)
  })
  read()
  window.addEventListener('popstate', follow)
  window.addEventListener('pagehide', flush)
  return () => {
    flush()
    unsubscribe()
    window.removeEventListener('popstate', follow)
    window.removeEventListener('pagehide', flush)
  }
}

export interface WidgetProps<S extends Spec, W> {
  /** Unique on the page; the prefix of its entries in the address. */
  readonly id: string
  readonly start: Params<S>
  readonly words: W
  /** Steps of a Scrolly that drive this widget: overrides per step, applied in order. */
  readonly steps?: readonly Partial<Params<S>>[]
}

export interface Live<S extends Spec> extends WidgetState<S> {
  readonly spec: S
  /** The question this figure waits for, if one stands before it. */
  readonly question: Question | null
  /** The full address of this page with this widget's present state in it; it opens at the widget. */
  readonly link: () => string
}

const ignore = () => {}

const NO_STEPS: readonly never[] = []

/** A widget's state on this page: one store per instance, kept in step with the address and with the steps of its Scrolly. */
export function useWidget<S extends Spec>(
  spec: S,
  { id, start, steps = NO_STEPS }: Omit<WidgetProps<S, unknown>, 'words'>,
): Live<S> {
  const [store] = useState(() => createWidgetStore(start, steps.length > 0 ? 0 : null))
  useEffect(() => {
    const step = stepOfHash(id, steps.length, location.hash)
    if (step !== null) {
      const base = paramsAtStep(start, steps, step)
      store.setState({ base, params: base, arrived: base, step })
    }
    return connectToAddress(store, spec, id)
  }, [store, spec, id, start, steps])
  const onStep = useCallback(
    (step: number) => {
      // The first step reported is often the one the address already names: what the link says stays.
      if (step === store.getState().step) return
      const base = paramsAtStep(start, steps, step)
      store.setState({ base, params: base, arrived: base, step, problems: [] })
    },
    [store, start, steps],
  )
  useSteps(id, steps.length, onStep)
  const question = useQuestion(
    id,
    (patch) => store.getState().set(patch),
    () => store.getState().touched,
  )
  const state = useStore(store)
  return {
    ...state,
    // The reader's hands are tied until the guess; the steps of a Scrolly, links and reset are not.
    set: question?.waits ? ignore : state.set,
    spec,
    question,
    link: () => linkOf(store, spec, id),
  }
}
