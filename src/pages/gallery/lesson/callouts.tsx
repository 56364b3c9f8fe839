import { Disputed, LibrariesDisagree, Note, OftenSaid, Takeaway, TryThis } from '../../../lesson/callouts.tsx'

export const title = 'Callouts and margin notes'

export default function Example() {
  return (
    <>
      <Note title="why a logarithm">
        <p>Because a product of chances becomes a sum.</p>
      </Note>
      <OftenSaid said="PPO keeps the policy close.">
        <p>It stops paying for going further; nothing pulls it back.</p>
      </OftenSaid>
      <TryThis>
        <p>Drag ρ past the fence.</p>
      </TryThis>
      <LibrariesDisagree title="what epsilon is added to">
        <p>Some add it to the variance.</p>
      </LibrariesDisagree>
      <Disputed>
        <p>Both sides, with their sources.</p>
      </Disputed>
      <Takeaway>
        <p>The one sentence to keep.</p>
      </Takeaway>
    </>
  )
}
