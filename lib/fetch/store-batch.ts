import type { Pool } from 'pg'
import { inTransaction } from '../db/in-transaction'
import { authorsToWrite } from './authors-to-write'
import type { AuthorRow, FetchedContent } from './fetched'
import type { StoredVersion, VersionToStore } from './store-version'
import { type DecidedRow, insertItemsSql, lockItemsSql, upsertAuthors, upsertVersionsSql } from './store-version-sql'
import { columnValues, versionColumns } from './version-columns'

type StoreBatchOptions = { pool: Pool; versions: VersionToStore[]; written: WeakSet<AuthorRow> }

/** One transaction for the batch, four statements however many rows. */
export async function storeBatch({ pool, versions, written }: StoreBatchOptions): Promise<StoredVersion[]> {
  const rows = newestPerContent(versions)
  const authors = authorsToWrite(
    versions.map(({ fetched }) => fetched),
    written,
  )
  const keys = [rows.map(({ fetched }) => fetched.item.kind), rows.map(({ fetched }) => fetched.item.gitlabId)]
  const places = new Map(rows.map(({ fetched }, index) => [contentKey(fetched), index + 1]))
  const asked = versions.filter(({ eventId }) => eventId !== null)

  const results = await inTransaction(pool, [
    ...upsertAuthors(authors),
    { name: 'fetch-items', text: insertItemsSql, values: keys },
    { name: 'fetch-lock', text: lockItemsSql, values: keys },
    {
      name: 'fetch-versions',
      text: upsertVersionsSql,
      values: [
        ...columnValues(
          versionColumns,
          rows.map((row, index) => ({ ...row, n: index + 1 })),
        ),
        asked.map(({ eventId }) => eventId),
        asked.map(({ fetched }) => places.get(contentKey(fetched))),
      ],
    },
  ])
  const stored: DecidedRow[] = results.at(-1)?.rows ?? []
  const decided = new Map(stored.map((row) => [row.n, row]))

  for (const author of authors) written.add(author)
  return versions.map(({ fetched }) => toStored(decided.get(places.get(contentKey(fetched)) ?? 0)))
}

function toStored(row: DecidedRow | undefined): StoredVersion {
  if (!row) throw new Error('A version was stored and is not there.')
  return {
    itemId: row.item_id,
    versionId: row.version_id,
    current: row.current,
    changed: row.changed,
    alreadyJudged: row.judged,
    authorId: row.author_id,
  }
}

/** One row per item and content, though an update storm fetched it ten times: the latest look stands for all. */
function newestPerContent(versions: VersionToStore[]): VersionToStore[] {
  const newest = new Map<string, VersionToStore>()
  for (const version of versions) {
    const key = contentKey(version.fetched)
    const known = newest.get(key)
    if (!known || BigInt(version.observation) > BigInt(known.observation)) newest.set(key, version)
  }
  return [...newest.values()]
}

const itemKey = ({ item }: FetchedContent): string => `${item.kind}:${item.gitlabId}`

function contentKey(fetched: FetchedContent): string {
  return `${itemKey(fetched)}:${fetched.contentHash.toString('latin1')}`
}
