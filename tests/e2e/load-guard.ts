import type { FullResult, Reporter, TestCase, TestResult, TestStep } from '@playwright/test/reporter'

/** Page loads one test may take, by tag. A load costs two to four seconds, and these tests come once a page or a figure. */
const ALLOWED: Readonly<Record<string, number>> = { '@page': 2, '@figure': 2 }

/** What is tried once, however many lessons there are. All tests with this tag share this many loads. */
const FEATURE = '@feature'
const LOADS_OF_FEATURES = 165

const LOAD = /^(Navigate|Reload|Go back|Go forward)\b/

const loads = (steps: readonly TestStep[]): number =>
  steps.reduce(
    (sum, step) => sum + (step.category === 'pw:api' && LOAD.test(step.title) ? 1 : 0) + loads(step.steps),
    0,
  )

/** Counts the page loads of a run, says them, and fails the run when a test or all features take more than allowed. */
export default class LoadGuard implements Reporter {
  readonly #sums = new Map<string, { tests: number; loads: number; milliseconds: number }>()
  readonly #problems: string[] = []

  onTestEnd(test: TestCase, result: TestResult): void {
    const count = loads(result.steps)
    const tag = test.tags.find((name) => name in ALLOWED) ?? test.tags.find((name) => name === FEATURE)
    if (tag === undefined) {
      this.#problems.push(`${test.title}: has no tag; allowed: ${Object.keys(ALLOWED).join(', ')}, ${FEATURE}`)
      return
    }
    const sum = this.#sums.get(tag) ?? { tests: 0, loads: 0, milliseconds: 0 }
    this.#sums.set(tag, {
      tests: sum.tests + 1,
      loads: sum.loads + count,
      milliseconds: sum.milliseconds + result.duration,
    })
    const allowed = ALLOWED[tag]
    if (allowed === undefined) return
    if (count > allowed)
      this.#problems.push(`${test.title}: ${count} page loads; a test tagged ${tag} may take ${allowed}`)
    // A renamed step in Playwright would otherwise turn the guard off unnoticed.
    if (count === 0 && result.status === 'passed')
      this.#problems.push(`${test.title}: no page load was seen; does LOAD still match the titles of the steps?`)
  }

  async onEnd(): Promise<{ status?: FullResult['status'] }> {
    for (const [tag, { tests, loads: sum, milliseconds }] of this.#sums)
      console.log(`${tag}: ${tests} tests, ${sum} page loads, ${(milliseconds / 1000).toFixed(0)} s of work`)
    const ofFeatures = this.#sums.get(FEATURE)?.loads ?? 0
    if (ofFeatures > LOADS_OF_FEATURES)
      this.#problems.push(`${FEATURE}: ${ofFeatures} page loads; all of them together may take ${LOADS_OF_FEATURES}`)
    for (const problem of this.#problems) console.error(problem)
    return this.#problems.length > 0 ? { status: 'failed' } : {}
  }

  printsToStdio(): boolean {
    return false
  }
}
