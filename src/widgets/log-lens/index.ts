import { defineWidget } from '../../figure/widget.ts'
import { words } from './en.ts'
import LogLens from './LogLens.tsx'
import { spec } from './params.ts'

export const widget = defineWidget({ spec, Component: LogLens, words: { en: words }, title: words.title })
