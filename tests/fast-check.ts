import fc from 'fast-check'

/** Laws run on the same cases in every test run; a nightly run sets FAST_CHECK_SEED to something else. */
const nightly = process.env.FAST_CHECK_SEED
fc.configureGlobal({ seed: nightly === undefined ? 20260101 : Number(nightly), numRuns: 100 })
