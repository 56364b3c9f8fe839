import { Axis } from '../../../plot/axis.tsx'
import { plotIn } from '../../../plot/plot.ts'

const plot = plotIn({ left: 40, right: 300, top: 20, bottom: 120 }, [0, 2], [0, 1])

export const title = 'Axis'

export default function Example() {
  return (
    <>
      <Axis plot={plot} side="left" values={[0, 0.5, 1]} grid={[0.5, 1]} line={null} />
      <Axis plot={plot} side="bottom" values={[0, 1, 2]} tick={5} />
    </>
  )
}
