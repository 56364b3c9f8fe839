import { Push, PushAlong } from '../../../plot/push.tsx'

const words = { up: 'pushed up', down: 'pushed down', none: 'no push' }

export const title = 'Push, as a word and along an axis'

export default function Example() {
  return (
    <>
      {(['up', 'down', 'none'] as const).map((push, k) => (
        <g key={push}>
          <Push x={20} y={30 + 34 * k} push={push} words={words} />
          <PushAlong x={170} y={30 + 34 * k} push={push} words={words} />
        </g>
      ))}
    </>
  )
}
