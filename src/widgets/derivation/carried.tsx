import type { ReactElement } from 'react'
import { useOffer } from '../../figure/carried.ts'
import type { Use } from '../../figure/definition.ts'
import { defaults } from '../../figure/params.ts'
import { RunButton, RunButtons } from '../../run/run-buttons.tsx'
import { words as interfaceWords } from '../../words/en/interface.ts'
import type { Words } from './en.ts'
import { logitsAfter, run } from './left.ts'
import type { Scene } from './model.ts'
import { spec } from './params.ts'

type DerivationUse = Use<typeof spec, Scene, Words>

export const carried = (use: DerivationUse): ReactElement => <Carried key="logits" {...use} />

/** Offered, never applied unasked: the policy the reader left in the game, and the way back to the equal one. */
function Carried({ params: { logits }, words, set }: DerivationUse) {
  const offer = useOffer('bandit', run, defaults(run))
  const left = offer === null ? null : logitsAfter({ ...defaults(run), ...offer.params })
  const isShown = left !== null && left.every((logit, i) => logit === logits[i])
  return (
    <RunButtons label={words.policy}>
      {offer === null || left === null ? null : (
        <RunButton disabled={isShown} onPress={() => set({ logits: left })}>
          {interfaceWords.continueFrom(offer.from)}
        </RunButton>
      )}
      <RunButton disabled={logits.every((logit) => logit === 0)} onPress={() => set({ logits: spec.logits.start })}>
        {words.fresh}
      </RunButton>
    </RunButtons>
  )
}
