import { type Spec, choice } from '../../figure/params.ts'

export const stages = ['pretraining', 'sft', 'rlhf', 'rlvr'] as const

export const spec = { stage: choice(stages, 'pretraining') } satisfies Spec
