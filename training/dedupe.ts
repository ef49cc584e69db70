import { hashMix } from '@/lib/classify/features/hash'
import type { Row } from '@/training/row'

const hashes = 64
const bands = 16
const rowsPerBand = hashes / bands
/** Jaccard similarity of the sets of 5-grams from which two texts count as one. */
const nearness = 0.8
/** Longer texts are compared by their beginning: enough to tell copies, and it bounds the time. */
const compared = 1200

/**
 * Joins copies and near-copies into one cluster: equal after normalising, or 5-grams with an estimated Jaccard similarity
 * of at least 0.8 (MinHash with 64 hashes, 16 bands). Within a cluster only the first row of each label is kept.
 */
export function dedupe(rows: readonly Row[]): Row[] {
  const parent = rows.map((_, i) => i)
  const texts = rows.map((row) => normalise(row))
  joinEqual(texts, parent)
  joinNear(texts, parent)
  const kept: Row[] = []
  const seen = new Set<string>()
  const clusterNames = nameClusters(rows, parent)
  for (const [i, row] of rows.entries()) {
    const key = `${find(parent, i)}/${row.spam}`
    if (seen.has(key)) continue
    seen.add(key)
    kept.push({ ...row, cluster: clusterNames.get(find(parent, i)) ?? row.cluster })
  }
  return kept
}

/** NFKC, lower case, no characters outside words, digits to 0. */
export function normalise(row: Row): string {
  const text = Object.values(row.content.fields).join(' ').slice(0, 20_000)
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\p{N}/gu, '0')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

function joinEqual(texts: readonly string[], parent: number[]): void {
  const first = new Map<string, number>()
  for (const [i, text] of texts.entries()) {
    const known = first.get(text)
    if (known === undefined) first.set(text, i)
    else join(parent, known, i)
  }
}

function joinNear(texts: readonly string[], parent: number[]): void {
  const signatures: Int32Array[] = []
  const buckets = new Map<string, number>()
  for (const [i, text] of texts.entries()) {
    const signature = sign(text)
    signatures.push(signature)
    if (text.length < 16) continue
    for (let band = 0; band < bands; band++) {
      const key = `${band}:${signature.subarray(band * rowsPerBand, (band + 1) * rowsPerBand).join()}`
      const known = buckets.get(key)
      if (known === undefined) buckets.set(key, i)
      else if (find(parent, known) !== find(parent, i) && likeness(signatures[known], signature) >= nearness)
        join(parent, known, i)
    }
  }
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
      if (value < (signature[n] ?? 0)) signature[n] = value
    }
  }
  return signature
}

function likeness(a: Int32Array | undefined, b: Int32Array): number {
  if (a === undefined) return 0
  let equal = 0
  for (let n = 0; n < hashes; n++) if (a[n] === b[n]) equal++
  return equal / hashes
}

/** A joined cluster carries the name of its first row's cluster; rows that shared a cluster before still do. */
function nameClusters(rows: readonly Row[], parent: number[]): Map<number, string> {
  const names = new Map<number, string>()
  for (const [i, row] of rows.entries()) {
    const root = find(parent, i)
    if (!names.has(root)) names.set(root, row.cluster)
  }
  return names
}

function find(parent: number[], i: number): number {
  let root = i
  while (parent[root] !== root) {
    parent[root] = parent[parent[root] ?? root] ?? root
    root = parent[root] ?? root
  }
  return root
}

function join(parent: number[], a: number, b: number): void {
  const left = find(parent, a)
  const right = find(parent, b)
  parent[Math.max(left, right)] = Math.min(left, right)
}
