/** FNV-1a, 32 bit, over the characters: texts that differ in one letter get unrelated numbers. */
export function hashText(text: string): number {
  let hash = 0x811c9dc5
  for (const character of text) hash = Math.imul(hash ^ character.codePointAt(0)!, 0x01000193)
  return hash >>> 0
}
