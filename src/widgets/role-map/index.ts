import { defineWidget } from '../../figure/widget.ts'
import RoleMap from './RoleMap.tsx'
import { words } from './en.ts'
import { spec } from './params.ts'

export const widget = defineWidget({ spec, Component: RoleMap, words: { en: words } })
