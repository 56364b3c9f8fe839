import { defineWidget } from '../../figure/widget.ts'
import { words } from './en.ts'
import { spec } from './params.ts'
import River from './River.tsx'

export const widget = defineWidget({ spec, Component: River, words: { en: words } })
