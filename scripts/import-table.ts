/**
 * Who may import whom in src: the one table. Lint's overrides (.oxlintrc.json) and the picture in docs/architecture.md are made
 * from it by `npm run fix:imports`; tests/repository/imports.test.ts holds them, and every import of src, to it.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import { format } from 'prettier'

interface Folder {
  /** Where its code runs, or what it holds. */
  readonly holds: string
  /** Folders it may import, besides itself. */
  readonly may: readonly string[]
  /** Packages it must not import, beside what its tsconfig forbids. */
  readonly without?: readonly string[]
  /** Globals of another place. A tsconfig keeps them out too, as far as no package's types bring them in. */
  readonly withoutGlobals?: readonly string[]
}

const NO_PAGE = ['react', 'react-dom', 'd3', 'zustand', 'katex']
const BROWSER = ['window', 'document', 'location', 'navigator', 'localStorage', 'history']

/** From the bottom to the top: a folder imports only folders above its own row. */
export const folders: Readonly<Record<string, Folder>> = {
  core: {
    holds: 'reinforcement learning in plain TypeScript',
    may: [],
    without: NO_PAGE,
    withoutGlobals: ['Date', 'performance', 'crypto', 'globalThis', ...BROWSER],
  },
  words: { holds: 'the words of the interface', may: ['core'] },
  plot: { holds: 'marks, and every number as text', may: [], without: ['d3-selection'] },
  course: { holds: 'the course as data', may: ['core', 'words'] },
  progress: { holds: 'what a browser keeps of its reader', may: ['words'], without: NO_PAGE },
  figure: { holds: 'what every figure has', may: ['course', 'plot', 'progress', 'words'] },
  run: { holds: 'runs that play and seek', may: ['core', 'plot', 'words'] },
  lesson: { holds: 'the words a lesson is written in', may: ['core', 'course', 'plot', 'words'] },
  widgets: {
    holds: 'one folder per figure',
    may: ['core', 'course', 'figure', 'plot', 'run', 'words'],
    without: ['d3-selection'],
  },
  pages: { holds: 'every page that is no lesson', may: ['course', 'figure', 'lesson', 'plot', 'progress', 'words'] },
  'site/render': {
    holds: 'pages to HTML, inside Vite',
    may: ['course', 'figure', 'lesson', 'pages', 'widgets', 'words'],
  },
  'site/client': { holds: 'the browser', may: ['core', 'figure', 'lesson', 'plot', 'progress', 'widgets', 'words'] },
  'site/build': {
    holds: 'Node: Vite’s plugins, checks, files beside the pages',
    may: ['core', 'course', 'words'],
    withoutGlobals: BROWSER,
  },
}

/** `^(\.\./)+(widgets|pages)/`: what lint refuses in a folder. */
function override(name: string, { may, without = [], withoutGlobals }: Folder) {
  const refused = Object.keys(folders).filter((other) => other !== name && !may.includes(other))
  return {
    files: [`src/${name}/**`],
    rules: {
      ...(withoutGlobals ? { 'no-restricted-globals': ['error', ...withoutGlobals] } : {}),
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              regex: `^(\\.\\./)+(${refused.join('|')})/`,
              message: `src/${name} may import: ${may.length > 0 ? may.join(', ') : 'only itself'}. The table is scripts/import-table.ts.`,
            },
            ...(without.length > 0
              ? [{ group: without, message: `src/${name} does without ${without.join(', ')}.` }]
              : []),
          ],
        },
      ],
    },
  }
}

/** The overrides of .oxlintrc.json that this table writes. */
export const overrides = Object.entries(folders).map(([name, folder]) => override(name, folder))

const node = (name: string) => name.replace('/', '_')

/** The picture in docs/architecture.md, as Mermaid text. An arrow that follows from two others is left out. */
export function picture(): string {
  const reach = (name: string): Set<string> => new Set(folders[name]!.may.flatMap((other) => [other, ...reach(other)]))
  const lines = Object.entries(folders).flatMap(([name, { holds, may }]) => [
    `  ${node(name)}["<b>${name}</b><br>${holds}"]`,
    ...may
      .filter((other) => !may.some((between) => between !== other && reach(between).has(other)))
      .map((other) => `  ${node(name)} --> ${node(other)}`),
  ])
  return `\`\`\`mermaid\nflowchart BT\n${lines.join('\n')}\n\`\`\``
}

const LINT = '.oxlintrc.json'
export const ARCHITECTURE = 'docs/architecture.md'
/** Between these two comments of docs/architecture.md stands the picture. */
export const PICTURE_MARKS = [
  '<!-- import table: written by npm run fix:imports -->',
  '<!-- end of import table -->',
] as const

/** The text of the architecture page with the picture as the table gives it. */
export function withPicture(text: string): string {
  const [start, end] = PICTURE_MARKS.map((mark) => text.indexOf(mark)) as [number, number]
  if (start < 0 || end < start) throw new Error(`${ARCHITECTURE} lost its marks: ${PICTURE_MARKS.join(' … ')}`)
  return `${text.slice(0, start)}${PICTURE_MARKS[0]}\n\n${picture()}\n\n${text.slice(end)}`
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const settings = JSON.parse(readFileSync(LINT, 'utf8')) as object
  writeFileSync(LINT, await format(JSON.stringify({ ...settings, overrides }), { filepath: LINT }))
  if (existsSync(ARCHITECTURE)) writeFileSync(ARCHITECTURE, withPicture(readFileSync(ARCHITECTURE, 'utf8')))
}
