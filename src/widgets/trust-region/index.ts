import { defineWidget } from '../../figure/widget.ts'
import { words } from './en.ts'
import { spec } from './params.ts'
import TrustRegion from './TrustRegion.tsx'

export const widget = defineWidget({ spec, Component: TrustRegion, words: { en: words } })
