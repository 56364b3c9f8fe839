import { defineWidget } from '../../figure/widget.ts'
import { words } from './en.ts'
import { spec } from './params.ts'
import SoftmaxWalk from './SoftmaxWalk.tsx'

export const widget = defineWidget({ spec, Component: SoftmaxWalk, words: { en: words } })
