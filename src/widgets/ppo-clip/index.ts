import { defineWidget } from '../../figure/widget.ts'
import { words } from './en.ts'
import { spec } from './params.ts'
import PpoClip from './PpoClip.tsx'

export const widget = defineWidget({ spec, Component: PpoClip, words: { en: words }, title: words.title })
