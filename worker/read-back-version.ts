import type { Pool } from 'pg'
import type { ItemFields, ItemKind, ItemMeta } from '@/lib/fetch/item'
import type { Route } from '@/lib/settings/settings'
import type { TrustAuthor } from '@/lib/trust/trust'
import type { Screening, StepEnd } from './screening'

type Row = Omit<TrustAuthor, 'gitlabId'> & {
  itemId: number
  itemGitlabId: number
  projectId: number | null
  kind: ItemKind
  fields: ItemFields
  meta: ItemMeta
  gitlabId: number | null
  route: Route | null
  current: boolean
  decided: boolean
}

const readBackSql = `
  SELECT v.item_id AS "itemId", i.gitlab_id AS "itemGitlabId", i.project_id AS "projectId", i.kind, v.fields, v.meta,
         i.version_id = v.id AND i.gone_at IS NULL AS current, i.review_state = 'DECIDED' AS decided,
         verdict.route::text AS route,
         a.gitlab_id AS "gitlabId", a.username, a.email, a.confirmed_at AS "confirmedAt", a.is_admin AS "isAdmin",
         a.is_bot AS "isBot", a.created_by_admin AS "createdByAdmin", a.trusted_by AS "trustedBy"
    FROM item_version v JOIN item i ON i.id = v.item_id
    LEFT JOIN verdict ON verdict.version_id = v.id
    LEFT JOIN author a ON a.id = i.author_id
   WHERE v.id = $1`

type ReadBackOptions = { screening: Screening; pool: Pool; versionId: number }

/**
 * Takes up the version that the event stored before its worker died. What was superseded meanwhile isn't judged any more;
 * what was judged is done, unless policy has yet to act on it.
 */
export async function readBackVersion({ screening, pool, versionId }: ReadBackOptions): Promise<StepEnd | undefined> {
  const { rows } = await pool.query<Row>({ name: 'read-back-version', text: readBackSql, values: [versionId] })
  const row = rows[0]
  if (!row?.current) return { state: 'DONE', reason: 'superseded' }
  if (row.route !== null && (row.route !== 'ACT' || row.decided)) return { state: 'DONE', reason: 'unchanged' }
  screening.judged = row.route !== null
  screening.kept = { itemId: row.itemId, versionId }
  screening.version = {
    projectId: row.projectId,
    content: { kind: row.kind, fields: row.fields, meta: row.meta },
    author: row.gitlabId === null ? null : { ...row, gitlabId: row.gitlabId },
    // GitLab's object isn't kept; an external model gets what is known of it.
    raw: { id: row.itemGitlabId, ...row.fields },
  }
  return undefined
}
