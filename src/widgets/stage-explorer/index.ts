import { defineWidget } from '../../figure/widget.ts'
import StageExplorer from './StageExplorer.tsx'
import { words } from './en.ts'
import { spec } from './params.ts'

export const widget = defineWidget({ spec, Component: StageExplorer, words: { en: words } })
