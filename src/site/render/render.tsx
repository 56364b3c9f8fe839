import { type ComponentType, type ReactNode } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { type Question, QuestionsContext, testPath } from '../../lesson/exercise.tsx'
import { LessonPage } from '../../lesson/lesson-page.tsx'
import { Algorithms, algorithmsHeadings } from '../../pages/algorithms/algorithms.tsx'
import { Glossary } from '../../pages/glossary/glossary.tsx'
import { Home } from '../../pages/home/home.tsx'
import { NotFound } from '../../pages/not-found.tsx'
import { ProgressPage } from '../../pages/progress/progress.tsx'
import { Recorded } from '../../pages/recorded/recorded.tsx'
import { Reference, referenceHeadings } from '../../pages/reference/reference.tsx'
import { References } from '../../pages/references/references.tsx'
import { Test } from '../../pages/test/test.tsx'
import { lessons as course, lessonByNumber } from '../../course/catalogue.ts'
import { Document, type PageMeta } from './document.tsx'
import { hideScript } from './hide-script.ts'
import { href } from '../../course/address.ts'
import { Island, widgets } from './island.tsx'
import { type FrontMatter, checkFrontMatter } from '../../course/front-matter.ts'
import { questions } from './questions.tsx'
import { contentSecurityPolicy } from '../build/security.ts'
import type { Settings } from '../settings.ts'
import { themeScript } from './theme-script.ts'
import { components } from './vocabulary.tsx'

interface LessonModule {
  readonly default: ComponentType<{ components: Record<string, unknown> }>
  readonly frontmatter: unknown
  readonly headings: readonly { id: string; text: string; level: number }[]
}

interface Page {
  readonly meta: Omit<PageMeta, 'themeScript' | 'speculationRules' | 'csp' | 'canonical'>
  readonly content: () => ReactNode
}

const modules = import.meta.glob<LessonModule>('../../../lessons/en/*.mdx', { eager: true })

export interface LessonEntry extends FrontMatter {
  readonly path: string
  readonly headings: LessonModule['headings']
  readonly Content: LessonModule['default']
}

const written: readonly LessonEntry[] = Object.entries(modules)
  .map(([file, module]) => {
    const front = checkFrontMatter(module.frontmatter, file.replace('../../', ''))
    return { ...front, path: `/lessons/${front.slug}/`, headings: module.headings, Content: module.default }
  })
  .sort((a, b) => a.number - b.number)

const lessonPage = (lesson: LessonEntry, settings: Settings): Page => ({
  meta: {
    path: lesson.path,
    kind: 'lesson',
    title: lesson.title,
    description: lesson.description,
    language: 'en',
    lesson: { number: lesson.number, minutes: lesson.minutes },
    headings: lesson.headings.filter(({ level }) => level === 2),
    socialImage: `/social/${lesson.slug}.png`,
  },
  content: () => (
    <QuestionsContext.Provider value={{ lesson: lesson.number, questions }}>
      <LessonPage lesson={lesson} issuesUrl={settings.issuesUrl}>
        <lesson.Content components={components} />
      </LessonPage>
    </QuestionsContext.Provider>
  ),
})

const testPage = ([number, asked]: readonly [number, readonly Question[]]): Page => ({
  meta: {
    path: testPath(number),
    kind: 'page',
    title: `Test: ${lessonByNumber(number).title}`,
    description: `The ${asked.length} questions of lesson ${number}, each with its explained answer.`,
    language: 'en',
    isHidden: true,
  },
  content: () => <Test number={number} questions={asked} />,
})

const embedPage = (name: string): Page => ({
  meta: {
    path: `/embed/${name}/`,
    kind: 'embed',
    title: widgets.get(name)!.title,
    description: widgets.get(name)!.title,
    language: 'en',
    head: <script dangerouslySetInnerHTML={{ __html: hideScript }} />,
  },
  content: () => <Island widget={name} />,
})

const HOME_DESCRIPTION =
  'A course on reinforcement-learning post-training of language models, in 14 lessons with live figures that run the algorithms in your browser.'

/** Every page of the site, by path. */
export function pages(settings: Settings): ReadonlyMap<string, Page> {
  const all: Page[] = [
    {
      meta: {
        path: '/',
        kind: 'home',
        title: 'Advantage',
        description: HOME_DESCRIPTION,
        language: 'en',
        socialImage: '/social/home.png',
      },
      content: () => <Home figure={<Island widget="river" />} questions={questions} />,
    },
    ...written.map((lesson) => lessonPage(lesson, settings)),
    ...[...questions].map(testPage),
    ...[...widgets.keys()].map(embedPage),
    {
      meta: {
        path: '/progress/',
        kind: 'page',
        title: 'Your progress',
        description:
          'How far you are in the course, what should come back, and the file that carries it to another machine.',
        language: 'en',
      },
      content: () => <ProgressPage questions={questions} />,
    },
    {
      meta: {
        path: '/reference/core/',
        kind: 'page',
        title: 'The RL core',
        description:
          'Every function of the core that the figures run: shapes, units, sources and where libraries differ.',
        language: 'en',
        headings: referenceHeadings,
      },
      content: () => <Reference />,
    },
    {
      meta: {
        path: '/reference/recorded/',
        kind: 'page',
        title: 'Recorded runs',
        description: 'Every number of the course that was recorded: the command, the seeds, the median and the band.',
        language: 'en',
      },
      content: () => <Recorded />,
    },
    {
      meta: {
        path: '/algorithms/',
        kind: 'page',
        title: 'Eight methods, few differences',
        description:
          'REINFORCE, PPO, RLOO, GRPO, DAPO, Dr. GRPO, CISPO and GSPO: a tree, a table, and any two compared term by term.',
        language: 'en',
        headings: algorithmsHeadings,
      },
      content: () => <Algorithms matrix={<Island widget="method-matrix" />} />,
    },
    {
      meta: {
        path: '/glossary/',
        kind: 'page',
        title: 'Symbols',
        description: 'Every symbol of the course: what it means, its unit, and the lessons that use it.',
        language: 'en',
      },
      content: () => <Glossary />,
    },
    {
      meta: {
        path: '/references/',
        kind: 'page',
        title: 'Sources',
        description: 'Every work the course stands on, and the lessons that cite it.',
        language: 'en',
      },
      content: () => <References lessons={written} />,
    },
    {
      meta: {
        path: '/404.html',
        kind: 'not-found',
        title: 'Page not found',
        description: 'There is no page at this address.',
        language: 'en',
      },
      content: () => <NotFound />,
    },
  ]
  return new Map(all.map((page) => [page.meta.path, page]))
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

export function render({ meta, content }: Page, settings: Settings): string {
  const canonical = settings.siteUrl && meta.kind !== 'not-found' ? settings.siteUrl + href(meta.path) : undefined
  return `<!doctype html>${renderToStaticMarkup(
    <Document
      page={{
        ...meta,
        themeScript,
        speculationRules,
        csp: contentSecurityPolicy([themeScript, speculationRules, ...(meta.kind === 'embed' ? [hideScript] : [])]),
        ...(canonical ? { canonical, siteUrl: settings.siteUrl } : {}),
      }}
    >
      {content()}
    </Document>,
  )}`
}

export const socialPictures = () => [
  { path: '/social/home.png', number: undefined, title: 'RL post-training of language models, live in your browser' },
  ...written.map(({ slug, number, title }) => ({ path: `/social/${slug}.png`, number, title })),
]

/** The site in plain text, for language models and for readers who prefer it: https://llmstxt.org */
export function llmsText(settings: Settings): string {
  const address = (path: string) => (settings.siteUrl ?? '') + href(path)
  const lines = course.map(({ number, title, can }) => {
    const lesson = written.find((entry) => entry.number === number)
    return lesson
      ? `- [${number}. ${title}](${address(lesson.path)}): ${can}`
      : `- ${number}. ${title} (in writing): ${can}`
  })
  return `# Advantage\n\n> ${HOME_DESCRIPTION}\n\nEvery number on a page is computed by the site's own core, recorded by a committed seeded script, or cited.\n\n## Lessons\n\n${lines.join('\n')}\n`
}
