import { createHash } from 'node:crypto'
import { hashMix } from '@/lib/classify/features/hash'

const hashes = 64
const bands = 16
const rowsPerBand = hashes / bands
/** Jaccard similarity of the sets of 5-grams from which two texts count as one. */
const nearness = 0.8
/** Longer texts are compared by their beginning: enough to tell copies, and it bounds the time. */
const compared = 1200
/** UTF-16 units of a text that are normalised. */
const longest = 20_000
/** Shorter texts are alike by chance: only equal ones are copies. */
const shortest = 16

/** What is kept of a text to tell its copies. */
export type Fingerprint = {
  /** Equal for texts that are equal once normalised. */
  hash: string
  /** MinHash of its 5-grams; null for texts that are too short to be nearly equal. */
  signature: Int32Array | null
}

/** The fingerprint of a text in parts: NFKC, lower case, no characters outside words, digits to 0. */
export function fingerprint(parts: Iterable<string>): Fingerprint {
  const text = normalise([...parts].join(' '))
  const hash = createHash('sha256').update(text).digest('base64url')
  return { hash, signature: text.length < shortest ? null : sign(text) }
}

/**
 * Joins copies and near-copies: equal after normalising, or 5-grams with an estimated Jaccard similarity of at least 0.8
 * (MinHash with 64 hashes, 16 bands).
 * @returns for each text the number of the first one it belongs together with
 */
export function groupCopies(prints: readonly Fingerprint[]): Int32Array {
  const parent = Int32Array.from(prints, (_, i) => i)
  const equal = new Map<string, number>()
  const buckets = new Map<string, number>()
  for (const [i, { hash, signature }] of prints.entries()) {
    const known = equal.get(hash)
    if (known === undefined) equal.set(hash, i)
    else join(parent, known, i)
    // An equal text has been in the buckets before.
    if (known === undefined && signature) joinNear(prints, signature, i, parent, buckets)
  }
  return parent.map((_, i) => find(parent, i))
}

function joinNear(
  prints: readonly Fingerprint[],
  signature: Int32Array,
  i: number,
  parent: Int32Array,
  buckets: Map<string, number>,
): void {
  for (let band = 0; band < bands; band++) {
    const key = `${band}:${signature.subarray(band * rowsPerBand, (band + 1) * rowsPerBand).join()}`
    const known = buckets.get(key)
    if (known === undefined) buckets.set(key, i)
    else if (find(parent, known) !== find(parent, i) && likeness(prints[known]?.signature, signature) >= nearness)
      join(parent, known, i)
  }
}

function normalise(text: string): string {
  return text
    .slice(0, longest)
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\p{N}/gu, '0')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

function sign(text: string): Int32Array {
  const signature = new Int32Array(hashes).fill(0x7fffffff)
  const end = Math.min(text.length, compared)
  for (let i = 0; i + 5 <= end; i++) {
    let hash = 0
    for (let n = 0; n < 5; n++) hash = Math.imul(hash, 0x01000193) ^ text.charCodeAt(i + n)
    const first = hashMix(hash)
    const second = hashMix(first ^ 0x9e3779b9) | 1
    for (let n = 0; n < hashes; n++) {
      const value = (first + Math.imul(n, second)) | 0
      if (value < (signature[n] as number)) signature[n] = value
    }
  }
  return signature
}

function likeness(a: Int32Array | null | undefined, b: Int32Array): number {
  if (!a) return 0
  let equal = 0
  for (let n = 0; n < hashes; n++) if (a[n] === b[n]) equal++
  return equal / hashes
}

function find(parent: Int32Array, i: number): number {
  let root = i
  while (parent[root] !== root) {
    parent[root] = parent[parent[root] as number] as number
    root = parent[root] as number
  }
  return root
}

function join(parent: Int32Array, a: number, b: number): void {
  const left = find(parent, a)
  const right = find(parent, b)
  parent[Math.max(left, right)] = Math.min(left, right)
}
