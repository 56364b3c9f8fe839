import { Wire } from '../../../plot/wires.tsx'

export const title = 'Wire and its tip'

export default function Example() {
  return (
    <>
      <Wire
        by={[
          [20, 40],
          [160, 40],
          [160, 110],
        ]}
        tip="down"
      />
      <Wire
        by={[
          [280, 110],
          [280, 30],
          [200, 30],
        ]}
        tip="left"
        concept="policy"
        strong
      />
    </>
  )
}
