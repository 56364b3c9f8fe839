import { defineWidget } from '../../figure/widget.ts'
import { words } from './en.ts'
import InnerEpochs from './InnerEpochs.tsx'
import { spec } from './params.ts'

export const widget = defineWidget({ spec, Component: InnerEpochs, words: { en: words } })
