import { Area, Line, type Point } from '../../../plot/line.tsx'
import { plotIn } from '../../../plot/plot.ts'

const plot = plotIn({ left: 40, right: 300, top: 20, bottom: 120 }, [0, 2], [0, 1])
const points: readonly Point[] = [
  [0, 0.2],
  [1, 0.9],
  [2, 0.6],
]

export const title = 'Area: filled, hatched, or between two lines'

export default function Example() {
  return (
    <>
      <Area plot={plot} points={points} base={[0.1, 0.5, 0.5]} />
      <Area plot={plot} points={points.map(([x]) => [x, 0.1])} hatched />
      <Line plot={plot} points={points} concept="policy" />
    </>
  )
}
