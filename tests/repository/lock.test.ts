import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

interface LockedPackage {
  readonly resolved?: string
  readonly optionalDependencies?: Readonly<Record<string, string>>
}

const text = readFileSync('package-lock.json', 'utf8')
const { packages } = JSON.parse(text) as { packages: Readonly<Record<string, LockedPackage>> }

/** The systems the project is worked on and checked on, as the names of native parts spell them. */
const SYSTEMS: Readonly<Record<string, RegExp>> = {
  'macOS on Apple silicon': /darwin-arm64$/,
  'macOS on Intel': /darwin-x64$/,
  Windows: /win32-x64(-msvc)?$/,
  // A family that links its part statically has one for both C libraries and names neither.
  'Linux with glibc': /linux-x64(-gnu)?$/,
  'Linux with musl': /linux-x64(-musl)?$/,
}

/** Packages that come with a native part for each system. */
const families = Object.entries(packages)
  .map(([path, { optionalDependencies = {} }]) => ({ path, parts: Object.keys(optionalDependencies) }))
  .filter(({ parts }) => parts.some((part) => /(win32|linux)-x64/.test(part)))

/** Where a package at `path` finds `name`: in its own node_modules, or in those of a folder above. */
function locked(path: string, name: string): LockedPackage | undefined {
  for (let folder = path; ; folder = folder.slice(0, Math.max(folder.lastIndexOf('/node_modules/'), 0))) {
    const found = packages[`${folder}${folder && '/'}node_modules/${name}`]
    if (found || folder === '') return found
  }
}

test('the native parts of every tool are found', () => {
  const names = families.map(({ path }) => path.replace(/^.*node_modules\//, ''))
  expect(names).toEqual(
    expect.arrayContaining([
      '@resvg/resvg-js',
      'esbuild',
      'lightningcss',
      'oxc-parser',
      'oxlint',
      'oxlint-tsgolint',
      'rolldown',
      'typescript',
    ]),
  )
})

// npm leaves out the parts of other systems when it makes the file beside an installed node_modules.
test.each(families)('$path is locked with its native part for every system', ({ path, parts }) => {
  const missing = Object.entries(SYSTEMS)
    .filter(([, name]) => !parts.some((part) => name.test(part) && locked(path, part)))
    .map(([system]) => system)
  expect(missing, 'remove node_modules and package-lock.json, then run npm install').toEqual([])
})

test('every native part a package asks for is locked', () => {
  expect(families.flatMap(({ path, parts }) => parts.filter((part) => !locked(path, part)))).toEqual([])
})

test('the lock file names no registry', () => {
  expect(Object.entries(packages).filter(([, { resolved }]) => resolved !== undefined)).toEqual([])
  expect(text).not.toMatch(/"resolved"|registry/)
})

// npm 11 writes them, npm 10 takes them out again: with one, an install would change the file of half of its users.
test('no package says which C library it is for', () => {
  const named = Object.entries(packages).filter(([, locked]) => 'libc' in locked)
  expect(
    named.map(([path]) => path),
    'delete the "libc" lines from package-lock.json',
  ).toEqual([])
})
