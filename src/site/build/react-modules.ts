import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import type { Plugin } from 'vite'

const require = createRequire(import.meta.url)

const fileOf = (name: string, file: string) => join(dirname(require.resolve(`${name}/package.json`)), 'cjs', file)

/** What is imported, and the file of React that it is in a build. */
const files: Readonly<Record<string, string>> = {
  react: fileOf('react', 'react.production.js'),
  'react/jsx-runtime': fileOf('react', 'react-jsx-runtime.production.js'),
  'react-dom': fileOf('react-dom', 'react-dom.production.js'),
  'react-dom/client': fileOf('react-dom', 'react-dom-client.production.js'),
  scheduler: fileOf('scheduler', 'scheduler.production.js'),
}

/**
 * A CommonJS file of React as a module: the same lines, with names in the place of `exports.x` and `require('x')`.
 * @throws RangeError if the file does more than that with either.
 */
export function asModule(code: string): string {
  const imports: string[] = []
  const body = code
    // "var React = require('react'), Scheduler = require('scheduler');"
    .replace(/^var (?:\w+ = require\("[\w/-]+"\)[,;]\s*)+/m, (declaration) => {
      for (const [, name, from] of declaration.matchAll(/(\w+) = require\("([\w/-]+)"\)/g))
        imports.push(`import * as ${name} from '${from}'`)
      return declaration.trimEnd().endsWith(';') ? '' : 'var '
    })
    .replace(/\bexports\.(\w+)/g, (_, name: string) => `$export_${name}`)
  if (/\b(?:require|exports|module)\b(?!["'])/.test(body.replace(/\/\*[^]*?\*\/|\/\/.*$|"[^"\n]*"/gm, '')))
    throw new RangeError('a file of React uses require, exports or module otherwise than read here')
  const names = [...new Set(Array.from(code.matchAll(/\bexports\.(\w+)/g), ([, name]) => name!))]
  // What is set once, at the outermost level, can be left out where nothing imports it.
  const isConstant = (name: string) =>
    [...body.matchAll(new RegExp(`\\$export_${name} =(?!=)`, 'g'))].length === 1 && body.includes(`\n$export_${name} =`)
  const declared = names
    .filter(isConstant)
    .reduce((text, name) => text.replace(`\n$export_${name} =`, () => `\nvar $export_${name} =`), body)
  const variables = names.filter((name) => !isConstant(name)).map((name) => `var $export_${name}`)
  const exported = names.map((name) => `$export_${name} as ${name}`)
  return [...imports, ...variables, declared, `export { ${exported.join(', ')} }`].join('\n')
}

/**
 * React in a build as modules, which is how everything else comes: as CommonJS each file would fetch a wrapper for it, and each call of
 * React would go through an object.
 */
export function reactModules(): Plugin {
  const isReact = new Set(Object.values(files))
  return {
    name: 'react-modules',
    apply: 'build',
    enforce: 'pre',
    resolveId: (name) => files[name],
    transform(code, id) {
      if (isReact.has(id)) return { code: asModule(code), map: null }
      // It imports React's object as a whole; the names in it are what it uses.
      if (id.endsWith('node_modules/zustand/esm/react.mjs')) {
        const whole = "import React from 'react'"
        if (!code.includes(whole)) throw new RangeError(`zustand no longer begins with ${whole}`)
        return { code: code.replace(whole, "import * as React from 'react'"), map: null }
      }
      return undefined
    },
  }
}
