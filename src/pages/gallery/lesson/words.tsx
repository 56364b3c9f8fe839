import { Lesson } from '../../../lesson/links.tsx'
import { Term } from '../../../lesson/term.tsx'
import { Unlock } from '../../../lesson/unlock.tsx'

export const title = 'Words that lead somewhere: a term, a lesson, a control of a figure'

export default function Example() {
  return (
    <p>
      The <Term name="policy">policy</Term> learns from the <Term name="reward">reward</Term>, says{' '}
      <Lesson to="policy-gradient" />. Then give it{' '}
      <Unlock figure="ppo-clip" control="asymmetric">
        two different fences
      </Unlock>
      .
    </p>
  )
}
