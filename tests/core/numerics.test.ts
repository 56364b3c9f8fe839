import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  entropy,
  exp,
  hashFloat64,
  klDivergence,
  logSoftmax,
  logSumExp,
  mean,
  pow,
  runningProduct,
  sigmoid,
  softmax,
  softplus,
  standardDeviation,
} from '../../src/core/index.ts'
import { close, closeAll, distribution, real, rounded, slopes } from './support.ts'

const logits = fc.array(real(-50, 50), { minLength: 1, maxLength: 9 })
const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0)
const Z = [2, 1, 0.5, 0, -1]

describe('softmax and log-softmax', () => {
  it('12.4 and 11.9 give .6225 and .3775, whatever is added to both', () => {
    expect(rounded(softmax([12.4, 11.9], 1), 4)).toEqual([0.6225, 0.3775])
    expect(rounded(softmax([112.4, 111.9], 1), 4)).toEqual([0.6225, 0.3775])
    const [a, b] = softmax([12.4, 11.9], 1)
    close(a! / b!, 1.6487212707, 1e-10)
  })

  it('temperature reshapes: top probability and entropy of z=[2,1,.5,0,-1]', () => {
    const temperatures = [0.25, 0.5, 1, 2, 5]
    expect(
      rounded(
        temperatures.map((t) => softmax(Z, t)[0]!),
        4,
      ),
    ).toEqual([0.9793, 0.8292, 0.563, 0.3745, 0.2646])
    expect(
      rounded(
        temperatures.map((t) => entropy(softmax(Z, t))),
        3,
      ),
    ).toEqual([0.11, 0.609, 1.206, 1.491, 1.59])
  })

  it('is the power p^(1/T), renormalised', () => {
    fc.assert(
      fc.property(distribution(2, 6), real(0.2, 5), (p, temperature) => {
        const powered = p.map((x) => pow(x, 1 / temperature))
        closeAll(
          softmax(
            logSoftmax(
              p.map((x) => Math.log(x)),
              1,
            ),
            temperature,
          ),
          powered.map((x) => x / sum(powered)),
          1e-9,
        )
      }),
    )
  })

  it('sums to 1, does not see shifts, and agrees with log-softmax', () => {
    fc.assert(
      fc.property(logits, real(-100, 100), real(0.1, 10), (z, shift, temperature) => {
        const p = softmax(z, temperature)
        close(sum(p), 1, 1e-14)
        closeAll(
          softmax(
            z.map((x) => x + shift),
            temperature,
          ),
          p,
          1e-11,
        )
        closeAll(logSoftmax(z, temperature).map(exp), p, 1e-12)
      }),
    )
  })

  it('takes logits of ±1000 and ±1e308, and impossible entries', () => {
    expect(softmax([1000, -1000], 1)).toEqual([1, 0])
    expect(softmax([1000, 1000], 1)).toEqual([0.5, 0.5])
    expect(logSoftmax([1000, -1000], 1)).toEqual([0, -2000])
    expect(softmax([1e308, -1e308], 1)).toEqual([1, 0])
    expect(softmax([0, -Infinity, 0], 1)).toEqual([0.5, 0, 0.5])
    expect(logSoftmax([0, -Infinity], 1)).toEqual([0, -Infinity])
  })

  it('near temperature 0 shares all mass between the largest logits', () => {
    expect(softmax([1, 3, 3, 2], 1e-300)).toEqual([0, 0.5, 0.5, 0])
  })

  it('gradient of log p is e_a - p: [-.5630,+.7929,-.1256,-.0762,-.0280]', () => {
    const gradient = slopes((z) => logSoftmax(z, 1)[1]!, Z)
    expect(rounded(gradient, 4)).toEqual([-0.563, 0.7929, -0.1256, -0.0762, -0.028])
    closeAll(
      gradient,
      softmax(Z, 1).map((p, i) => (i === 1 ? 1 : 0) - p),
      1e-6,
    )
    expect(rounded([softmax(Z, 1)[1]!, softmax([2, 2, 0.5, 0, -1], 1)[1]!], 4)).toEqual([0.2071, 0.4152])
  })

  it('refuses temperature 0 and logits without a value', () => {
    for (const f of [softmax, logSoftmax]) {
      expect(() => f([1, 2], 0)).toThrow('temperature is 0; allowed: a finite number above 0')
      expect(() => f([1, 2], -1)).toThrow('temperature is -1')
      expect(() => f([1, 2], Infinity)).toThrow('temperature is Infinity')
      expect(() => f([1, NaN], 1)).toThrow('logits[1] is NaN; allowed: a finite number, or -Infinity')
      expect(() => f([Infinity], 1)).toThrow('logits[0] is Infinity')
      expect(() => f([], 1)).toThrow('logits has length 0; allowed: a length of at least 1')
      expect(() => f([-Infinity, -Infinity], 1)).toThrow('logits has only -Infinity entries')
    }
  })
})

describe('logSumExp', () => {
  it('has hand values and lies between max and max + log n', () => {
    close(logSumExp([0, 0]), Math.LN2, 1e-15)
    expect(logSumExp([1000, -1000])).toBe(1000)
    expect(logSumExp([-1000, -Infinity])).toBe(-1000)
    fc.assert(
      fc.property(logits, (z) => {
        expect(logSumExp(z)).toBeGreaterThanOrEqual(Math.max(...z))
        expect(logSumExp(z)).toBeLessThanOrEqual(Math.max(...z) + Math.log(z.length) + 1e-12)
      }),
    )
  })

  it('refuses an empty list and NaN', () => {
    expect(() => logSumExp([])).toThrow('values has length 0')
    expect(() => logSumExp([NaN])).toThrow('values[0] is NaN')
  })
})

describe('entropy and KL', () => {
  it('entropy: 0 when certain, log n when uniform, 0·log 0 = 0', () => {
    expect(entropy([1, 0])).toBe(0)
    close(entropy([0.2, 0.2, 0.2, 0.2, 0.2]), Math.log(5), 1e-15)
    close(entropy([0.5, 0.5, 0]), Math.LN2, 1e-15)
  })

  it('entropy is at most log n', () => {
    fc.assert(
      fc.property(distribution(1, 9), (p) => {
        expect(entropy(p)).toBeLessThanOrEqual(Math.log(p.length) + 1e-12)
        expect(entropy(p)).toBeGreaterThanOrEqual(0)
      }),
    )
  })

  it('KL of [.7,.2,.1] and [.5,.3,.2]: .0851 one way, .0920 the other', () => {
    const p = [0.7, 0.2, 0.1]
    const q = [0.5, 0.3, 0.2]
    expect(rounded([klDivergence(p, q), klDivergence(q, p)], 4)).toEqual([0.0851, 0.092])
  })

  it('KL is at least 0, and 0 for equal distributions', () => {
    fc.assert(
      fc.property(distribution(4, 4), distribution(4, 4), (p, q) => {
        expect(klDivergence(p, q)).toBeGreaterThanOrEqual(0)
        expect(klDivergence(p, p)).toBe(0)
      }),
    )
  })

  it('KL is Infinity where q has no mass, and finite where p has none', () => {
    expect(klDivergence([0.5, 0.5], [1, 0])).toBe(Infinity)
    close(klDivergence([1, 0], [0.5, 0.5]), Math.LN2, 1e-15)
  })

  it('refuses what is not a distribution', () => {
    expect(() => entropy([0.5, 0.4])).toThrow('the sum of probabilities is 0.9')
    expect(() => klDivergence([0.5, 0.5], [1])).toThrow('p has length 2; allowed: the length of q, which is 1')
    expect(() => klDivergence([0.5, 0.5], [0.5, 0.6])).toThrow('the sum of q is 1.1')
    expect(() => klDivergence([0.5, 0.6], [0.5, 0.5])).toThrow('the sum of p is 1.1')
  })
})

describe('softplus and sigmoid', () => {
  it('is finite where the naive form is not', () => {
    expect([softplus(800), softplus(-800)]).toEqual([800, 0])
    close(softplus(-700), exp(-700), 1e-14)
    close(softplus(0), Math.LN2, 1e-15)
    expect([sigmoid(0), sigmoid(800), sigmoid(-800)]).toEqual([0.5, 1, 0])
    close(sigmoid(2), 0.8807970779778823, 1e-15)
  })

  it('softplus(x) - softplus(-x) = x, sigmoid(x) + sigmoid(-x) = 1, and one is the slope of the other', () => {
    fc.assert(
      fc.property(real(-30, 30), (x) => {
        close(softplus(x) - softplus(-x), x, 1e-13)
        close(sigmoid(x) + sigmoid(-x), 1, 1e-15)
        close(slopes(([y]) => softplus(y!), [x], 1e-3)[0]!, sigmoid(x), 1e-6, 1e-10)
      }),
    )
  })

  it('refuses NaN and Infinity', () => {
    expect(() => softplus(NaN)).toThrow('x is NaN; allowed: a finite number')
    expect(() => sigmoid(Infinity)).toThrow('x is Infinity')
  })
})

describe('mean and standard deviation', () => {
  it('sample and population form of [0,0,1,0]: .5 and .4330', () => {
    expect(mean([0, 0, 1, 0])).toBe(0.25)
    expect(standardDeviation([0, 0, 1, 0], 'sample')).toBe(0.5)
    close(standardDeviation([0, 0, 1, 0], 'population'), 0.4330127018922193, 1e-15)
    expect(standardDeviation([5], 'population')).toBe(0)
  })

  it('the forms differ by √(n/(n-1)), and a shift changes neither', () => {
    fc.assert(
      fc.property(fc.array(real(-10, 10), { minLength: 2, maxLength: 9 }), real(-10, 10), (values, shift) => {
        const sample = standardDeviation(values, 'sample')
        close(sample, standardDeviation(values, 'population') * Math.sqrt(values.length / (values.length - 1)), 1e-12)
        close(
          standardDeviation(
            values.map((x) => x + shift),
            'sample',
          ),
          sample,
          1e-9,
        )
        close(mean(values.map((x) => x + shift)), mean(values) + shift, 1e-12)
      }),
    )
  })

  it('refuses too few values and an unknown form', () => {
    expect(() => mean([])).toThrow('values has length 0; allowed: a length of at least 1')
    expect(() => mean([NaN])).toThrow('values[0] is NaN; allowed: a finite number')
    expect(() => standardDeviation([1], 'sample')).toThrow('values has length 1; allowed: a length of at least 2')
    expect(() => standardDeviation([1, Infinity], 'sample')).toThrow('values[1] is Infinity')
    expect(() => standardDeviation([1, 2], 'unbiased' as never)).toThrow('form is "unbiased"; allowed: "sample", "pop')
  })
})

describe('worked numbers of the log lens and of likelihoods', () => {
  it('the log lens: .001, .002, .95, .96', () => {
    expect(
      rounded(
        [0.001, 0.002].map((p) => logSoftmax([Math.log(p), Math.log(1 - p)], 1)[0]!),
        3,
      ),
    ).toEqual([-6.908, -6.215])
    expect(
      rounded(
        [0.95, 0.96].map((p) => logSoftmax([Math.log(p), Math.log(1 - p)], 1)[0]!),
        4,
      ),
    ).toEqual([-0.0513, -0.0408])
  })

  it('multiplying 1/32000 underflows to 0 after 72 tokens, in float32 after 11', () => {
    const underflow = (round: (x: number) => number): number => {
      let tokens = 0
      for (let product = 1; product > 0; product = round(product * round(1 / 32000))) tokens += 1
      return tokens
    }
    expect(underflow((x) => x)).toBe(72)
    expect(underflow(Math.fround)).toBe(11)
  })
})

describe('hashFloat64', () => {
  it('sees one bit, the order and the sign of zero', () => {
    expect(hashFloat64([])).toBe('811c9dc5')
    expect(hashFloat64([1, 2])).toBe('45ca9438')
    const hashes = [[0.1], [0.10000000000000002], [0], [-0], [1, 2], [2, 1]].map(hashFloat64)
    expect(new Set(hashes).size).toBe(6)
  })
})

describe('a product of probabilities, and the sum of their logs', () => {
  it('by hand, and the product is exp of the sum as long as it can be stored', () => {
    const { products, logSums } = runningProduct([0.5, 0.25, 1], 'double')
    expect(products).toEqual([0.5, 0.125, 0.125])
    close(logSums[2]!, -3 * Math.LN2, 1e-15)
  })

  it('underflows to an exact 0: 1/32000 after 72 factors in 64 bits, after 11 in 32', () => {
    const factors = Array.from({ length: 80 }, () => 1 / 32000)
    expect(runningProduct(factors, 'double').products.indexOf(0)).toBe(71)
    expect(runningProduct(factors, 'single').products.indexOf(0)).toBe(10)
    close(runningProduct(factors, 'single').logSums[79]!, -80 * Math.log(32000), 1e-9)
  })

  it('refuses a probability of 0, one above 1, and a format that is none', () => {
    expect(() => runningProduct([0], 'double')).toThrow('factors[0] is 0')
    expect(() => runningProduct([1.5], 'double')).toThrow('factors[0] is 1.5')
    expect(() => runningProduct([1], 'half' as never)).toThrow('precision is "half"')
  })
})
