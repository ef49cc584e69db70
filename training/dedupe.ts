import { fingerprint, groupCopies } from '@/lib/model/labels/near-copies'
import type { Row } from '@/training/row'

/** Joins copies and near-copies into one cluster. Within a cluster only the first row of each label is kept. */
export function dedupe(rows: readonly Row[]): Row[] {
  const first = groupCopies(rows.map((row) => fingerprint(Object.values(row.content.fields))))
  const kept: Row[] = []
  const seen = new Set<string>()
  for (const [i, row] of rows.entries()) {
    const root = first[i] ?? i
    const key = `${root}/${row.spam}`
    if (seen.has(key)) continue
    seen.add(key)
    // A joined cluster carries the name of its first row's cluster; rows that shared a cluster before still do.
    kept.push({ ...row, cluster: rows[root]?.cluster ?? row.cluster })
  }
  return kept
}

/** The cluster of each row, named after its first row: copies and near-copies share one. */
export function clustersOf(rows: readonly Row[]): string[] {
  const first = groupCopies(rows.map((row) => fingerprint(Object.values(row.content.fields))))
  return rows.map((row, i) => rows[first[i] ?? i]?.id ?? row.id)
}
