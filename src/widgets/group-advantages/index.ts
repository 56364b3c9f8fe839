import { defineWidget } from '../../figure/widget.ts'
import GroupAdvantages from './GroupAdvantages.tsx'
import { words } from './en.ts'
import { spec } from './params.ts'

export const widget = defineWidget({ spec, Component: GroupAdvantages, words: { en: words } })
