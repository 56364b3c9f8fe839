import { SignedBar } from '../../../plot/bars.tsx'
import { scaleLinear } from '../../../plot/scale.ts'

const x = scaleLinear([-2, 2], [20, 300])

export const title = 'SignedBar'

export default function Example() {
  return (
    <>
      <SignedBar x={x} y={30} value={1.225} digits={3} />
      <SignedBar x={x} y={60} value={-0.707} digits={3} />
      <SignedBar x={x} y={90} value={0} digits={3} />
      <SignedBar x={x} y={120} value={0.4} digits={2} number="after" thick={10} />
    </>
  )
}
