import { createCachedRead } from '../db/cached-read'
import { pool } from '../db/pool'
import type { ListEntryKind } from './list-entry'
import { type TrustList, trustListOf } from './trust-list'

/** For those whose live message was lost. */
const maxAgeMs = 5_000
const cached = createCachedRead({ read: readTrustList, maxAgeMs })

/** All live entries, held in this process until the live message `lists` or for 5 s. */
export function currentTrustList(): Promise<TrustList> {
  return cached.get()
}

/** To be called by a process on the live message `lists`. */
export function dropTrustList(): void {
  cached.drop()
}

type Row = {
  id: number
  kind: ListEntryKind
  value: string
  gitlabId: number | null
  minAccess: number | null
  withSubs: boolean
  reason: string
  listedBy: string | null
  msLeft: string | null
}

async function readTrustList(): Promise<TrustList> {
  const now = performance.now()
  const { rows } = await pool().query<Row>({
    name: 'live-trust-list',
    text: `SELECT e.id, e.kind, e.value, e.gitlab_id AS "gitlabId", e.min_access AS "minAccess", e.with_subs AS "withSubs", e.reason, u.name AS "listedBy",
                  extract(epoch FROM e.expires_at - clock_timestamp()) * 1000 AS "msLeft"
             FROM list_entry e LEFT JOIN "user" u ON u.id = e.created_by_id
            WHERE e.removed_at IS NULL AND (e.expires_at IS NULL OR e.expires_at > clock_timestamp())`,
  })
  return trustListOf(
    rows.map(({ msLeft, listedBy, ...row }) => ({
      ...row,
      listedBy: listedBy ?? 'the system',
      // The database's clock says how long an entry counts; a worker whose own clock is wrong must not trust for longer.
      endsAt: msLeft === null ? null : now + Number(msLeft),
    })),
  )
}
