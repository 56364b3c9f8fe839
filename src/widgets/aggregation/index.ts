import { defineWidget } from '../../figure/widget.ts'
import Aggregation from './Aggregation.tsx'
import { words } from './en.ts'
import { spec } from './params.ts'

export const widget = defineWidget({ spec, Component: Aggregation, words: { en: words } })
