import { useHatch } from '../../../plot/hatch.tsx'

export const title = 'useHatch, for any shape'

export default function Example() {
  const [fill, hatch] = useHatch()
  return (
    <>
      {hatch}
      <circle fill={fill} cx="80" cy="70" r="50" />
    </>
  )
}
