import { fixed, probabilityText } from '../../plot/number.ts'
import { GROUPS, type Scene, type Split } from './model.ts'

const percent = (share: number) => `${fixed(100 * share, 1)}%`

function narrate({ p, groupSize, allWrong, allRight, noSignal, drawsPerUseful }: Scene): string {
  if (p === 0)
    return `At p = 0 no answer is ever right: every group is all wrong, every advantage is 0. Dynamic sampling would draw for ever.`
  if (p === 1)
    return `At p = 1 every answer is right: there is nothing left to compare, every advantage is 0. Dynamic sampling would draw for ever.`
  const why =
    noSignal < 0.05
      ? 'Hardly any group is wasted'
      : allRight > allWrong
        ? 'Too easy'
        : allRight < allWrong
          ? 'Too hard'
          : 'Groups too small'
  return `${why}: ${percent(allRight)} of groups are all right, ${percent(allWrong)} all wrong, ${percent(1 - noSignal)} teach something. Dynamic sampling draws ${fixed(drawsPerUseful, 2)} groups, ${fixed(drawsPerUseful * groupSize, 1)} answers, for each one it keeps.`
}

const slots = ({ p, groupSize, allRight, allWrong, noSignal }: Scene) => ({
  p: fixed(p, 2),
  rest: fixed(1 - p, 2),
  groupSize: fixed(groupSize, 0),
  allRight: `all right ${probabilityText(allRight)}`,
  allWrong: `all wrong ${probabilityText(allWrong)}`,
  noSignal: probabilityText(noSignal),
})

function formula(scene: Scene): string {
  const { p, rest, groupSize, allRight, allWrong, noSignal } = slots(scene)
  return `${p} to the power ${groupSize}, ${allRight}, plus ${rest} to the power ${groupSize}, ${allWrong}: ${noSignal} of groups have no signal.`
}

export const words = {
  title: 'Groups without signal',
  look: 'Drag p, the probability that one answer is right. A group teaches only if its answers differ; the hatched part does not.',
  share: 'share of groups without signal',
  controls: {
    p: {
      label: 'success rate p',
      spoken: ({ p, noSignal }: Scene) => `${fixed(p, 2)}, ${percent(noSignal)} of groups without signal`,
    },
    groupSize: 'group size G',
  },
  groups: ({ groupSize }: Scene) => `${GROUPS} groups of ${groupSize}`,
  count: {
    useful: (n: number) => `${n} teach`,
    allRight: (n: number) => `${n} all right`,
    allWrong: (n: number) => `${n} all wrong`,
  },
  cost: ({ drawsPerUseful }: Scene) =>
    Number.isFinite(drawsPerUseful)
      ? `to keep ${GROUPS}, draw ${fixed(GROUPS * drawsPerUseful, 0)}`
      : `to keep ${GROUPS}, draw for ever`,
  narrate,
  slots,
  formula,
  picture: (scene: Scene) =>
    `The share of groups of ${scene.groupSize} whose answers are all right or all wrong, along the success rate p: 1 at both ends, lowest in the middle. ${narrate(scene)}`,
  table: {
    caption: 'Groups without signal along p, and what dynamic sampling draws for each useful group',
    head: ['p', 'all wrong', 'all right', 'no signal', 'draws per useful group'],
    row: ({ p, allWrong, allRight, noSignal }: Split) => [
      fixed(p, 2),
      fixed(allWrong, 4),
      fixed(allRight, 4),
      fixed(noSignal, 4),
      fixed(1 / (1 - noSignal), 2),
    ],
  },
}
export type Words = typeof words
