import { words as refusals } from '../../words/en/refusals.ts'
import { fixed, raised, signed } from '../../plot/number.ts'
import { COLUMNS, type Column, type Row, type Scene } from './model.ts'

const f = (value: number) => fixed(value, 2)
/** A power of ten, as ε is one. */
const power = (value: number) => `10${raised(Math.round(Math.log10(value)))}`
const COUNTS = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight']

/** What the std does to this group, in two or three sentences. */
function narrate({ rows, form, epsilon, std, levels, advantages, refusal, ...group }: Scene): string {
  const size = rows.length
  if (!advantages || std === null)
    return `An answer is compared with its siblings, and this one has none. The core refuses the group: “${refusals.core(refusal!)}”. Add an answer.`
  if (!group.hasSignal)
    return `All ${COUNTS[size]} rewards are equal: no signal. Every advantage is 0 in all three columns, so this prompt moves no token, whatever the std and ε.`
  const best = Math.max(...advantages.grpo.values)
  if (form === 'none')
    return `The division is off, so the GRPO column is the Dr. GRPO column: ${signed(best, 3)} for the best answer. RLOO is the same times G ÷ (G − 1) = ${f(size / (size - 1))}.`
  const gain = best / Math.max(...advantages.centred.values)
  const what = `The ${form} std, ${fixed(std, 3)}, makes every advantage ${gain >= 1 ? `${f(gain)} times as large` : `smaller: ${f(gain)} times`}.`
  const guard =
    epsilon > 0 && epsilon / std >= 0.0001 ? ` ε takes ${fixed(100 * (1 - std / (std + epsilon)), 2)}% off.` : ''
  if (size === 2)
    return `${what} With two answers that leaves ±${f(best)} whatever the gap: only who won is left.${guard}`
  if (levels === 2)
    return `${what} Only two reward values occur, so their gap cancels: any other gap gives this GRPO column.${guard}`
  return `${what} Signs and order stay; how much the rewards differ does not.${guard}`
}

/** One answer's numbers. The mean of the others is its reward less its RLOO advantage. */
function slots({ rows, member, mean, std, form, epsilon, advantages }: Scene): Record<string, string> {
  const { reward } = rows[member]!
  const known = { member: String(member + 1), reward: f(reward), mean: f(mean) }
  const divisor: Record<string, string> =
    form === 'none'
      ? {}
      : {
          std: std === null ? '–' : fixed(std, 3),
          epsilon: epsilon === 0 ? '0' : power(epsilon),
        }
  if (!advantages) return { ...known, ...divisor, result: 'refused', others: '–', rloo: 'refused' }
  const rloo = advantages.rloo.values[member]!
  return {
    ...known,
    ...divisor,
    result: signed(advantages.grpo.values[member]!, 3),
    others: f(reward - rloo),
    rloo: signed(rloo, 3),
  }
}

function formula(scene: Scene): string {
  const { member, reward, mean, std, epsilon, result, others, rloo } = slots(scene)
  const divided = scene.form === 'none' ? '' : `, divided by the std ${std} plus ${epsilon}`
  return `The advantage of answer ${member} is its reward ${reward} minus the mean ${mean}${divided}: ${result}. With RLOO it is ${reward} minus the mean of the others, ${others}: ${rloo}.`
}

const titles: Record<Column, string> = { rloo: 'RLOO', grpo: 'GRPO', centred: 'Dr. GRPO' }

export const words = {
  title: 'GRPO group advantages',
  look: 'Change a reward. The three columns always agree on who goes up and who goes down; only the std decides how hard the push is.',
  prompt: '2 + 2 =',
  reward: 'reward R',
  rewardSpoken: (text: string, reward: number, mean: number) =>
    `${text}: ${f(reward)}, ${reward > mean ? 'above' : reward < mean ? 'below' : 'at'} the group mean`,
  rewardField: (text: string) => `reward of ${text}, as text`,
  rewardSlider: (text: string) => `reward of ${text}`,
  problem: (typed: string, allowed: string) =>
    `“${typed}” is not a reward; allowed: ${allowed}. The last good value stays.`,
  mean: (mean: number) => `mean ${f(mean)}`,
  ruler: (form: Scene['form'], std: number) =>
    `${form === 'population' ? 'population' : 'sample'} std ${fixed(std, 3)}${form === 'none' ? ', not used' : ''}`,
  titles,
  formulas: ({ form, epsilon }: Scene, short: boolean): Record<Column, string> => {
    const centred = short ? '− mean' : 'R − mean'
    return {
      rloo: short ? '− mean of others' : 'R − mean of others',
      grpo:
        form === 'none' ? `${centred}, std off` : `${short ? '' : '(R − mean) '}÷ ${epsilon > 0 ? '(std + ε)' : 'std'}`,
      centred,
    }
  },
  /** Of the numbers printed above it, if it agrees with them; else it says of what. */
  sum: (values: readonly number[], sum: number, digits: number, short: boolean) => {
    const printed = values.reduce((total, value) => total + Number(value.toFixed(digits)), 0)
    if (fixed(printed, digits) === fixed(sum, digits)) return `sum ${fixed(sum, digits)}`
    const exact = Math.abs(sum) < 10 ** -digits / 2 ? '0' : fixed(sum, digits)
    return short ? `exact sum ${exact}` : `sum ${exact} before rounding`
  },
  refused: 'refused',
  add: 'add an answer',
  remove: 'remove the last',
  presets: {
    label: 'groups to try',
    names: { one: 'one right', close: 'almost equal', equal: 'all equal', pair: 'a pair' },
  },
  controls: {
    std: {
      label: 'divide by',
      options: { sample: 'sample std (n − 1)', population: 'population std (n)', none: 'nothing' },
    },
    epsilon: {
      label: 'added to the std: ε',
      // Read in August 2026; the reference names the lines.
      options: { '0': 'nothing', '1e-8': '10⁻⁸ Open-Instruct', '1e-6': '10⁻⁶ verl', '1e-4': '10⁻⁴ TRL' },
    },
  },
  narrate,
  slots,
  formula,
  picture: (scene: Scene) =>
    `${scene.rows.length} answers with rewards ${scene.rows.map(({ reward }) => f(reward)).join(', ')} and their advantages in three columns. ${narrate(scene)}`,
  table: {
    caption: 'Advantage of each answer; every token of an answer is pushed with the same number',
    head: ['answer', 'reward R', 'RLOO', 'GRPO', 'Dr. GRPO'],
    row: ({ text, reward, advantages }: Row) => [
      text ?? 'sum before rounding',
      reward === null ? '' : f(reward),
      ...COLUMNS.map((_, index) => (advantages ? signed(advantages[index]!, 4) : 'refused')),
    ],
  },
}
export type Words = typeof words
