import type { ComponentType } from 'react'
import type { Spec } from './params.ts'
import type { WidgetProps } from './store.ts'

/** What a widget folder's index.ts hands to the site: its table, its component, its words per language. */
export interface WidgetDefinition<S extends Spec = Spec, W = unknown> {
  readonly spec: S
  readonly Component: ComponentType<WidgetProps<S, W>>
  readonly words: { readonly en: W }
  /**
   * When its scripts are fetched: as the reader comes near, or, for a figure that reads completely as it stands, at the first
   * touch. Near by default.
   */
  readonly wakes?: 'near' | 'touch'
  /** The figure's title in lists, embeds and error boxes. */
  readonly title: string
}

export const defineWidget = <S extends Spec, W>(definition: WidgetDefinition<S, W>): WidgetDefinition =>
  definition as unknown as WidgetDefinition
