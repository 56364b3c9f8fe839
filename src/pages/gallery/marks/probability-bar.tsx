import { ProbabilityBar } from '../../../plot/bars.tsx'
import { scaleLinear } from '../../../plot/scale.ts'

const x = scaleLinear([0, 1], [20, 260])

export const title = 'ProbabilityBar'

export default function Example() {
  return (
    <>
      <ProbabilityBar x={x} y={30} value={0.62} digits={3} />
      <ProbabilityBar x={x} y={70} value={0.3} before={0.5} thick={26} digits={3} />
    </>
  )
}
