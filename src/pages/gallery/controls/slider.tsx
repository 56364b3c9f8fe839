import { Slider } from '../../../figure/inputs.tsx'
import { number, written } from '../../../figure/params.ts'

export const title = 'Slider, of a number'

const radius = number({ min: 0.001, max: 0.1, step: 0.001, start: 0.02, scale: 'log', digits: 3 })

export default function Example() {
  return (
    <Slider
      parameter={radius}
      value={radius.start}
      onChange={() => {}}
      label="KL radius δ"
      text={written(radius, radius.start)}
    />
  )
}
