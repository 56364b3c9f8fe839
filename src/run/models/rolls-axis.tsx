import { exp } from '../../core/mathematics/exp.ts'
import { log } from '../../core/mathematics/log.ts'
import { Axis } from '../../plot/axis.tsx'
import { Label } from '../../plot/marks.tsx'
import type { Plot } from '../../plot/plot.ts'
import { MOST_ROLLS } from './dice.ts'

const TENS = [1, 10, 100, 1000, 10_000].map(log)

/** The domain of the axis: logarithms of numbers of rolls. */
export const ROLLS = [0, log(MOST_ROLLS)] as const

interface RollsAxisProps {
  readonly plot: Plot
  readonly title: string
  /** Where the title ends. */
  readonly end: { readonly x: number; readonly y: number }
}

/** The number of rolls, logarithmic. */
export const RollsAxis = ({ plot, title, end }: RollsAxisProps) => (
  <>
    <Axis plot={plot} side="bottom" values={TENS} text={(at) => Math.round(exp(at)).toLocaleString('en')} tick={5} />
    <Label {...end} anchor="end" quiet>
      {title}
    </Label>
  </>
)
