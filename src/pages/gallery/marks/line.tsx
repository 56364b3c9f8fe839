import { Line } from '../../../plot/line.tsx'
import { plotIn } from '../../../plot/plot.ts'

const plot = plotIn({ left: 40, right: 300, top: 20, bottom: 120 }, [0, 2], [0, 6])
const lines = [
  ['solid', 'policy'],
  ['dotted', 'old'],
  ['dashed', 'reference'],
  ['double', 'kl'],
  ['thin', 'value'],
  ['thick', 'advantage-up'],
] as const

export const title = 'Line, by kind and concept'

export default function Example() {
  return (
    <>
      {lines.map(([kind, concept], k) => (
        <Line
          key={kind}
          plot={plot}
          points={[
            [0, k],
            [2, k + 0.8],
          ]}
          kind={kind}
          concept={concept}
        />
      ))}
    </>
  )
}
