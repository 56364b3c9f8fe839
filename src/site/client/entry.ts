/**
 * The only script every page loads. It brings islands to life when the reader comes near, and carries small services that
 * work on static HTML: the theme switch, terms that light up together and say what they mean, the table of contents that follows, reports that
 * know where the reader stands, wide formulas within reach of the keyboard and the way through the lessons as one stop for it, and, in development, fresh prose around living figures.
 */
import { trackContents } from './contents.ts'
import { unfoldTarget } from './folded.ts'
import { IslandElement } from './island-element.ts'
import { joinLessonWay } from './lesson-way.ts'
import { makeOverflowFocusable } from './overflow.ts'
import { mendAddress, sayUnknownFigures } from './pasted.ts'
import { mountPractice } from './practice/practice.ts'
import { lockUntilGuessed } from './practice/lock-until-guessed.ts'
import { addStateToReports } from './report.ts'
import { giveBackSwipes } from './swipe.ts'
import { mountTerms } from './terms/terms.ts'
import { mountThemeSwitch } from './theme.ts'

/** A link to something that moved is looked into where a page holds notes of that; without the script, the note itself leads on. */
async function followMoved() {
  if (!(location.hash || location.search) || !document.querySelector('[data-moved]')) return
  try {
    ;(await import('./moved.ts')).followMoved()
  } catch {
    addEventListener('online', followMoved, { once: true })
  }
}
addEventListener('hashchange', followMoved)

mendAddress()
// Before any figure hears of a slider.
giveBackSwipes()
customElements.define('x-island', IslandElement)
void followMoved()
mountThemeSwitch()
mountTerms()
trackContents()
unfoldTarget()
addStateToReports()
sayUnknownFigures()
makeOverflowFocusable()
joinLessonWay()
mountPractice()
lockUntilGuessed()
document.documentElement.classList.add('ready')

/** Once something is selected, it may be copied. What cannot be fetched now is asked for at the next selection. */
async function mountCopy() {
  document.removeEventListener('selectionchange', mountCopy)
  try {
    ;(await import('./copy.ts')).copyFormulasAsTex()
  } catch {
    document.addEventListener('selectionchange', mountCopy)
  }
}
document.addEventListener('selectionchange', mountCopy)

async function mountEmbed() {
  try {
    ;(await import('./embed.ts')).mountEmbed()
  } catch {
    setTimeout(mountEmbed, 5000)
  }
}
if (document.body.className === 'page-embed') void mountEmbed()

if (import.meta.hot)
  import.meta.hot.on('site:update', () => void import('./refresh.ts').then(({ refresh }) => refresh()))
