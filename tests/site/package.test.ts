import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, expect, test } from 'vitest'

const folder = mkdtempSync(join(tmpdir(), 'advantage-package-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test('the core, packed and unpacked, runs and type-checks in a bare Node project', () => {
  const options = { cwd: folder, encoding: 'utf8', shell: process.platform === 'win32' } as const
  execFileSync('npm', ['pack', '--silent', '--pack-destination', folder], { ...options, cwd: resolve('.') })
  const archive = readdirSync(folder).find((name) => name.endsWith('.tgz'))!
  mkdirSync(join(folder, 'node_modules/advantage'), { recursive: true })
  execFileSync('tar', ['-xzf', archive, '-C', 'node_modules/advantage', '--strip-components=1'], options)
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }')
  writeFileSync(
    join(folder, 'run.mjs'),
    "import { softmax } from 'advantage/core'\nconsole.log(softmax([2, 1], 1)[0].toFixed(4))\n",
  )
  expect(execFileSync('node', ['run.mjs'], options).trim()).toBe('0.7311')

  writeFileSync(
    join(folder, 'use.ts'),
    "import { softmax } from 'advantage/core'\nexport const wrong: string = softmax([2, 1], 1)\n",
  )
  const check = () =>
    execFileSync(
      process.execPath,
      [
        resolve('node_modules/typescript/bin/tsc'),
        '--noEmit',
        '--strict',
        '--module',
        'nodenext',
        '--target',
        'es2023',
        'use.ts',
      ],
      options,
    )
  // The types are there: a wrong use is named, a right one passes.
  expect(check).toThrow()
  writeFileSync(
    join(folder, 'use.ts'),
    "import { softmax } from 'advantage/core'\nexport const right: number[] = softmax([2, 1], 1)\n",
  )
  expect(check).not.toThrow()
}, 60_000)
