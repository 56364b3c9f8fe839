import { Choice } from '../../../figure/inputs.tsx'
import { choice } from '../../../figure/params.ts'

export const title = 'Choice, of a few'

const advantage = choice(['positive', 'negative'], 'positive')

export default function Example() {
  return (
    <Choice
      parameter={advantage}
      value={advantage.start}
      onChange={() => {}}
      label="advantage Â"
      names={{ positive: '+1 better than usual', negative: '−1 worse' }}
    />
  )
}
