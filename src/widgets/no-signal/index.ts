import { defineWidget } from '../../figure/widget.ts'
import NoSignal from './NoSignal.tsx'
import { words } from './en.ts'
import { spec } from './params.ts'

export const widget = defineWidget({ spec, Component: NoSignal, words: { en: words }, title: words.title })
