import { plotIn } from '../../../plot/plot.ts'
import { Dot, Fence, Plumb } from '../../../plot/rules.tsx'

const plot = plotIn({ left: 40, right: 300, top: 20, bottom: 120 }, [0, 2], [0, 1])

export const title = 'Fence, Plumb and Dot'

export default function Example() {
  return (
    <>
      <Fence plot={plot} values={[0.8, 1.2]} />
      <Plumb plot={plot} value={1.4} to={0.9} handle={140} />
      <Dot plot={plot} at={[1.4, 0.9]} kind="loser" />
      <Dot plot={plot} at={[1.4, 0.6]} kind="winner" concept="advantage-up" />
      <Dot plot={plot} at={[0.5, 0.3]} />
      <Dot plot={plot} at={[1.8, 0.3]} kind="end" concept="policy" />
    </>
  )
}
