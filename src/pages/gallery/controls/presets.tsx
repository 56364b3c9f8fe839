import { Presets } from '../../../figure/inputs.tsx'

export const title = 'Presets: { presets } among the controls'

export default function Example() {
  return (
    <Presets
      label="try"
      presets={{ rare: { from: 0.001, to: 0.002 }, sure: { from: 0.95, to: 0.96 } }}
      names={{ rare: '0.001 → 0.002', sure: '0.95 → 0.96' }}
      params={{ from: 0.95, to: 0.96 }}
      set={() => {}}
    />
  )
}
