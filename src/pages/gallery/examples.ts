import type { ComponentType } from 'react'

export interface Example {
  /** 'axis' */
  readonly name: string
  readonly title: string
  readonly Example: ComponentType
  /** The file as it stands: what an author copies. */
  readonly source: string
}

type Modules = Record<string, { readonly default: ComponentType; readonly title: string }>

const list = (modules: Modules, sources: Record<string, string>): readonly Example[] =>
  Object.entries(modules).map(([path, { default: Component, title }]) => ({
    name: path.split('/').at(-1)!.replace('.tsx', ''),
    title,
    Example: Component,
    source: sources[path]!,
  }))

/** SVG, at most 320 by 150. */
export const marks = list(
  import.meta.glob('./marks/*.tsx', { eager: true }),
  import.meta.glob('./marks/*.tsx', { eager: true, query: '?raw', import: 'default' }),
)
export const controls = list(
  import.meta.glob('./controls/*.tsx', { eager: true }),
  import.meta.glob('./controls/*.tsx', { eager: true, query: '?raw', import: 'default' }),
)
export const lessonWords = list(
  import.meta.glob('./lesson/*.tsx', { eager: true }),
  import.meta.glob('./lesson/*.tsx', { eager: true, query: '?raw', import: 'default' }),
)
