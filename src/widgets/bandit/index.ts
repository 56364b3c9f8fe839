import { defineWidget } from '../../figure/widget.ts'
import Bandit from './Bandit.tsx'
import { words } from './en.ts'
import { spec } from './params.ts'

export const widget = defineWidget({ spec, Component: Bandit, words: { en: words } })
