import { Axis } from '../../../plot/axis.tsx'
import { Bars } from '../../../plot/bars.tsx'
import { plotIn } from '../../../plot/plot.ts'

const plot = plotIn({ left: 40, right: 300, top: 20, bottom: 120 }, [0, 6], [0, 10])

export const title = 'Bars'

export default function Example() {
  return (
    <>
      <Bars plot={plot} values={[2, 5, 9, 7, 3, 1]} concept="policy" />
      <Bars plot={plot} values={[3, 4, 8, 8, 4, 2]} fill={0.9} concept="old" outline />
      <Axis plot={plot} side="bottom" values={[]} />
    </>
  )
}
