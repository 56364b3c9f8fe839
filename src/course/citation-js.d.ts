/** The part of citation-js that bibliography.ts uses; the packages bring no types. */
declare module '@citation-js/core' {
  /** One person or organisation of CSL-JSON. */
  export interface CslName {
    readonly family: string
    readonly given?: string
  }
  /** One work of CSL-JSON. */
  export interface CslItem {
    readonly id: string
    readonly title?: string
    readonly author?: readonly CslName[]
    readonly number?: string
    readonly DOI?: string
    readonly URL?: string
  }
  export class Cite {
    constructor(data: readonly CslItem[], options?: { readonly generateGraph?: boolean })
    format(type: 'citation', options: { readonly template: string; readonly entry: string }): string
    format(
      type: 'bibliography',
      options: { readonly template: string; readonly asEntryArray: true },
    ): readonly (readonly [id: string, text: string])[]
  }
  export const plugins: {
    readonly input: {
      chain(text: string, options: { readonly generateGraph: false; readonly target?: string }): readonly unknown[]
    }
    readonly config: { get(name: '@csl'): { readonly styles: { add(name: string, style: string): void } } }
  }
}
declare module '@citation-js/plugin-bibtex' {}
declare module '@citation-js/plugin-csl' {}
