import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { fetchFirst } from './src/site/build/fetch-first.ts'
import { figureFiles } from './src/site/build/figure-files.ts'
import { lessons } from './src/site/build/lessons.ts'
import { listings } from './src/site/build/listing.ts'
import { language } from './src/site/build/language.ts'
import { reactModules } from './src/site/build/react-modules.ts'
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
    reactModules(),
    react({ include: /\.(mdx|tsx?)$/ }),
    site(settings),
    figureFiles(),
  ],
  optimizeDeps: { entries: ['src/widgets/*/index.ts', 'src/site/client/{entry.ts,hydrate.tsx}'] },
  build: {
    outDir: process.env.OUT_DIR || (settings.language === SOURCE_LANGUAGE ? 'dist' : `dist/${settings.language}`),
    assetsInlineLimit: 0,
    rolldownOptions: {
      // React asks its scheduler for what only a development build has; types see the same mistake in our own code.
      checks: { importIsUndefined: false },
      output: {
        codeSplitting: {
          // Few files: every request costs a reader on a slow line more than a kilobyte that a page might not need.
          groups: [
            // What figures and questions need of the entry is on every page already: no file of its own.
            {
              name: 'entry',
              test: /src[\\/](progress[\\/]storage|words[\\/][\w-]+[\\/]storage|site[\\/]client[\\/](entry|dom|fetch-first|load-note))\.ts|vite[\\/]preload-helper/,
              priority: 2,
            },
            // The arithmetic of nearly every figure, of the questions that a test draws, and of guesses: those need no React.
            {
              name: 'core',
              test: /src[\\/](core[\\/](check|refusal|tokens[\\/](aggregate|token-table|ratio)|returns[\\/]discounted|mathematics[\\/](exp|log|float64)|numerics[\\/](mean|entropy|kl-divergence|standard-deviation|softmax|log-softmax|log-sum-exp|log-prob-gradient)|random[\\/](mulberry32|sample-index)|bandit[\\/](bandit|expected-reward))|plot[\\/]decimals|course[\\/]text-hash|words[\\/][\w-]+[\\/]refusals)\.ts$/,
              priority: 1,
            },
            {
              name: 'react',
              test: /node_modules[\\/](react|react-dom|scheduler|zustand)[\\/]|src[\\/]site[\\/]client[\\/](hydrate|boundary)|words[\\/][\w-]+[\\/]figure-error/,
            },
            {
              name: 'figure',
              test: /src[\\/](figure(?![\\/](save|carried))|plot(?![\\/]reward)|course[\\/]reference-address|words[\\/][\w-]+[\\/]interface)[^?]*\.tsx?$/,
            },
            // What the figures of the tiny language model share.
            {
              name: 'tinylm',
              test: /src[\\/]core[\\/](objectives[\\/]sft|tinylm[\\/](model|reference|rewards|rollout|rollout-tables|log-probability|chain-rule|enumerate|exact)|tokens[\\/]chain-rule|sampling[\\/](greedy|top-p|pipeline))\.ts$/,
            },
            // What plays, and the bandit whose run a lesson carries on; most lessons have nothing that does.
            {
              name: 'run',
              test: /src[\\/](run[\\/](pace|replay|run-buttons|slices|use-play|models[\\/]bandit)|figure[\\/]carried)\.tsx?$/,
            },
            // What can be seeked, and the bandit's run, which is most of that.
            {
              name: 'bandit-run',
              test: /src[\\/](core[\\/]bandit[\\/]run-bandit|run[\\/](models[\\/]bandit-words|scrubber|step-run|use-furthest)|plot[\\/]reward)\.tsx?$/,
            },
            // Preferences and the sigmoid, which a question about them needs without the losses of the policy.
            {
              name: 'preference',
              test: /src[\\/]core[\\/](preference[\\/]bradley-terry|numerics[\\/]softplus|mathematics[\\/]log1p)\.ts$/,
            },
            // What the figures about the clip share; alone, each would be a file of a few hundred bytes. So with the next two.
            {
              name: 'clip',
              test: /src[\\/]core[\\/](objectives[\\/](ppo-clip|cpi|cispo)|bandit[\\/]inner-passes|mathematics[\\/]cos)\.ts$/,
            },
            // What a group of answers needs.
            { name: 'groups', test: /src[\\/]core[\\/]advantages[\\/][^?]*\.ts$/ },
            // What the figures that compare losses need; a loss that one figure alone shows goes with that.
            { name: 'losses', test: /src[\\/]core[\\/]objectives[\\/](gspo|ppo|dppo|sapo)\.ts$/ },
            // What an embedded figure has beside it.
            { name: 'embed', test: /src[\\/](site[\\/]client[\\/](embed|link-note)|figure[\\/]save[\\/]text)\.ts$/ },
            // What exercises, predictions and tests do with an answer.
            {
              name: 'answers',
              test: /src[\\/](lesson[\\/](number-text|questions[\\/](number|seeds))|words[\\/][\w-]+[\\/]exercise|site[\\/]client[\\/]practice[\\/](inputs|orderable))\.ts$/,
            },
            // Three of a few lines each, for tests and for the reader's own page.
            { name: 'passing', test: /src[\\/]progress[\\/](due|marks|passing)\.ts$/ },
          ],
        },
      },
    },
  },
})
