import { Clip } from '../../../plot/hatch.tsx'
import { Line } from '../../../plot/line.tsx'
import { plotIn } from '../../../plot/plot.ts'

const plot = plotIn({ left: 40, right: 300, top: 20, bottom: 120 }, [0, 2], [0, 1])

export const title = 'Clip, cut at a window'

export default function Example() {
  return (
    <Clip window={<rect x="40" y="40" width="160" height="60" />}>
      <Line
        plot={plot}
        points={[
          [0, 0],
          [2, 1],
        ]}
        concept="policy"
      />
    </Clip>
  )
}
