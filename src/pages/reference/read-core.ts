import { parseSync } from 'oxc-parser'

/** One exported name of the core. */
export interface ReferenceEntry {
  readonly name: string
  readonly kind: 'function' | 'type' | 'constant'
  /** The declaration without its body. */
  readonly signature: string
  /** What stands above it, as paragraphs. */
  readonly summary: readonly string[]
  readonly tags: readonly { readonly tag: string; readonly text: string }[]
}

export interface ReferenceModule {
  /** Path below the repository's root. */
  readonly path: string
  readonly group: string
  /** The docstring at the head of the file. */
  readonly about: readonly string[]
  readonly entries: readonly ReferenceEntry[]
}

interface Comment {
  readonly start: number
  readonly end: number
  readonly value: string
}

/** The text of a block comment without its stars, cut into paragraphs and tags. */
function readDocumentation(comment: string): Pick<ReferenceEntry, 'summary' | 'tags'> {
  const lines = comment
    .split('\n')
    .map((line) => line.replace(/^\s*\*+ ?/, '').trimEnd())
    .join('\n')
    .trim()
  const [before = '', ...rest] = lines.split(/\n?^@/m)
  const flow = (text: string) => text.replace(/\s*\n\s*/g, ' ').trim()
  return {
    summary: before
      .split(/\n\s*\n/)
      .map(flow)
      .filter((paragraph) => paragraph !== ''),
    tags: rest.map((text) => {
      const [tag = '', ...words] = flow(text).split(' ')
      return { tag, text: words.join(' ') }
    }),
  }
}

const KINDS: Readonly<Record<string, ReferenceEntry['kind']>> = {
  FunctionDeclaration: 'function',
  ClassDeclaration: 'type',
  TSInterfaceDeclaration: 'type',
  TSTypeAliasDeclaration: 'type',
  VariableDeclaration: 'constant',
}

interface Declaration {
  readonly type: string
  readonly start: number
  readonly end: number
  readonly id?: { readonly name: string }
  readonly body?: { readonly start: number }
  readonly declarations?: readonly {
    readonly id: { readonly name: string; readonly end: number }
    readonly init?: { readonly type: string; readonly start: number; readonly end: number }
  }[]
}

/** A constant longer than this is named, not printed. */
const LONGEST_CONSTANT = 120

function signatureOf(source: string, declaration: Declaration): string {
  const text = (end: number) => source.slice(declaration.start, end).trim()
  if (['FunctionDeclaration', 'ClassDeclaration'].includes(declaration.type)) return text(declaration.body!.start)
  if (declaration.type !== 'VariableDeclaration') return text(declaration.end)
  const whole = text(declaration.end)
  return whole.length <= LONGEST_CONSTANT ? whole : text(declaration.declarations![0]!.id.end)
}

/**
 * What a module of the core says of itself: its head, and every exported declaration with the comment above it.
 * @param path - "src/core/objectives/ppo-clip.ts".
 */
export function readModule(path: string, source: string): ReferenceModule {
  const { program, comments } = parseSync(path, source)
  const blocks: readonly Comment[] = comments.filter(({ type, value }) => type === 'Block' && value.startsWith('*'))
  const above = (start: number) => blocks.find(({ end }) => end <= start && source.slice(end, start).trim() === '')
  const entries = program.body.flatMap((node): ReferenceEntry[] => {
    if (node.type !== 'ExportNamedDeclaration' || !node.declaration) return []
    const declaration = node.declaration as unknown as Declaration
    const kind = KINDS[declaration.type]
    const name = declaration.id?.name ?? declaration.declarations?.[0]?.id.name
    if (!kind || !name) return []
    const comment = above(node.start)
    return [{ name, kind, signature: signatureOf(source, declaration), ...readDocumentation(comment?.value ?? '') }]
  })
  const head = blocks[0] && source.slice(0, blocks[0].start).trim() === '' ? blocks[0].value : ''
  return { path, group: path.split('/').at(-2)!, about: readDocumentation(head).summary, entries }
}
