import { Answer } from '../../../lesson/answer.tsx'

export const title = 'Answer'

export default function Example() {
  return (
    <Answer>
      <p>What was asked, explained.</p>
    </Answer>
  )
}
