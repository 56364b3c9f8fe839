import type { ReactNode } from 'react'
import { isWritten } from '../../course/written.ts'
import { lessonPath, lessons } from '../../course/catalogue.ts'
import { href } from '../../course/address.ts'
import { sentence } from '../../lesson/sentence.ts'
import type { Page } from '../../pages/page.ts'
import { words as scriptWords } from '../../words/en/scripts-note.ts'
import { words } from '../../words/en/site.ts'

/** A page, and what the build knows of the place it will stand in. */
export interface PageMeta extends Omit<Page, 'content'> {
  readonly language: string
  readonly themeScript: string
  readonly speculationRules: string
  readonly csp: string
  /** The style sheets, in their order. */
  readonly sheets: readonly string[]
  /** Runs in the head of an embed before its first paint. */
  readonly hideScript?: string
  /** The page's public address and the site's origin; left out where it is not known. */
  readonly canonical?: string
  readonly siteUrl?: string | undefined
}

const fullTitle = ({ kind, title, lesson }: PageMeta) =>
  kind === 'home' ? words.homeTitle : lesson ? words.lessonTitle(title, lesson.number) : words.pageTitle(title)

/** The page around every page: head, masthead, footer. `content` is the HTML of its main part. */
export function Document({ page, content }: { readonly page: PageMeta; readonly content: string }): ReactNode {
  const main = { __html: content }
  return (
    <html lang={page.language}>
      <head>
        <meta httpEquiv="Content-Security-Policy" content={page.csp} />
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{fullTitle(page)}</title>
        <meta name="description" content={page.description} />
        <meta name="color-scheme" content="light dark" />
        <meta name="theme-color" media="(prefers-color-scheme: light)" content="#fbfaf6" />
        <meta name="theme-color" media="(prefers-color-scheme: dark)" content="#16171a" />
        <script dangerouslySetInnerHTML={{ __html: page.themeScript }} />
        {page.sheets.map((sheet) => (
          <link key={sheet} rel="stylesheet" href={sheet} />
        ))}
        <link rel="icon" href={href('/favicon.svg')} type="image/svg+xml" />
        <link rel="icon" href={href('/favicon-32.png')} type="image/png" sizes="32x32" />
        <link rel="apple-touch-icon" href={href('/apple-touch-icon.png')} />
        <SocialTags page={page} />
        {page.hideScript ? <script dangerouslySetInnerHTML={{ __html: page.hideScript }} /> : null}
        <script type="module" src="/src/site/client/entry.ts" />
        <script type="speculationrules" dangerouslySetInnerHTML={{ __html: page.speculationRules }} />
      </head>
      <body className={`page-${page.kind}`}>
        {page.kind === 'embed' ? (
          <main id="main" className="embed" dangerouslySetInnerHTML={main} />
        ) : (
          <>
            <a className="skip-link" href="#main">
              {words.skip}
            </a>
            <Masthead page={page} />
            <main id="main" tabIndex={-1} dangerouslySetInnerHTML={main} />
            <Footer page={page} />
          </>
        )}
        <ScriptsNote />
      </body>
    </html>
  )
}

function SocialTags({ page }: { readonly page: PageMeta }): ReactNode {
  const { canonical, siteUrl, socialImage } = page
  const isHidden = page.isHidden || page.kind === 'not-found' || page.kind === 'embed'
  if (!canonical) return isHidden ? <meta name="robots" content="noindex" /> : null
  return (
    <>
      <link rel="canonical" href={canonical} />
      <meta property="og:url" content={canonical} />
      <meta property="og:type" content={page.kind === 'lesson' ? 'article' : 'website'} />
      <meta property="og:site_name" content={words.name} />
      <meta property="og:title" content={page.title} />
      <meta property="og:description" content={page.description} />
      {socialImage && siteUrl ? (
        <>
          <meta property="og:image" content={`${siteUrl}${href(socialImage)}`} />
          <meta property="og:image:width" content="1200" />
          <meta property="og:image:height" content="630" />
          <meta property="og:image:alt" content={page.title} />
          <meta name="twitter:card" content="summary_large_image" />
        </>
      ) : null}
      {isHidden ? <meta name="robots" content="noindex" /> : null}
    </>
  )
}

/** For a page whose scripts do not come; out of sight until the script in its head finds that out. */
const ScriptsNote = (): ReactNode => (
  <div className="scripts-note" role="alert">
    <p>
      <span className="scripts-late">{scriptWords.late}</span>
      <span className="scripts-failed">{scriptWords.failed}</span>{' '}
      <span className="scripts-lost">{scriptWords.stillLost}</span>
    </p>
    <button type="button" data-reload="">
      {scriptWords.again}
    </button>
  </div>
)

/** The name, and where you are. No bar, no menu. */
const Masthead = ({ page }: { readonly page: PageMeta }): ReactNode => (
  <header className="masthead">
    <a className="site-name" href={href('/')} {...(page.kind === 'home' ? { 'aria-current': 'page' as const } : {})}>
      {words.name}
    </a>
    {page.lesson ? (
      <LessonWay current={page.lesson.number} />
    ) : (
      <p className="site-line">{words.line(lessons.length)}</p>
    )}
    <button type="button" className="theme-switch" data-theme-switch="" hidden>
      {words.theme}
    </button>
  </header>
)

/** A dot for each lesson, on a line: solid where written, hollow and dotted where not, large where you are. */
const LessonWay = ({ current }: { readonly current: number }): ReactNode => (
  <nav className="lesson-way" aria-label={words.lessons}>
    <ol>
      {lessons.map(({ slug, number, title }) => {
        const name = `${number}. ${title}`
        const classes = [!isWritten(slug) && 'unwritten', number === current && 'here'].filter(Boolean).join(' ')
        return (
          <li key={number} className={classes || undefined}>
            {isWritten(slug) ? (
              <a
                href={href(lessonPath(slug))}
                title={name}
                {...(number === current ? { 'aria-current': 'page' as const } : {})}
              >
                <span className="visually-hidden">{name}</span>
              </a>
            ) : (
              <span className="visually-hidden">{words.inWriting(name)}</span>
            )}
          </li>
        )
      })}
    </ol>
    <span className="lesson-count">{words.lessonOf(current, lessons.length)}</span>
  </nav>
)

const Footer = ({ page }: { readonly page: PageMeta }): ReactNode => (
  <footer className="site-footer">
    {page.kind === 'home' ? null : <a href={href('/')}>{words.map}</a>}
    <span>
      {sentence(
        words.licence(
          <a href="https://creativecommons.org/licenses/by/4.0/" rel="license noreferrer">
            {'CC BY 4.0'}
          </a>,
        ),
      )}
    </span>
    <a href={href('/progress/')}>{words.progress}</a>
    <a href={href('/algorithms/')}>{words.algorithms}</a>
    <a href={href('/glossary/')}>{words.symbols}</a>
    <a href={href('/references/')}>{words.sources}</a>
    <a href={href('/reference/core/')}>{words.core}</a>
    <a href={href('/reference/recorded/')}>{words.recorded}</a>
    <span>{words.privacy}</span>
  </footer>
)
