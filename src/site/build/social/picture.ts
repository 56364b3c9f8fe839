import { lessons } from '../../../course/catalogue.ts'
import { BANDIT_REWARDS, initBandit, softmax, stepBandit } from '../../../core/index.ts'

const WIDTH = 1200
const HEIGHT = 630
const MARGIN = 72
const RIVER_TOP = 396
const ink = '#1c1b19'
const quiet = '#635e54'
const paper = '#fbfaf6'
const policy = '#2e71c9'
const past = '#cfdcee'
const up = '#005c46'
const down = '#7f2308'

const escape = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;')
const at = (value: number) => value.toFixed(1)

/** Words into lines of about the same length, at most `most` characters each. */
export function balancedLines(text: string, most: number): string[] {
  const words = text.split(' ')
  const fill = (limit: number) => {
    const lines: string[] = []
    for (const word of words) {
      const last = lines.at(-1)
      if (last !== undefined && last.length + 1 + word.length <= limit) lines[lines.length - 1] = `${last} ${word}`
      else lines.push(word)
    }
    return lines
  }
  const count = fill(most).length
  let limit = most
  while (limit > 8 && fill(limit - 1).length === count) limit--
  return fill(limit)
}

/** The river of the first page: five answers share the probability, and learning widens one of them. Each lesson has its own seed. */
function river(top: number, height: number, width: number, steps: number, seed: number): string {
  const config = { rewards: BANDIT_REWARDS, stepSize: 0.5, baseline: 'exact', seed } as const
  let state = initBandit(config)
  const probabilities = [softmax(state.logits, 1)]
  const marks: string[] = []
  const x = (step: number) => (step / steps) * width
  const edges = (p: readonly number[]) => p.reduce<number[]>((sums, value) => [...sums, sums.at(-1)! + value], [0])
  for (let step = 1; step <= steps; step++) {
    const before = edges(probabilities.at(-1)!)
    state = stepBandit(state, config)
    probabilities.push(softmax(state.logits, 1))
    const action = state.lastAction!
    const advantage = state.lastAdvantage!
    const y = top + (height * (before[action]! + before[action + 1]!)) / 2
    const size = 4 + 11 * Math.sqrt(Math.min(1, Math.abs(advantage)))
    const s = advantage >= 0 ? size : -size
    const cx = x(step - 0.5)
    marks.push(
      `<path d="M${at(cx)} ${at(y - s * 0.9)}L${at(cx + size)} ${at(y + s * 0.8)}H${at(cx - size)}Z" fill="${advantage >= 0 ? up : down}" stroke="${past}" stroke-width="2" paint-order="stroke"/>`,
    )
  }
  const bounds = [1, 2, 3, 4].map(
    (edge) =>
      `<path d="M${probabilities.map((p, step) => `${at(x(step))} ${at(top + height * edges(p)[edge]!)}`).join('L')}" fill="none" stroke="${paper}" stroke-width="4"/>`,
  )
  const now = edges(probabilities.at(-1)!)
  const bar = now
    .slice(1)
    .map(
      (edge, index) =>
        `<rect x="${at(width + 6)}" y="${at(top + height * now[index]! + 1.5)}" width="${at(WIDTH - width - 6)}" height="${at(height * (edge - now[index]!) - 3)}" fill="${policy}"/>`,
    )
  return `<rect x="0" y="${top}" width="${at(width)}" height="${height}" fill="${past}"/>${bounds.join('')}${marks.join('')}${bar.join('')}`
}

export function socialSvg({ number, title }: { readonly number?: number | undefined; readonly title: string }): string {
  const size = title.length > 60 ? 64 : 76
  const lines = balancedLines(title, Math.floor((WIDTH - 2 * MARGIN) / (size * 0.45)))
  const leading = size * 1.12
  // The title stands on the river; what is above it stays free.
  const last = RIVER_TOP - 62
  const heading = lines
    .map(
      (line, index) =>
        `<tspan x="${MARGIN - 3}" y="${at(last - (lines.length - 1 - index) * leading)}">${escape(line)}</tspan>`,
    )
    .join('')
  const place =
    number === undefined ? 'reinforcement learning for language models' : `lesson ${number} of ${lessons.length}`
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}" viewBox="0 0 ${WIDTH} ${HEIGHT}" font-family="Newsreader">
<rect width="${WIDTH}" height="${HEIGHT}" fill="${paper}"/>
<text x="${MARGIN}" y="100" font-size="44" font-style="italic" fill="${ink}">Advantage</text>
<text x="${WIDTH - MARGIN}" y="100" text-anchor="end" font-size="30" fill="${quiet}">${place}</text>
<text font-size="${size}" letter-spacing="${at(-size * 0.012)}" fill="${ink}">${heading}</text>
${river(RIVER_TOP, HEIGHT - RIVER_TOP, 1128, 24, number === undefined ? 42 : 41 + number)}
</svg>`
}
