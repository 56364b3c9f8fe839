/**
 * A fingerprint of numbers, bit for bit: equal hashes on two machines mean equal doubles. Golden numbers of whole runs
 * are such hashes. Source: FNV-1a, 32 bit (Fowler, Noll, Vo 1991), over the bytes of each double, lowest first.
 */

/** @returns 8 hexadecimal digits; -0 and 0 differ, every NaN counts as one. */
export function hashFloat64(values: ArrayLike<number>): string {
  const view = new DataView(new ArrayBuffer(8))
  let hash = 0x811c9dc5
  for (let i = 0; i < values.length; i += 1) {
    view.setFloat64(0, values[i] as number, true)
    for (let byte = 0; byte < 8; byte += 1) hash = Math.imul(hash ^ view.getUint8(byte), 0x01000193)
  }
  return (hash >>> 0).toString(16).padStart(8, '0')
}
