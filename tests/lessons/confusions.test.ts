/** What people who train models ask again and again in public threads, and the section that answers it. */
import { readFileSync, readdirSync } from 'node:fs'
import { expect, test } from 'vitest'
import { withoutComments } from '../../src/course/comments.ts'

/** The text of a section: from its heading to the next one of its rank or above. */
function section(slug: string, anchor: string): string {
  const file = readdirSync('lessons/en').find((name) => name.endsWith(`-${slug}.mdx`))
  if (!file) throw new Error(`no lesson "${slug}" is written`)
  const text = withoutComments(readFileSync(`lessons/en/${file}`, 'utf8'))
  const heading = new RegExp(`^(#{2,3}) .*\\[#${anchor}[\\]:].*$`, 'm').exec(text)
  if (!heading) throw new Error(`lessons/en/${file} has no section #${anchor}`)
  const after = text.slice(heading.index + heading[0].length)
  const end = after.search(new RegExp(`^#{2,${heading[1]!.length}} `, 'm'))
  return heading[0] + (end < 0 ? after : after.slice(0, end))
}

test.each([
  ['Why is the loss 0 at the start, and when does it rise?', 'groups', 'loss', [/first step/, /beta/]],
  ['Why is the clip fraction always 0?', 'ppo', 'one-update', [/every ratio is 1/, /engine correction/]],
  ['Is a negative loss normal?', 'ppo', 'negative-loss', [/^### “My loss is negative/, /Yes\./]],
  ['Old policy or reference policy?', 'ppo', 'policies', [/\\old/, /\\reference/]],
  ['All rewards are equal: what happens?', 'groups', 'silent', [/silent/]],
  ['The reward std is not 0 and the loss is: which number to read?', 'groups', 'silent', [/frac_reward_zero_std/]],
  ['Is DAPO the same as Dr. GRPO?', 'groups', 'pooling', [/Not quite/]],
  ['A mean per answer or over all tokens?', 'groups', 'lengths', [/mean per answer/, /mean over all tokens/]],
  ['Why divide by the std, and why not?', 'groups', 'std', [/std/]],
  ['Why do answers grow, or shrink?', 'groups', 'growing', [/grow/, /shrink/]],
  [
    'The reward stays at 0: is every answer cut at the limit?',
    'returns',
    'truncation',
    [/stays at 0/, /they were cut/],
  ],
  ['Why does temperature or top-p break the ratio?', 'softmax', 'behaviour', [/off-policy/, /top-p/i]],
  ['One ratio for each token or for the answer?', 'family', 'gspo', [/geometric mean/, /fences/]],
  ['Why does the entropy collapse, or explode?', 'family', 'entropy', [/collapses/, /explodes/]],
  ['The reward is 0, so the loss is 0: how can it learn?', 'policy-gradient', 'zero', [/40705/]],
  ['Why may past rewards be dropped?', 'policy-gradient', 'to-go', [/before/]],
  ['What is a value head, how does it start, what does it see?', 'baselines', 'value-head', [/last layer/]],
  ['Why base e?', 'softmax', 'temperature', [/base/]],
] as const)('“%s” is answered in %s#%s', (_, slug, anchor, said) => {
  const text = section(slug, anchor)
  for (const pattern of said) expect(text).toMatch(pattern)
})
