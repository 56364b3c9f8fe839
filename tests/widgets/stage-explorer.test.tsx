import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, test } from 'vitest'
import { Drawing } from '../../src/widgets/stage-explorer/StageExplorer.tsx'
import StageExplorer from '../../src/widgets/stage-explorer/StageExplorer.tsx'
import { words } from '../../src/widgets/stage-explorer/en.ts'
import { type Stage, scene } from '../../src/widgets/stage-explorer/model.ts'
import { stages } from '../../src/widgets/stage-explorer/params.ts'

const draw = (stage: Stage, compact: boolean) => {
  const size = { width: compact ? 328 : 822, height: compact ? 436 : 288, compact }
  return renderToStaticMarkup(
    <svg xmlns="http://www.w3.org/2000/svg" viewBox={`0 0 ${size.width} ${size.height}`}>
      <Drawing size={size} scene={scene({ stage })} words={words} />
    </svg>,
  ).replaceAll('><', '>\n<')
}

const page = (stage: Stage) =>
  renderToStaticMarkup(<StageExplorer id="stage-explorer" start={{ stage }} words={words} />)

describe('stage explorer', () => {
  test('the drawings', async () => {
    for (const stage of stages.filter((name) => name !== 'pretraining'))
      await expect(draw(stage, false)).toMatchFileSnapshot(`../output/stage-explorer-${stage}.svg`)
    await expect(draw('rlhf', true)).toMatchFileSnapshot('../output/stage-explorer-rlhf-narrow.svg')
  })

  test('RLVR has no reward model; RLHF with PPO has four models, two of them trained', () => {
    expect(scene({ stage: 'rlvr' })).toMatchObject({
      models: 2,
      trained: 1,
      readers: { rewardModel: 'absent', check: 'program' },
    })
    expect(scene({ stage: 'rlhf' })).toMatchObject({ models: 4, trained: 2, readers: { rewardModel: 'frozen' } })
    expect(draw('rlvr', false)).toContain('no reward model')
    expect(draw('rlhf', false)).not.toContain('no reward model')
    expect(words.panels.rlvr[4]).toContain('No reward model')
  })

  test('before RL one model is in memory, and it predicts text that is there already', () => {
    for (const stage of ['pretraining', 'sft'] as const)
      expect(scene({ stage })).toMatchObject({ models: 1, trained: 1, produces: 'probabilities' })
  })

  test('complete without scripts: all four panels stand in the page, whichever is chosen', () => {
    for (const stage of stages) {
      const html = page(stage)
      for (const sentence of stages.flatMap((name) => [...words.panels[name]]))
        expect(html).toContain(sentence.replaceAll("'", '&#x27;'))
    }
  })

  test('keyboard tabs: one stop, the chosen tab is selected and controls the current panel', () => {
    const html = page('rlvr')
    expect(html.match(/role="tab"/g)).toHaveLength(4)
    expect(html.match(/role="tab"[^>]*tabindex="0"/gi)).toHaveLength(1)
    const panel = /aria-controls="([^"]*)" aria-selected="true"/.exec(html)![1]!
    expect(html).toMatch(new RegExp(`id="${panel}"[^>]*data-current="true"`))
  })

  test('each stage has its own sentence, and the table has one row per stage', () => {
    expect(new Set(stages.map((stage) => words.narrate(scene({ stage })))).size).toBe(4)
    expect(words.narrate(scene({ stage: 'rlvr' }))).toContain('The reward model is gone')
    for (const stage of stages) expect(words.table.row(stage)).toHaveLength(words.table.head.length)
  })

  test('the picture’s name says what is in memory', () => {
    expect(words.picture(scene({ stage: 'rlhf' }))).toContain('Models in memory: 4, of which trained: 2.')
  })
})
