import { Frame } from '../../../plot/axis.tsx'
import { Line } from '../../../plot/line.tsx'
import { plotIn } from '../../../plot/plot.ts'

const plot = plotIn({ left: 40, right: 200, top: 40, bottom: 120 }, [0, 10], [0, 1])

export const title = 'Frame, a small multiple'

export default function Example() {
  return (
    <>
      <Frame plot={plot} title="clip fraction" concept="old" end={1} xEnd={10} xLabel="passes" />
      <Line
        plot={plot}
        points={[
          [0, 0],
          [4, 0.5],
          [10, 0.6],
        ]}
        concept="old"
      />
    </>
  )
}
