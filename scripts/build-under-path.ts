/** Builds the site a second time, under a path, for the tests that must hold there too. */
import { build } from 'vite'
import { BASE_PATH } from '../tests/built/pages.ts'

process.env.BASE_PATH = BASE_PATH
process.env.OUT_DIR = 'dist-base'
await build({ logLevel: 'warn' })
