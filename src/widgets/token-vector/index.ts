import { defineWidget } from '../../figure/widget.ts'
import { words } from './en.ts'
import { spec } from './params.ts'
import TokenVector from './TokenVector.tsx'

export const widget = defineWidget({ spec, Component: TokenVector, words: { en: words } })
