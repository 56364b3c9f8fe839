import { defineWidget } from '../../figure/widget.ts'
import { words } from './en.ts'
import { spec } from './params.ts'
import Sampler from './Sampler.tsx'

export const widget = defineWidget({ spec, Component: Sampler, words: { en: words } })
