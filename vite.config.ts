import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { fetchFirst } from './src/site/build/fetch-first.ts'
import { lessons } from './src/site/build/lessons.ts'
import { listings } from './src/site/build/listing.ts'
import { language } from './src/site/build/language.ts'
import { site } from './src/site/build/plugin.ts'
import { SOURCE_LANGUAGE, readSettings } from './src/site/settings.ts'
import { texMacro } from './src/site/build/tex-macro.ts'

const settings = readSettings(process.env)

export default defineConfig({
  base: settings.basePath,
  plugins: [
    lessons(),
    language(settings.language),
    listings(),
    texMacro(),
    fetchFirst(),
    react({ include: /\.(mdx|tsx?)$/ }),
    site(settings),
  ],
  optimizeDeps: { entries: ['src/widgets/*/index.ts', 'src/site/client/entry.ts'] },
  build: {
    outDir: process.env.OUT_DIR || (settings.language === SOURCE_LANGUAGE ? 'dist' : `dist/${settings.language}`),
    assetsInlineLimit: 0,
    rolldownOptions: {
      output: {
        codeSplitting: {
          // Few files: every request costs a reader on a slow line more than a kilobyte that a page might not need.
          groups: [
            // The entry needs these, for the theme and to load figures; in another group they would drag it into every page.
            {
              name: 'storage',
              test: /src[\\/](progress[\\/]storage|words[\\/][\\w-]+[\\/]storage|site[\\/]client[\\/](dom|fetch-first))|vite[\\/]preload-helper/,
              priority: 2,
            },
            // The arithmetic of nearly every figure, of the questions that a test draws, and of guesses: those need no React.
            {
              name: 'core',
              test: /src[\\/](core[\\/](check|refusal|mathematics[\\/](exp|log|float64)|numerics[\\/](softmax|log-softmax|log-sum-exp|log-prob-gradient)|random[\\/](mulberry32|sample-index)|bandit[\\/](bandit|expected-reward))|plot[\\/]decimals|words[\\/][\w-]+[\\/]refusals)\.ts$/,
              priority: 1,
            },
            {
              name: 'react',
              test: /node_modules[\\/](react|react-dom|scheduler|zustand)[\\/]|src[\\/]site[\\/]client[\\/](hydrate|boundary)|words[\\/][\w-]+[\\/]figure-error/,
            },
            {
              name: 'figure',
              test: /src[\\/](figure(?![\\/](save|carried|unlocked))|plot(?![\\/]reward)|course[\\/]reference-address|words[\\/][\w-]+[\\/]interface)[^?]*\.tsx?$/,
            },
            // What the figures of the tiny language model share.
            { name: 'tinylm', test: /src[\\/]core[\\/](tinylm[\\/](model|reference)|sampling[\\/]top-p)\.ts$/ },
            // What plays; most lessons have nothing that does.
            {
              name: 'run',
              test: /src[\\/]run[\\/](pace|replay|run-buttons|slices|use-play)\.tsx?$/,
            },
            // What the figures of the bandit's run share.
            {
              name: 'bandit-run',
              test: /src[\\/](core[\\/]bandit[\\/]run-bandit|run[\\/](models[\\/]bandit|scrubber|use-furthest)|figure[\\/](carried|unlocked)|plot[\\/]reward)\.tsx?$/,
            },
            // What the figures about the clip share; alone, each would be a file of a few hundred bytes. So with the next two.
            {
              name: 'clip',
              test: /src[\\/]core[\\/](objectives[\\/](ppo-clip|cpi)|bandit[\\/]inner-passes)\.ts$/,
            },
            // What a group of answers needs.
            {
              name: 'groups',
              test: /src[\\/]core[\\/](advantages|objectives)[\\/][^?]*\.ts$/,
            },
            // What exercises, predictions and tests do with an answer.
            {
              name: 'answers',
              test: /src[\\/](lesson[\\/](number-text|questions[\\/](number|seeds))|words[\\/][\w-]+[\\/]exercise|site[\\/]client[\\/]practice[\\/](inputs|orderable))\.ts$/,
            },
          ],
        },
      },
    },
  },
})
