import type { Pool, PoolClient } from 'pg'
import { livePayload } from '../db/live'
import type { AuthorRow, FetchedContent } from './fetched'
import type { StoredVersion, VersionToStore } from './store-version'
import { type DecidedRow, insertItemsSql, lockItemsSql, upsertAuthorsSql, upsertVersionsSql } from './store-version-sql'

type StoreBatchOptions = { pool: Pool; versions: VersionToStore[]; written: WeakSet<AuthorRow> }

/** One transaction for the batch. Rows are passed as one JSON text: Postgres takes it apart, Node only writes it. */
export async function storeBatch({ pool, versions, written }: StoreBatchOptions): Promise<StoredVersion[]> {
  const contents = newestPerContent(versions)
  const rows = [...contents.values()]
  const authors = authorsToWrite(versions, written)
  const kinds = rows.map(({ fetched }) => fetched.item.kind)
  const ids = rows.map(({ fetched }) => fetched.item.gitlabId)
  const moves = versions.flatMap((version) =>
    version.eventId === null ? [] : [{ event_id: version.eventId, ...keyColumns(version.fetched) }],
  )

  const decided = await inTransaction(pool, async (client) => {
    if (authors.length > 0)
      await client.query({
        name: 'fetch-authors',
        text: upsertAuthorsSql,
        values: [JSON.stringify(authors.map(authorColumns))],
      })
    await client.query({ name: 'fetch-items', text: insertItemsSql, values: [kinds, ids] })
    await client.query({ name: 'fetch-lock', text: lockItemsSql, values: [kinds, ids] })
    const result = await client.query<DecidedRow>({
      name: 'fetch-versions',
      text: upsertVersionsSql,
      values: [JSON.stringify(rows.map(versionColumns)), JSON.stringify(moves)],
    })
    const replaced = result.rows.filter((row) => row.replaced).map((row) => row.item_id)
    if (replaced.length > 0)
      await client.query(`SELECT pg_notify('natterjack_live', $1)`, [livePayload({ topic: 'item', ids: replaced })])
    return result.rows
  })

  for (const author of authors) written.add(author)
  const byKey = new Map(decided.map((row) => [row.key, row]))
  return versions.map((version) => toStored(byKey.get(keyOf(version.fetched))))
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

async function inTransaction<T>(pool: Pool, work: (client: PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect()
  let broken: Error | undefined
  try {
    await client.query('BEGIN')
    const result = await work(client)
    await client.query('COMMIT')
    return result
  } catch (error) {
    await client.query('ROLLBACK').catch((failure: Error) => {
      broken = failure
    })
    throw error
  } finally {
    client.release(broken)
  }
}

/** One row per item and content, though an update storm fetched it ten times: the latest look stands for all. */
function newestPerContent(versions: VersionToStore[]): Map<string, VersionToStore> {
  const newest = new Map<string, VersionToStore>()
  for (const version of versions) {
    const key = keyOf(version.fetched)
    const known = newest.get(key)
    if (!known || isNewer(version, known)) newest.set(key, version)
  }
  return newest
}

function isNewer(a: VersionToStore, b: VersionToStore): boolean {
  const [aTime, bTime] = [timeOf(a), timeOf(b)]
  return aTime === bTime ? BigInt(a.observation) > BigInt(b.observation) : aTime > bTime
}

function timeOf({ fetched }: VersionToStore): number {
  return fetched.sourceUpdatedAt?.getTime() ?? Number.NEGATIVE_INFINITY
}

/** One row per account, the latest seen, in the order of the locks. */
function authorsToWrite(versions: VersionToStore[], written: WeakSet<AuthorRow>): AuthorRow[] {
  const newest = new Map<number, AuthorRow>()
  for (const { fetched } of versions) {
    const { author } = fetched
    if (!author || written.has(author)) continue
    const known = newest.get(author.gitlabId)
    if (!known || author.fetchedAt > known.fetchedAt) newest.set(author.gitlabId, author)
  }
  return [...newest.values()].sort((a, b) => a.gitlabId - b.gitlabId)
}

function keyOf({ item, contentHash }: FetchedContent): string {
  return `${item.kind}:${item.gitlabId}:${contentHash.toString('hex')}`
}

function keyColumns(fetched: FetchedContent): Record<string, unknown> {
  const { kind, gitlabId } = fetched.item
  return { key: keyOf(fetched), kind, gitlab_id: gitlabId, hash: fetched.contentHash.toString('hex') }
}

function versionColumns({ fetched, observation }: VersionToStore): Record<string, unknown> {
  const { item, content, author, sourceUpdatedAt } = fetched
  return {
    ...keyColumns(fetched),
    fields: content.fields,
    meta: content.meta ?? {},
    source_updated_at: sourceUpdatedAt,
    observation,
    ref: item.ref,
    project_id: item.projectId,
    path: item.path,
    title: item.title,
    web_url: item.webUrl,
    visibility: item.visibility,
    confidential: item.confidential,
    author_gitlab_id: author?.gitlabId ?? null,
    item_created_at: item.itemCreatedAt,
  }
}

function authorColumns(author: AuthorRow): Record<string, unknown> {
  return {
    gitlab_id: author.gitlabId,
    username: author.username,
    name: author.name,
    state: author.state,
    email: author.email,
    confirmed_at: author.confirmedAt,
    account_created: author.accountCreated,
    is_admin: author.isAdmin,
    is_bot: author.isBot,
    external: author.external,
    two_factor: author.twoFactor,
    sign_in_count: author.signInCount,
    trusted_by: author.trustedBy,
    created_by_admin: author.createdByAdmin,
    web_url: author.webUrl,
    fetched_at: author.fetchedAt,
  }
}
