import { parseSync } from 'oxc-parser'

interface Piece {
  readonly name: string
  readonly start: number
  readonly end: number
}

/**
 * The named functions of a module, exported or its own, each with the comment above it, in the order of the module: its own text, cut, not copied.
 *
 * @param path - for errors: "src/core/objectives/ppo-clip.ts".
 * @throws RangeError naming a function that the module does not have, and those that it does.
 */
export function cutFunctions(path: string, source: string, names: readonly string[]): string {
  const { program, comments, errors } = parseSync(path, source)
  if (errors.length > 0) throw new SyntaxError(`${path}: ${errors[0]!.message}`)
  const functions = program.body.flatMap((node): Piece[] => {
    const declared = node.type === 'ExportNamedDeclaration' ? node.declaration : node
    if (declared?.type !== 'FunctionDeclaration') return []
    const above = comments.findLast(({ end }) => end <= node.start && source.slice(end, node.start).trim() === '')
    const isDocumentation = above?.type === 'Block' && above.value.startsWith('*')
    return [{ name: declared.id!.name, start: isDocumentation ? above.start : node.start, end: node.end }]
  })
  for (const name of names)
    if (!functions.some((piece) => piece.name === name))
      throw new RangeError(
        `${path} has no function "${name}"; there are: ${functions.map((piece) => piece.name).join(', ') || 'none'}`,
      )
  return functions
    .filter(({ name }) => names.includes(name))
    .map(({ start, end }) => source.slice(start, end))
    .join('\n\n')
}
