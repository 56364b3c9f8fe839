/** Builds the site a second time, under a path, for the tests that must hold there too. */
import { build } from 'vite'

process.env.BASE_PATH = '/some/path/'
process.env.OUT_DIR = 'dist-base'
await build({ logLevel: 'warn' })
