import { Flat } from '../../../plot/line.tsx'
import { plotIn } from '../../../plot/plot.ts'

const plot = plotIn({ left: 40, right: 300, top: 20, bottom: 120 }, [0, 2], [0, 1])

export const title = 'Flat: where nothing is learned'

export default function Example() {
  return <Flat plot={plot} from={1.2} to={2} />
}
