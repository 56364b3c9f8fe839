import { fixed } from '../../plot/number.ts'
import type { Row, Scene } from './model.ts'
import { START_REWARD } from './runs.ts'
import { SEEDS, type SeedScene } from './seeds.ts'

const f = (value: number) => fixed(value, 2)
const j = (value: number) => fixed(value, 3)
const start = j(START_REWARD)

/** What the clip cost or saved. */
function compare({ clipped, free, promised, bestMissing }: Scene): string {
  const [held, loose] = [clipped.at(-1)!.expectedReward, free.at(-1)!.expectedReward]
  if (j(held) === j(loose)) return `J is ${j(held)} with the clip and without.`
  if (loose > held) {
    if (loose < START_REWARD)
      return `Both end below the start at ${start}: J is ${j(held)} with the clip, ${j(loose)} without.`
    const why =
      bestMissing === null
        ? 'this batch points the right way, and the clip slows the climb'
        : `the clip slows the climb, though ${bestMissing}, the best, was never drawn`
    return `Without the clip J would be ${j(loose)}, not ${j(held)}: ${why}.`
  }
  const why = bestMissing === null ? 'the batch misleads' : `${bestMissing}, the best, was never drawn`
  return `Without the clip the batch promises ${j(promised.at(-1)!)} and J ends at ${j(loose)}: ${why}. The clip leaves J at ${j(held)}.`
}

function whereItStands({ passes, lead, high, isFrozen, isOneStep, hasClipped }: Scene): string {
  const at = `${lead.name} is at ρ = ${f(lead.clipped.ratio)}`
  const isPast = lead.clipped.ratio > high
  if (passes === 1)
    return isPast
      ? `One pass, one step from ρ = 1: nothing was clipped, yet ${at}. The fence is checked before a step, not after it.`
      : 'One pass: every ratio was 1 when its gradient was computed, so nothing was clipped.'
  if (isFrozen)
    return `${at}${isPast ? ', past its fence' : ''}, and no try has a gradient left: more passes change nothing.`
  if (!isPast) return hasClipped ? `${at}, inside the fences.` : `${at}: no try has been clipped yet.`
  if (isOneStep)
    return `The first step alone carried ${lead.name} past its fence, to ρ = ${f(lead.clipped.ratio)} by now.`
  if (lead.push === 'none') return `${at}, past its fence: its own tries no longer push it, but the other tries do.`
  return `${at}, past its fence.`
}

function narrate(scene: Scene): string {
  if (scene.seeds) return narrateSeeds(scene.seeds)
  if (scene.hasNoSignal)
    return 'All rewards in this batch are equal, so every advantage is 0 and no pass moves anything, with the clip or without.'
  return `${whereItStands(scene)} ${compare(scene)}`
}

function narrateSeeds({ done, passes, clipped, free, clipWins, clipLoses }: SeedScene): string {
  if (done < SEEDS) return `${done} of ${SEEDS} batches have been run.`
  if (clipWins + clipLoses === 0)
    return `${SEEDS} batches end at J ${j(clipped.mean)} on average. No ratio had left the fences when a gradient was computed: with the clip and without, they are the same.`
  return `${SEEDS} batches, ${passes} ${passes === 1 ? 'pass' : 'passes'} each, end at J ${j(clipped.mean)} on average with the clip, ${j(free.mean)} without. The clip ends lower in ${clipLoses} of them and higher in ${clipWins}; its worst is ${j(clipped.lowest)}, without it ${j(free.lowest)}.`
}

export const words = {
  title: 'Passes over one batch',
  look: 'Use one batch again and again. What happens to the true average reward?',
  batchColumn: 'tries',
  notDrawn: 'none',
  best: 'best',
  worst: 'worst',
  ratio: 'ratio ρ: filled with the clip, open without',
  ratioShort: 'ρ: filled with clip, open without',
  withClip: 'with clip',
  without: 'without',
  promised: 'promised',
  plotReward: 'average reward J',
  start: `start ${f(START_REWARD)}`,
  passesAxis: 'passes',
  controls: {
    passes: {
      label: 'passes',
      spoken: ({ passes, isFrozen }: Scene) => `${passes}${isFrozen ? ', frozen under the clip' : ''}`,
    },
    batchSize: 'tries',
    noise: 'reward noise ±',
    stepSize: 'step size η',
    clip: 'fence ε',
  },
  presets: {
    label: 'cases to try',
    names: { unlucky: 'unlucky batch', exact: 'exact batch', seeds: `${SEEDS} batches` },
  },
  seedsLook: ({ batchSize }: SeedScene) =>
    `${SEEDS} batches of ${batchSize} tries: each column counts those that end at this J.`,
  seedsLookCompact: 'how many batches end at this J',
  mean: (value: number) => `mean ${j(value)}`,
  below: (count: number) => `${count} below start`,
  own: (seed: number) => `seed ${seed}`,
  narrate,
  picture: (scene: Scene) =>
    scene.seeds
      ? `Two rows of columns along J, with the clip and without. ${narrate(scene)}`
      : `Left, the ratios after ${scene.passes} passes, with clip and without: ${scene.actions.map(({ name, clipped, free }) => `${name} ${f(clipped.ratio)} and ${f(free.ratio)}`).join(', ')}. Right, the average reward J along the passes: with clip, without, and as the batch promises it. ${narrate(scene)}`,
  table: {
    caption: ({ seeds }: Scene) =>
      seeds ? 'Where each batch ends' : 'Every pass over the batch; ratios are those with the clip',
    head: ({ seeds, actions }: Scene) =>
      seeds
        ? ['seed', 'J with clip', 'J without']
        : ['passes', 'J with clip', 'J without', 'J promised', 'KL with clip', 'KL without', 'clip fraction'].concat(
            actions.map(({ name }) => `ρ(${name})`),
          ),
    row: ({ count, reward, freeReward, pass }: Row) => [
      String(count),
      fixed(reward, 4),
      fixed(freeReward, 4),
      ...(pass
        ? [
            fixed(pass.promised, 4),
            fixed(pass.kl, 4),
            fixed(pass.freeKl, 4),
            pass.clipFraction === null ? 'none' : j(pass.clipFraction),
            ...pass.ratios.map(j),
          ]
        : []),
    ],
  },
}
export type Words = typeof words
