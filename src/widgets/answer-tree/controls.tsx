import type { Use } from '../../figure/definition.ts'
import { AddRemove } from '../../figure/inputs.tsx'
import { TINYLM_VOCABULARY } from '../../core/tinylm/model.ts'
import type { Words } from './en.ts'
import { type Scene, padded, sampled } from './model.ts'
import { spec } from './params.ts'

type Walk = Use<typeof spec, Scene, Words>

/** One button a token: appended, it is the next step down the tree. After the last one the buttons keep the focus and do nothing. */
export const tokens = ({ scene, words, set }: Walk) => (
  <div key="path" className="control-row control-presets answer-tree-tokens" role="group" aria-label={words.append}>
    <span className="control-name">{words.append}</span>
    <div className="choices">
      {TINYLM_VOCABULARY.map((word, token) => (
        <button
          key={word}
          type="button"
          aria-disabled={scene.next.length === 0 || undefined}
          aria-label={scene.next[token] ? words.tokenSpoken(scene.next[token]) : word}
          onClick={() => {
            if (scene.next.length > 0) set({ path: padded([...scene.path, token]) })
          }}
        >
          {word}
        </button>
      ))}
      {scene.map ? (
        <button
          type="button"
          aria-disabled={scene.path.length === 0 || undefined}
          onClick={() => set({ path: padded(scene.path.slice(0, -1)) })}
        >
          {words.back}
        </button>
      ) : null}
    </div>
  </div>
)

/** A whole answer from the policy, or one token less. */
export const walk = ({ params: { tries, seed }, scene: { path }, words, set }: Walk) => (
  <AddRemove
    key="tries"
    count={path.length}
    least={0}
    most={Infinity}
    add={words.sample}
    remove={words.back}
    onAdd={() => set({ path: padded(sampled(tries, seed)), tries: (tries + 1) % (spec.tries.max + 1) })}
    onRemove={() => set({ path: padded(path.slice(0, -1)) })}
  />
)
