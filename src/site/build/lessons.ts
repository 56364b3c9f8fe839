/** Lessons and questions, from MDX to modules: the plugins in their order, and errors that name file, line and column. */
import { createProcessor } from '@mdx-js/mdx'
import mdx from '@mdx-js/rollup'
import remarkFrontmatter from 'remark-frontmatter'
import remarkGfm from 'remark-gfm'
import remarkMath from 'remark-math'
import { VFile } from 'vfile'
import type { VFileMessage } from 'vfile-message'
import type { Plugin } from 'vite'
import { remarkFormula } from './remark/formula.ts'
import type { LessonExtent } from '../../course/extent.ts'
import { remarkAsk } from './remark/ask.ts'
import { remarkFrontMatter } from './remark/front-matter.ts'
import { remarkKeep } from './remark/keep.ts'
import { remarkMeasure } from './remark/measure.ts'
import { remarkProse } from './remark/prose.ts'
import { remarkWords } from './remark/words.ts'

const remarkPlugins = [
  remarkFrontmatter,
  remarkGfm,
  remarkMath,
  remarkKeep,
  remarkFrontMatter,
  remarkWords,
  remarkProse,
  remarkMeasure,
  remarkAsk,
  remarkFormula,
]

/** What the parser says, and what an author does about it. */
const MENDS: readonly (readonly [said: RegExp, mend: string])[] = [
  [/to create a comment in MDX/, 'a comment is written {/* like this */}; a < in the text is written \\<'],
  [
    /Unexpected character .* before (?:name|local name)/,
    'a < begins a word of the lesson, as in <Note>; a < in the text is written \\<, or in a formula: $a<b$',
  ],
  [/Expected a closing tag for `<([^`>]*)>`/, 'close it, or write \\< if the sign itself is meant'],
  [
    /Unexpected closing (?:slash|tag)/,
    'each closing tag has its opening one, with a blank line between it and the text it holds',
  ],
  [/Could not parse expression with acorn/, 'what stands in braces is read as code; write \\{ for a brace'],
  [/Unexpected end of file .*expression/s, 'a brace is open to the end of the file; write \\{ for a brace'],
  [
    /Could not parse import\/exports with acorn/,
    'a line that begins with "import" or "export" is read as code, and a lesson holds none: turn the sentence round',
  ],
  [
    /Unexpected (?:lazy line|end of file)|Unexpected character/,
    'a word of the lesson is not closed, or a < stands in the text: write \\<',
  ],
]

interface Place {
  readonly line?: number
  readonly column?: number
  readonly start?: { readonly line: number; readonly column: number }
}

/** An error as Vite shows it, in the terminal and over the page: with the place, and the line as it stands. */
export class LessonError extends Error {
  readonly id: string
  readonly loc: { readonly file: string; readonly line: number; readonly column: number }
  readonly frame: string
  readonly plugin = 'lessons'

  constructor(
    path: string,
    text: string,
    { reason, place }: { readonly reason: string; readonly place?: Place | undefined },
  ) {
    // A word that is not closed is missed at the end of what holds it; its author looks for where it opens.
    const opened = /closing tag for `[^`]*` \((\d+):(\d+)/.exec(reason)
    const { line = 1, column = 1 } = opened
      ? { line: Number(opened[1]), column: Number(opened[2]) }
      : (place?.start ?? place ?? {})
    const mend = MENDS.find(([said]) => said.test(reason))?.[1]
    const shown = path.replace(/\\/g, '/').replace(/^.*\/(?=lessons\/)/, '')
    super(
      `${shown}:${line}:${column}: ${mend === undefined ? reason : `${reason.replace(/\s*\((?:note|This).*$/s, '')}; ${mend}`}`,
    )
    this.name = 'LessonError'
    this.id = path
    this.loc = { file: path, line, column }
    this.frame = `${line} | ${text.split('\n')[line - 1] ?? ''}\n${' '.repeat(String(line).length)} | ${' '.repeat(Math.max(column - 1, 0))}^`
  }
}

const isMessage = (error: unknown): error is VFileMessage =>
  typeof (error as VFileMessage | undefined)?.reason === 'string'

const toLessonError = (error: unknown, path: string, text: string): unknown =>
  isMessage(error) ? new LessonError(path, text, { reason: error.reason, place: error.place }) : error

/** Compiles one file outside of Vite. @returns its module, the names of the numbers it prints, and what a reader works through. */
export async function compileLesson(
  text: string,
  path: string,
): Promise<{ readonly code: string; readonly names: readonly string[]; readonly extent: LessonExtent }> {
  const file = new VFile({ path, value: text })
  try {
    const code = String(await createProcessor({ remarkPlugins }).process(file))
    return { code, names: file.data.namedNumbers?.names ?? [], extent: file.data.extent! }
  } catch (error) {
    throw toLessonError(error, path, text)
  }
}

export function lessons(): Plugin {
  const compiler = mdx({ remarkPlugins }) as {
    transform: (this: void, text: string, id: string) => Promise<unknown>
  } & Pick<Plugin, 'config'>
  return {
    name: 'lessons',
    enforce: 'pre',
    config: compiler.config,
    transform: {
      filter: { id: /\.mdx$/ },
      async handler(text, id) {
        try {
          return (await compiler.transform(text, id)) as never
        } catch (error) {
          throw toLessonError(error, id.split('?')[0]!, text)
        }
      },
    },
  }
}
