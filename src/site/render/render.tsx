import type { ComponentType } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { href } from '../../course/address.ts'
import { lessons as course, lessonBySlug, lessonPath } from '../../course/catalogue.ts'
import { type LessonExtent, minutesOf } from '../../course/extent.ts'
import type { FrontMatter } from '../../course/front-matter.ts'
import { slugOfFile } from '../../course/written.ts'
import type { Page, Pages, WrittenLesson } from '../../pages/page.ts'
import type { Renderer } from '../renderer.ts'
import type { Settings } from '../settings.ts'
import { words } from '../../words/en/site.ts'
import { contentSecurityPolicy } from './content-security-policy.ts'
import { Document } from './document.tsx'
import { hideScript } from './hide-script.ts'
import { Island, widgets } from './island.tsx'
import { inlineSheet } from './inline-sheet.ts'
import { questions } from './questions.tsx'
import { sheetsOf } from './sheets.ts'
import { themeScript } from './theme-script.ts'
import { components } from './vocabulary.tsx'

interface LessonModule {
  readonly default: ComponentType<{ components: Record<string, unknown> }>
  readonly frontmatter: FrontMatter
  readonly extent: LessonExtent
  readonly headings: WrittenLesson['headings']
}

const lessonModules = import.meta.glob<LessonModule>('../../../lessons/en/*.mdx', { eager: true })

const written: readonly WrittenLesson[] = Object.entries(lessonModules)
  .map(([file, { default: Content, frontmatter, headings, extent }]) => {
    const row = lessonBySlug(slugOfFile(file))
    const text = () => <Content components={components} />
    return {
      ...row,
      ...frontmatter,
      title: frontmatter.heading ?? row.title,
      path: lessonPath(row.slug),
      headings,
      minutes: minutesOf(extent.core),
      furtherMinutes: minutesOf(extent.further),
      text,
    }
  })
  .sort((a, b) => a.number - b.number)

const registry = import.meta.glob<Pages>('../../pages/*/page.tsx', { eager: true, import: 'pages' })

function pages({ issuesUrl }: Settings): ReadonlyMap<string, Page> {
  const site = {
    lessons: written,
    questions,
    figures: widgets,
    island: (figure: string) => <Island widget={figure} />,
    issuesUrl,
  }
  return new Map(
    Object.values(registry)
      .flatMap((pagesOf) => pagesOf(site))
      .map((page) => [page.path, page]),
  )
}

/** Pages a reader is likely to open next are fetched while the pointer rests on a link. */
const speculationRules = JSON.stringify({
  prefetch: [
    {
      where: { and: [{ href_matches: `${href('/')}*` }, { not: { href_matches: `${href('/')}*\\?*` } }] },
      eagerness: 'moderate',
    },
  ],
})

function render({ content, ...page }: Page, settings: Settings): string {
  const canonical = settings.siteUrl && page.kind !== 'not-found' ? settings.siteUrl + href(page.path) : undefined
  const embedScript = page.kind === 'embed' ? { hideScript } : {}
  const main = renderToStaticMarkup(
    <>
      {page.kind === 'embed' ? <h1 className="visually-hidden">{page.title}</h1> : null}
      {content()}
    </>,
  )
  return `<!doctype html>${renderToStaticMarkup(
    <Document
      page={{
        ...page,
        ...embedScript,
        language: settings.language,
        themeScript,
        speculationRules,
        sheets: sheetsOf(main),
        csp: contentSecurityPolicy([themeScript, speculationRules, ...Object.values(embedScript)]),
        ...(canonical ? { canonical, siteUrl: settings.siteUrl } : {}),
      }}
      content={main}
    />,
  )}`
}

const socialPictures = () => [
  { path: '/social/home.png', number: undefined, title: words.socialTitle },
  ...written.map(({ slug, number, title }) => ({ path: `/social/${slug}.png`, number, title })),
]

function llmsText(settings: Settings): string {
  const address = (path: string) => (settings.siteUrl ?? '') + href(path)
  const lines = course.map(({ slug, number, title, can }) => {
    const lesson = written.find((entry) => entry.slug === slug)
    return lesson
      ? `- [${number}. ${title}](${address(lesson.path)}): ${can}`
      : `- ${words.llms.inWriting(`${number}. ${title}`)}: ${can}`
  })
  return `# ${words.name}\n\n> ${words.description(course.length)}\n\n${words.llms.numbers}\n\n## ${words.llms.lessons}\n\n${lines.join('\n')}\n`
}

export const renderer: Renderer<Page> = { pages, render, inlineSheet, socialPictures, llmsText }
