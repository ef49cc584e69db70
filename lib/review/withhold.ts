import type { ItemDetail } from './item-detail'
import type { QueueRow } from './queue-row'

/**
 * What somebody who may not read it sees in place of a text that GitLab asked about and hasn't saved: it doesn't say which
 * of them are confidential.
 */
export const withheldText = 'Text withheld'

/** Text, title, reasons and what quotes them; kind, author, score and verdict stay. */
export function withholdItem(item: ItemDetail): ItemDetail {
  const bare = (version: ItemDetail['versions'][number]) => ({ ...version, fields: {}, meta: {}, cut: [] })
  return {
    ...item,
    title: withheldText,
    withheld: true,
    version: item.version && bare(item.version),
    versions: item.versions.map(bare),
    verdict: item.verdict && { ...item.verdict, reasons: [], reasonsNote: null, whatIf: null },
    known: [],
  }
}

export function withholdRow(row: QueueRow): QueueRow {
  return { ...row, title: withheldText, reason: null }
}
