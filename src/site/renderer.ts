import type { Settings } from './settings.ts'

/** A page as the build sees it: it hands it back to be rendered. */
interface RenderablePage {
  readonly path: string
  readonly kind: string
}

/** What src/site/render offers the build, which loads it through Vite and never imports it. */
export interface Renderer<Page extends RenderablePage = RenderablePage> {
  /** Every page of the site, by path. */
  readonly pages: (settings: Settings) => ReadonlyMap<string, Page>
  readonly render: (page: Page, settings: Settings) => string
  /** The page with its one style sheet inside instead of linked, and allowed by the page's policy. */
  readonly inlineSheet: (html: string, css: string) => string
  readonly socialPictures: () => readonly {
    readonly path: string
    readonly number: number | undefined
    readonly title: string
  }[]
  /** The site in plain text, for language models and for readers who prefer it: https://llmstxt.org */
  readonly llmsText: (settings: Settings) => string
}
