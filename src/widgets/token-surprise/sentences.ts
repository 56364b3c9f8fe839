/** What the counting model has read: sentences made up for this figure, in small letters, each word and full stop a token. */
export const SENTENCES = [
  'the quick brown fox sleeps .',
  'a quick brown horse runs .',
  'the horse jumps over the wall .',
  'the fox jumps over the stream .',
  'the cat jumps onto the wall .',
  'the lazy cat sleeps .',
  'the lazy dog sleeps all day .',
  'the dog barks at the cat .',
  'a brown dog runs over the hill .',
  'a fox sees the dog .',
  'the cat sees a bird .',
  'the quick bird flies over the stream .',
  'the horse runs over the hill .',
  'a dog sleeps by the wall .',
  'the bird sings all day .',
  'the fox runs .',
]
