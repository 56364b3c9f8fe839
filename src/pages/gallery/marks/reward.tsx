import { Reward } from '../../../plot/reward.tsx'

export const title = 'Reward'

export default function Example() {
  return <Reward x={20} y={40} value={0.9} />
}
