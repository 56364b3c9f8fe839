import { AddRemove } from '../../../figure/inputs.tsx'

export const title = 'AddRemove, of a list'

export default function Example() {
  return (
    <AddRemove
      count={2}
      least={2}
      most={8}
      add="add an answer"
      remove="remove the last"
      onAdd={() => {}}
      onRemove={() => {}}
    />
  )
}
