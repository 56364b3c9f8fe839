/**
 * What the core says of bad input, as data: which argument, what stood there, what is allowed. The English sentence is
 * made here and nowhere else, so that a program can show it, and an interface can say the same in its own language.
 */

/** An argument of another value that makes this the rule: "an array when beta is 0.1". */
interface Condition {
  readonly name: string
  readonly value: unknown
}

/** Numbers are finite unless said otherwise; both ends of a range are allowed. */
type Rule =
  | { readonly kind: 'finite' }
  /** Infinity too, but not NaN. */
  | { readonly kind: 'number' }
  | { readonly kind: 'range'; readonly min: number; readonly max: number }
  /** `term` is the expression that min is the value of, such as "1 + clipHigh". */
  | { readonly kind: 'atLeast'; readonly min: number; readonly term?: string; readonly infinite?: true }
  | { readonly kind: 'above'; readonly limit: number }
  | { readonly kind: 'aboveUpTo'; readonly limit: number; readonly max: number }
  | { readonly kind: 'integer'; readonly min: number; readonly max: number }
  /** The exponential of a larger number overflows. */
  | { readonly kind: 'exponent'; readonly max: number }
  | { readonly kind: 'logit' }
  | { readonly kind: 'oneOf'; readonly values: readonly (string | number)[] }
  /** The refused value is one word of a text. */
  | { readonly kind: 'words'; readonly values: readonly string[] }
  | { readonly kind: 'null' }
  /** The value of another entry. */
  | { readonly kind: 'sameAs'; readonly as: string; readonly value: number }
  | { readonly kind: 'array' }
  /** From here on the refused value is the length of the array that is named. */
  | { readonly kind: 'length'; readonly min: number; readonly max: number }
  | { readonly kind: 'sameLength'; readonly as: string; readonly length: number }
  | { readonly kind: 'evenLength' }
  /** The refused value is the sum of the array's entries. */
  | { readonly kind: 'sum'; readonly total: number; readonly tolerance: number }
  /** The refused value is the largest entry. */
  | { readonly kind: 'someAbove'; readonly limit: number }
  /** An entry that ends a list, and its name. */
  | { readonly kind: 'onlyLast'; readonly term: string }
  /** A completion that a token can follow. */
  | { readonly kind: 'unfinished' }

/** What is allowed where something was refused. */
export type Allowed = Rule & { readonly orNull?: true; readonly when?: Condition }

export interface Refusal {
  /** The argument, and the place in it: "rewards[2]". */
  readonly name: string
  readonly value: unknown
  readonly allowed: Allowed
}

/** A value as a line of code shows it; of a long or nested array only that it is one. */
function show(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(value)
  if (!Array.isArray(value)) return String(value)
  return value.length <= 8 && value.every((entry) => typeof entry === 'number') ? `[${value.join(', ')}]` : '[…]'
}

function subject({ name, value, allowed }: Refusal): string {
  switch (allowed.kind) {
    case 'length':
    case 'sameLength':
    case 'evenLength':
      return `${name} has length ${show(value)}`
    case 'sum':
      return `the sum of ${name} is ${show(value)}`
    case 'someAbove':
      return `${name} has only ${show(value)} entries`
    case 'words':
      return `a word of ${name} is ${show(value)}`
    default:
      return `${name} is ${show(value)}`
  }
}

function rule(allowed: Allowed): string {
  switch (allowed.kind) {
    case 'finite':
      return 'a finite number'
    case 'number':
      return 'any number but NaN'
    case 'range':
      return `a finite number from ${allowed.min} to ${allowed.max}`
    case 'atLeast':
      return `a ${allowed.infinite ? '' : 'finite '}number of at least ${allowed.term ? `${allowed.term} = ` : ''}${allowed.min}`
    case 'above':
      return `a finite number above ${allowed.limit}`
    case 'aboveUpTo':
      return `a number above ${allowed.limit}, at most ${allowed.max}`
    case 'integer':
      return `an integer from ${allowed.min} to ${allowed.max}`
    case 'exponent':
      return `at most ${allowed.max} (beyond, its exponential overflows)`
    case 'logit':
      return 'a finite number, or -Infinity for an impossible entry'
    case 'oneOf':
      return allowed.values.map(show).join(', ')
    case 'words':
      return allowed.values.join(' ')
    case 'null':
      return 'null'
    case 'sameAs':
      return `the value of ${allowed.as}, which is ${allowed.value}`
    case 'array':
      return 'an array'
    case 'length':
      if (allowed.min === allowed.max) return `a length of ${allowed.min}`
      return allowed.max === Infinity ? `a length of at least ${allowed.min}` : `a length of at most ${allowed.max}`
    case 'sameLength':
      return `the length of ${allowed.as}, which is ${allowed.length}`
    case 'evenLength':
      return 'an even length, because its rows are pairs'
    case 'sum':
      return `${allowed.total}, within ${allowed.tolerance}`
    case 'someAbove':
      return `at least one entry above ${allowed.limit}`
    case 'onlyLast':
      return `${allowed.term} only as the last token`
    case 'unfinished':
      return 'a completion that another token can follow'
  }
}

/** @returns "`name` is `value`; allowed: `allowed`", in English. */
export function refusalSentence(refusal: Refusal): string {
  const { when, orNull } = refusal.allowed
  const condition = when ? ` when ${when.name} is ${show(when.value)}` : ''
  return `${subject(refusal)}; allowed: ${rule(refusal.allowed)}${orNull ? ', or null' : ''}${condition}`
}

/** The one error that the core throws of itself: its message is the sentence, its refusal the data. */
export class RefusalError extends RangeError {
  readonly refusal: Refusal
  constructor(refusal: Refusal) {
    super(refusalSentence(refusal))
    this.name = 'RefusalError'
    this.refusal = refusal
  }
}
