import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import {
  cispoLoss,
  cpiLoss,
  dpoLoss,
  grpoLoss,
  gspoLoss,
  ipoLoss,
  klLoss,
  nllLoss,
  ppoLoss,
  reinforceLoss,
  simpoLoss,
  valueLoss,
} from '../../src/core/index.ts'
import { close } from './support.ts'

/** Written by tests/golden/torch_losses.py: PyTorch autograd, float64. */
interface Case {
  readonly function: string
  readonly mask: number[][]
  readonly batch: Record<string, never>
  readonly options: Record<string, never>
  readonly expected: { readonly loss: number; readonly gradient: number[][] }
}

const { cases } = JSON.parse(readFileSync(new URL('../golden/torch-losses.json', import.meta.url), 'utf8')) as {
  cases: Case[]
}

// The JSON decides what is called with what; its shapes are those of the core, so types would only repeat them.
const functions: Record<string, (batch: never, options: never) => { loss: number; derivatives: number[][] }> = {
  reinforce: reinforceLoss,
  nll: nllLoss,
  cpi: cpiLoss,
  ppo: ppoLoss,
  grpo: grpoLoss,
  gspo: gspoLoss,
  cispo: cispoLoss,
  kl: klLoss,
  value: valueLoss,
  dpo: dpoLoss,
  ipo: ipoLoss,
  simpo: simpoLoss,
}

describe('every loss against PyTorch autograd', () => {
  for (const [name, f] of Object.entries(functions)) {
    const own = cases.filter((one) => one.function === name)
    it(`${name}: ${own.length} batches, value and gradient to 1e-9`, () => {
      expect(own.length).toBeGreaterThan(10)
      for (const { mask, batch, options, expected } of own) {
        const { loss, derivatives } = f({ ...batch, mask } as never, options as never)
        close(loss, expected.loss, 1e-9, 1e-12)
        expect(derivatives.length).toBe(mask.length)
        derivatives.forEach((row, i) => {
          expect(row.length).toBe(mask[i]!.length)
          row.forEach((slope, t) => close(slope, expected.gradient[i]![t]!, 1e-9, 1e-12))
        })
      }
    })
  }
})
