import type { Reader, Scene, Stage } from './model.ts'

const stages: Record<Stage, string> = { pretraining: 'pre-training', sft: 'SFT', rlhf: 'RLHF', rlvr: 'RLVR' }

/** What the stage adds to the one before it. */
const narration: Record<Stage, string> = {
  pretraining:
    'Pre-training: the text exists already, and the model learns to predict each next token. One model is in memory, the one that learns.',
  sft: 'Supervised fine-tuning: the same prediction, on other text. Somebody has written the answer, and the model learns to predict it.',
  rlhf: 'RL from human feedback: the model now writes the answers it learns from. A reward model, fitted to people’s choices, scores them. Two more models say how far it has drifted and what score to expect.',
  rlvr: 'RL with verifiable rewards: the same loop, but a program does the scoring. The reward model is gone, and with group advantages the value model too.',
}

type Box = readonly [name: string, detail: string]

const boxes: Record<Stage, { readonly data: Box; readonly signal: Box } & Readonly<Record<Reader, Box>>> = {
  pretraining: {
    data: ['text', 'written by people'],
    check: ['the next token', 'as it stands in the text'],
    rewardModel: ['no reward model', ''],
    reference: ['no reference', ''],
    valueModel: ['no value model', ''],
    signal: ['loss', 'every token'],
  },
  sft: {
    data: ['prompt, answer', 'written for this'],
    check: ['the next token', 'of the written answer'],
    rewardModel: ['no reward model', ''],
    reference: ['no reference', ''],
    valueModel: ['no value model', ''],
    signal: ['loss', 'answer tokens'],
  },
  rlhf: {
    data: ['prompts', 'no answers'],
    check: ['no checker', ''],
    rewardModel: ['reward model', 'frozen: scores the answer'],
    reference: ['reference', 'frozen: measures drift'],
    valueModel: ['value model', 'trained: what to expect'],
    signal: ['advantage', 'every token'],
  },
  rlvr: {
    data: ['prompts', 'that can be checked'],
    check: ['verifier', 'a program: right or wrong'],
    rewardModel: ['no reward model', ''],
    reference: ['reference', 'frozen, if KL is used'],
    valueModel: ['no value model', ''],
    signal: ['advantage', 'within a group'],
  },
}

const facts = ['goes in', 'comes out', 'signal', 'who writes the answers', 'models in memory']

/** In the order of `facts`. */
const panels: Record<Stage, readonly [string, string, string, string, string]> = {
  pretraining: [
    'Text that people wrote: pages, books, code.',
    'A base model: it continues any text, in any style.',
    'The next token of the text, at every position: the model makes it more likely.',
    'People, long before training.',
    'One: the policy, trained.',
  ],
  sft: [
    'The base model, and prompts with an answer written for each.',
    'A model that answers in the form it was shown.',
    'The next token of the written answer; the tokens of the prompt are masked.',
    'People, or a stronger model.',
    'One: the policy, trained.',
  ],
  rlhf: [
    'The fine-tuned model, prompts without answers, and a reward model fitted to people’s choices between pairs.',
    'A model whose answers people tend to prefer.',
    'One score per whole answer, from the reward model, minus a price for moving away from the reference (KL).',
    'The policy itself.',
    'Four, with PPO: policy and value model, trained; reward model and reference, frozen.',
  ],
  rlvr: [
    'The fine-tuned model, and prompts whose answers a program can check.',
    'A model that solves more of them.',
    'Right or wrong, once per whole answer, from a program.',
    'The policy itself.',
    'One or two, with group advantages: the policy, trained; the reference, frozen, only if a KL term is used. No reward model, no value model.',
  ],
}

export const words = {
  title: 'Stages of training',
  look: 'Step through the stages; RLHF and RLVR are two forms of the last. Watch who writes the text that the model learns from, and which models have to be in memory.',
  tabs: 'stage',
  stages,
  facts,
  panels,
  boxes,
  policy: ['policy', 'trained'] as Box,
  produces: { probabilities: 'probabilities', answers: 'answers' },
  dataFeeds: { pretraining: 'the same text', sft: 'the same text', rlhf: '', rlvr: 'known results' },
  update: 'update',
  narrate: ({ stage }: Scene) => narration[stage],
  picture: ({ stage, models, trained }: Scene) =>
    `${stages[stage]}: ${boxes[stage].data.join(', ')}, goes to the policy; its ${stage === 'pretraining' || stage === 'sft' ? 'probabilities are' : 'answers are'} read by what judges them, and the result updates the policy. Models in memory: ${models}, of which trained: ${trained}.`,
  table: {
    caption: 'The stages beside each other',
    head: ['stage', ...facts],
    row: (stage: Stage) => [stages[stage], ...panels[stage]],
  },
}
export type Words = typeof words
