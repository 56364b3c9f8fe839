import { ColumnHeads } from '../../../plot/heads.tsx'

export const title = 'ColumnHeads'

export default function Example() {
  return (
    <ColumnHeads
      y={30}
      heads={[
        { x: 0, text: 'pays', concept: 'reward' },
        { x: 160, text: 'probability', anchor: 'end' },
        { x: 300, text: 'push', anchor: 'end' },
      ]}
    />
  )
}
