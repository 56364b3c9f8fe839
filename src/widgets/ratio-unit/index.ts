import { defineWidget } from '../../figure/widget.ts'
import RatioUnit from './RatioUnit.tsx'
import { words } from './en.ts'
import { spec } from './params.ts'

export const widget = defineWidget({ spec, Component: RatioUnit, words: { en: words } })
