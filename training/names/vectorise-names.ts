import { blocks } from '@/lib/classify/features/block'
import { hashString } from '@/lib/classify/features/hash'
import { nameFeatures } from '@/training/names/name-features'
import { blockShift, type Vectors } from '@/training/vectorise'

/** log2 of the table of weights: 28,000 names have a million and a half different runs, and the rare ones matter. */
const nameBits = 22
const damping = [3, 12, 6, 12, 2, 12]

/** Names as the learner reads them: their own features, no named ones but the constant. */
export function vectoriseNames(names: readonly { name: string; spam: boolean }[]): Vectors {
  const packed: number[] = []
  const rowStart = new Int32Array(names.length + 1)
  const scales = new Float32Array(names.length * blocks.length)
  for (const [row, { name }] of names.entries()) {
    const seen = new Set<number>()
    const counts = new Int32Array(blocks.length)
    nameFeatures(name, (block, feature) => {
      const value = (hashString(`${block} ${feature}`) >>> (32 - nameBits)) | (block << blockShift)
      if (seen.has(value)) return
      seen.add(value)
      counts[block] = (counts[block] as number) + 1
      packed.push(value)
    })
    rowStart[row + 1] = packed.length
    for (const [block, count] of counts.entries())
      scales[row * blocks.length + block] = 1 / Math.sqrt(count + (damping[block] as number))
  }
  const constant = 'bias@names'
  return {
    bits: nameBits,
    rowStart,
    packed: Int32Array.from(packed),
    scales,
    namedStart: Int32Array.from({ length: names.length + 1 }, (_, row) => row),
    named: new Int32Array(names.length),
    spam: Uint8Array.from(names, ({ spam }) => (spam ? 1 : 0)),
    weight: new Float32Array(names.length).fill(1),
    domain: new Uint8Array(names.length),
    columns: { ids: new Map([[constant, 0]]), names: [constant] },
  }
}
