import { Switch } from '../../../figure/inputs.tsx'

export const title = 'Switch, of a flag'

export default function Example() {
  return <Switch value onChange={() => {}} label="two different fences" />
}
