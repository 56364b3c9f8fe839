import { defineWidget } from '../../figure/widget.ts'
import { words } from './en.ts'
import MethodMatrix from './MethodMatrix.tsx'
import { spec } from './params.ts'

export const widget = defineWidget({
  spec,
  Component: MethodMatrix,
  words: { en: words },
  wakes: 'touch',
})
