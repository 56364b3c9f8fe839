import { createContext, useContext } from 'react'

/** Words that every figure shares, one table per language; each widget adds its own in its folder. */
const en = {
  reset: 'reset',
  seed: 'seed',
  newSeed: 'another seed',
  link: 'link to this state',
  linkCopied: 'link copied',
  linkByHand: 'copy this address',
  code: 'code',
  data: 'data',
  save: 'save',
  close: 'close',
  copyCode: 'copy',
  codeReference: 'its documentation',
  codeCopied: 'copied',
  formulaTerms: 'terms of this formula',
  codeTerms: 'terms of this code',
  codeIntro: (path: string, names: readonly string[]) =>
    names.length === 0
      ? `This is the module the figure runs, ${path}, as it stands in the source.`
      : `This is ${names.join(' and ')} of ${path}, which the figure runs, as it stands in the source.`,
  loading: 'loading',
  loadFailed: 'This could not be loaded. Check the connection and press again.',
  refused: (parameter: string, value: string, allowed: string) => `${parameter} was “${value}”; allowed: ${allowed}.`,
  refusedIntro: 'The link asked for something this figure cannot show, so the start value stands in its place.',
  dismiss: 'dismiss',
  play: 'play',
  pause: 'pause',
  step: 'step',
  stepOf: (step: number, furthest: number) => `${step} of ${furthest}`,
  stepSpoken: (step: number, furthest: number) => `step ${step} of ${furthest}`,
  guessFirst: 'Guess first:',
  theQuestion: 'the question',
  skip: 'skip',
  yourGuess: 'your guess',
  itsQuestion: 'the question to this figure',
  continueFrom: (from: string) => `continue from ${from}`,
  moreControls: (n: number) => `${n} more controls`,
  on: 'on',
  off: 'off',
}

export type InterfaceWords = typeof en
export const languages = { en } as const
export type Language = keyof typeof languages

/** Set once per island; React context does not cross islands. */
export const LanguageContext = createContext<Language>('en')
export const useInterfaceWords = (): InterfaceWords => languages[useContext(LanguageContext)]
