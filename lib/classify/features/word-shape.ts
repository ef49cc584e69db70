import { Flag } from '@/lib/classify/features/word-slot'

/** Case is looked at this far into a word. */
const shapeLimit = 40

/** Flags of a written word's case, and its length. */
export function shapeOf(source: Uint16Array, start: number, end: number): number {
  let capitals = 0
  let hump = false
  const first = source[start] as number
  const last = Math.min(end, start + shapeLimit)
  for (let i = start; i < last; i++) {
    const unit = source[i] as number
    const latin = unit >= 0x41 && unit <= 0x5a
    if (latin || (unit >= 0x410 && unit <= 0x42f)) capitals++
    const before = i > start ? (source[i - 1] as number) : 0
    if (latin && before >= 0x61 && before <= 0x7a && first >= 0x61 && first <= 0x7a) hump = true
  }
  const length = end - start
  const shape = (Math.min(length, 255) << Flag.lengthShift) | (hump ? Flag.hump : 0)
  if (capitals >= 4 && capitals === length) return shape | Flag.shouted
  return capitals === 1 && length > 3 ? shape | Flag.titled : shape
}
