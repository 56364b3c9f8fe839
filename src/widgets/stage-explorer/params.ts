import { type Spec, choice } from '../../controls/params.ts'

export const stages = ['pretraining', 'sft', 'rlhf', 'rlvr'] as const

export const spec = { stage: choice(stages, 'pretraining') } satisfies Spec
