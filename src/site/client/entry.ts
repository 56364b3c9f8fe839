/**
 * The only script every page loads. It brings islands to life when the reader comes near, and carries small services that
 * work on static HTML: the theme switch, terms that light up together and say what they mean, the table of contents that follows, reports that
 * know where the reader stands, wide formulas within reach of the keyboard, and, in development, fresh prose around living figures.
 */
import { trackContents } from './contents.ts'
import { unfoldTarget } from './folded.ts'
import { IslandElement } from './island-element.ts'
import { followMoved } from './moved.ts'
import { makeOverflowFocusable } from './overflow.ts'
import { mountPractice } from './practice/practice.ts'
import { lockUntilGuessed } from './practice/lock-until-guessed.ts'
import { addStateToReports } from './report.ts'
import { mountTerms } from './terms/terms.ts'
import { mountThemeSwitch } from './theme.ts'

customElements.define('x-island', IslandElement)
followMoved()
mountThemeSwitch()
mountTerms()
trackContents()
unfoldTarget()
addStateToReports()
makeOverflowFocusable()
mountPractice()
lockUntilGuessed()
document.addEventListener(
  'selectionchange',
  () => void import('./copy.ts').then(({ copyFormulasAsTex }) => copyFormulasAsTex()),
  { once: true },
)
if (document.body.className === 'page-embed') void import('./embed.ts').then(({ mountEmbed }) => mountEmbed())

if (import.meta.hot)
  import.meta.hot.on('site:update', () => void import('./refresh.ts').then(({ refresh }) => refresh()))
