import { defineWidget } from '../../figure/widget.ts'
import { words } from './en.ts'
import Nudge from './Nudge.tsx'
import { spec } from './params.ts'

export const widget = defineWidget({ spec, Component: Nudge, words: { en: words } })
