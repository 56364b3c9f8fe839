/** The methods as running code: what is shown is the text of the very module that is run. */
import type { Listing } from '../../../course/listing.ts'
import type { MethodId } from '../../../course/family/methods.ts'
import type { Group, Step } from './batch.ts'
import { cispo } from './cispo.ts'
import { dapo } from './dapo.ts'
import { dppo } from './dppo.ts'
import { drGrpo } from './dr-grpo.ts'
import { grpo } from './grpo.ts'
import { gspo } from './gspo.ts'
import { maxRl } from './max-rl.ts'
import { ppo } from './ppo.ts'
import { reinforcePp } from './reinforce-pp.ts'
import { reinforce } from './reinforce.ts'
import { rloo } from './rloo.ts'
import { sapo } from './sapo.ts'

export interface Code {
  /** Null where the method skips the group. */
  readonly run: (group: Group) => Step | null
  readonly listing: () => Promise<{ default: Listing }>
}

export const code: Readonly<Record<MethodId, Code>> = {
  reinforce: { run: reinforce, listing: () => import('./reinforce.ts?listing') },
  ppo: { run: ppo, listing: () => import('./ppo.ts?listing') },
  rloo: { run: rloo, listing: () => import('./rloo.ts?listing') },
  grpo: { run: grpo, listing: () => import('./grpo.ts?listing') },
  dapo: { run: dapo, listing: () => import('./dapo.ts?listing') },
  'dr-grpo': { run: drGrpo, listing: () => import('./dr-grpo.ts?listing') },
  cispo: { run: cispo, listing: () => import('./cispo.ts?listing') },
  gspo: { run: gspo, listing: () => import('./gspo.ts?listing') },
  'reinforce-pp': { run: reinforcePp, listing: () => import('./reinforce-pp.ts?listing') },
  sapo: { run: sapo, listing: () => import('./sapo.ts?listing') },
  'max-rl': { run: maxRl, listing: () => import('./max-rl.ts?listing') },
  dppo: { run: dppo, listing: () => import('./dppo.ts?listing') },
}
