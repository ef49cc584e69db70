import { clustersOf } from '@/training/dedupe'
import type { Row } from '@/training/row'
import { type Vectors, vectorise } from '@/training/vectorise'

/** log2 of the table of hashed weights for one source, the shipped model's. */
export const protocolBits = 18

/** Rows with their features, each in the cluster of its near-copies. */
export function prepare(rows: readonly Row[], bits = protocolBits): { rows: Row[]; vectors: Vectors } {
  const clusters = clustersOf(rows)
  return {
    rows: rows.map((row, i) => ({ ...row, cluster: clusters[i] as string })),
    vectors: vectorise({ rows, bits, oneDomain: true }),
  }
}

/** Rows by a number in what is known of them. */
export function ordered(rows: readonly Row[], key: string): Row[] {
  return [...rows].sort((a, b) => Number(a.meta[key]) - Number(b.meta[key]))
}
